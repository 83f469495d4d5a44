import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { Job, ServerMessage, WorkerMessage } from "@livekit/protocol";
import { type WebSocket, WebSocketServer } from "ws";

type Incoming = WorkerMessage["message"];

/** The half of a LiveKit server that hands out calls, with nothing behind it: what workers register at, scripted by a test. */
export async function dispatchServer() {
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  await once(server, "listening");
  const messages: Incoming[] = [];
  const tokens: (string | undefined)[] = [];
  let worker: WebSocket | null = null;
  server.on("connection", (socket, request) => {
    if (request.url !== "/agent") return socket.close(1008);
    tokens.push(request.headers.authorization);
    worker = socket;
    socket.on("message", (data: Buffer) => {
      const { message } = WorkerMessage.fromBinary(data);
      messages.push(message);
      if (message.case === "register") send({ message: { case: "register", value: { workerId: "W1" } } });
    });
  });
  const send = (message: ConstructorParameters<typeof ServerMessage>[0]) => worker?.send(new ServerMessage(message).toBinary());
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    messages,
    tokens,
    offer: (id: string) => send({ message: { case: "availability", value: { job: new Job({ id, room: { name: `room-${id}` }, metadata: `of ${id}` }) } } }), // prettier-ignore
    assign: (id: string) => send({ message: { case: "assignment", value: { job: new Job({ id, room: { name: `room-${id}` }, metadata: `of ${id}` }), token: `token-${id}` } } }), // prettier-ignore
    terminate: (jobId: string) => send({ message: { case: "termination", value: { jobId } } }),
    cut: () => worker?.terminate(),
    /** Waits for a message that holds. */
    async until<C extends NonNullable<Incoming["case"]>>(
      kind: C,
      holds: (value: Extract<Incoming, { case: C }>["value"]) => boolean = () => true,
    ) {
      for (let tries = 0; tries < 500; tries++) {
        const found = messages.find((one) => one.case === kind && holds(one.value as never));
        if (found) return found.value as Extract<Incoming, { case: C }>["value"];
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      throw new Error(`No ${kind} came.`);
    },
    async close() {
      for (const client of server.clients) client.terminate();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
