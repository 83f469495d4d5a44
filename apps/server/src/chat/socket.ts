import type { WebSocket } from "@fastify/websocket";
import type { Logger } from "pino";
import { failureOf, faultMessage } from "../failures.ts";
import { faultOf } from "../trpc/builder.ts";
import type { Chats, Connection } from "./chats.ts";
import { type ClientMessage, clientMessageSchema, type ServerMessage } from "./messages.ts";
import type { ResumeTokens } from "./tokens.ts";

/** A caller may say this much at once, and this much per second after that. */
const burst = 20;
const perSecond = 2;
const helloWithinMs = 10_000;
const largestMessage = 16 * 1024;

/** One caller's page on a WebSocket, from hello to goodbye. Messages are taken in order. */
export function conversationSocket(
  socket: WebSocket,
  conversation: string,
  { chats, tokens, log }: { chats: Chats; tokens: ResumeTokens; log: Logger },
): void {
  let connection: Connection | null = null;
  let work: Promise<void> = Promise.resolve();
  let allowance = burst;
  let refilledAt = Date.now();
  let isAlive = true;

  const send = (message: ServerMessage) => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
  };
  const end = (code: string, message: string) => {
    send({ type: "error", code, message });
    socket.close(1008, code);
  };
  const late = setTimeout(() => end("MESSAGE_INVALID", "Say hello with your token first."), helloWithinMs);
  // A page that went without a word must not keep its place.
  const ping = setInterval(() => {
    if (!isAlive) return socket.terminate();
    isAlive = false;
    socket.ping();
  }, 20_000);

  socket.on("pong", () => (isAlive = true));
  socket.on("message", (data: Buffer, isBinary: boolean) => {
    const now = Date.now();
    allowance = Math.min(burst, allowance + ((now - refilledAt) / 1_000) * perSecond);
    refilledAt = now;
    const message = isBinary || data.length > largestMessage ? null : read(data);
    if (!message)
      return send({ type: "error", code: "MESSAGE_INVALID", message: "This message is not understood here. It may be too long." });
    // Confirmations answer what we sent, so they cost nothing.
    if (message.type !== "heard" && (allowance -= 1) < 0) return send({ type: "error", code: "TOO_MANY", message: "That was too fast. Wait a moment and send it again." }); // prettier-ignore
    work = work.then(() => take(message)).catch(fail);
  });
  socket.on("close", () => {
    clearTimeout(late);
    clearInterval(ping);
    work = work.then(() => connection?.leave()).catch(fail);
  });
  socket.on("error", () => socket.terminate());

  async function take(message: ClientMessage): Promise<void> {
    if (message.type === "hello") {
      if (connection) return;
      clearTimeout(late);
      const grant = tokens.read(message.token);
      if (!grant || grant.conversation !== conversation)
        return end("TOKEN_INVALID", "This conversation cannot be opened with that token. Start a new one.");
      connection = await chats.connect(grant, { send, close: end }, message.lastSeq ?? 0);
      if (socket.readyState !== socket.OPEN) connection.leave();
      return;
    }
    if (!connection) return end("TOKEN_INVALID", "Say hello with your token first.");
    if (message.type === "say") return connection.say(message.id, message.text);
    if (message.type === "bye") return connection.bye();
    const { effect, heard, text } = message;
    connection.heard(effect, text === undefined ? { heard } : { heard, text });
  }

  function fail(error: unknown): void {
    const failure = failureOf(error);
    if (!failure) log.error({ conversation, fault: faultOf(error) }, "a caller's message failed");
    send({ type: "error", code: failure?.code ?? "FAULT", message: failure?.message ?? faultMessage });
    if (!connection) socket.close(1008, failure?.code ?? "FAULT");
  }
}

function read(data: Buffer): ClientMessage | null {
  try {
    const parsed = clientMessageSchema.safeParse(JSON.parse(data.toString("utf8")));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
