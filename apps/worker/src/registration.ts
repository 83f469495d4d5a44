import { type Job, JobType, ParticipantPermission, ServerMessage, WorkerMessage, WorkerStatus } from "@livekit/protocol";
import { AccessToken } from "livekit-server-sdk";
import { WebSocket } from "ws";
import type { Log } from "./log.ts";

/** A call that LiveKit handed to this worker, with what opens its room. */
export interface RoomJob {
  id: string;
  room: string;
  metadata: string;
  url: string;
  token: string;
}

export interface RegistrationOptions {
  url: string;
  apiKey: string;
  apiSecret: string;
  /** Calls are dispatched to workers of this name, and to no other. */
  agentName: string;
  /** Calls it has now, and as many as it takes. */
  load(): { calls: number; capacity: number };
  take(job: RoomJob): void;
  /** LiveKit wants a call ended here. */
  terminate(job: string): void;
  log: Log;
  /** Waits between tries grow from the first to the second. @defaultValue 200 and 5000 */
  backoffMs?: readonly [number, number];
}

/** A worker's place in a LiveKit cluster. It comes back by itself; rooms that were joined go on meanwhile. */
export interface Registration {
  readonly isRegistered: boolean;
  /** Resolves when LiveKit knows it. */
  registered(): Promise<void>;
  /** No new calls. */
  drain(): void;
  close(): void;
}

type Outgoing = NonNullable<NonNullable<ConstructorParameters<typeof WorkerMessage>[0]>["message"]>;

/**
 * LiveKit gives nothing to workers that say they are loaded beyond its `target_load` of 0.7, whatever they can take. So a worker with room
 * for one more call is just below it.
 */
export const mostLoad = 0.65;

const statusEveryMs = 1_000;
const pingEveryMs = 5_000;
/** An offer that was taken and never confirmed is forgotten. */
const confirmWithinMs = 10_000;

/**
 * Registers this process at LiveKit as a worker that holds every room itself. LiveKit's own `AgentServer` speaks the same protocol and starts
 * a process for each room.
 */
export function register(options: RegistrationOptions): Registration {
  const { agentName, log, backoffMs = [200, 5_000] } = options;
  const address = new URL("agent", `${options.url.replace(/\/*$/, "")}/`.replace(/^http/, "ws"));
  const offered = new Map<string, NodeJS.Timeout>();
  let socket: WebSocket | null = null;
  let isRegistered = false;
  let isDraining = false;
  let isClosed = false;
  let isAnswering = true;
  let tries = 0;
  let retry: NodeJS.Timeout | undefined;
  let whenRegistered = Promise.withResolvers<void>();

  const send = (message: Outgoing) => {
    if (socket?.readyState === WebSocket.OPEN) socket.send(new WorkerMessage({ message }).toBinary());
  };

  function taken(): number {
    return options.load().calls + offered.size;
  }
  const isFull = () => isDraining || taken() >= options.load().capacity;

  function tellStatus(): void {
    const { capacity } = options.load();
    const load = isFull() ? 1 : (mostLoad * taken()) / capacity;
    send({ case: "updateWorker", value: { load, status: isFull() ? WorkerStatus.WS_FULL : WorkerStatus.WS_AVAILABLE } });
  }

  const status = setInterval(tellStatus, statusEveryMs);
  const ping = setInterval(() => {
    if (!socket) return;
    // Half a connection looks like a whole one until somebody asks.
    if (!isAnswering) return socket.terminate();
    isAnswering = false;
    if (socket.readyState === WebSocket.OPEN) socket.ping();
  }, pingEveryMs);
  void connect();

  async function connect(): Promise<void> {
    const token = new AccessToken(options.apiKey, options.apiSecret);
    token.addGrant({ agent: true });
    const made = new WebSocket(address, { headers: { authorization: `Bearer ${await token.toJwt()}` }, handshakeTimeout: 5_000 });
    if (isClosed) return made.terminate();
    socket = made;
    made.on("open", () => {
      isAnswering = true;
      const allowedPermissions = new ParticipantPermission({ canPublish: true, canSubscribe: true, canPublishData: true, agent: true });
      send({ case: "register", value: { type: JobType.JT_ROOM, agentName, allowedPermissions, version: "1.9.0" } });
    });
    made.on("pong", () => (isAnswering = true));
    made.on("message", (data: Buffer) => take(ServerMessage.fromBinary(data)));
    made.on("error", () => {});
    made.on("close", (code) => {
      if (socket !== made) return;
      socket = null;
      if (isRegistered) whenRegistered = Promise.withResolvers();
      isRegistered = false;
      if (isClosed) return;
      log.warn({ code, tries }, "the connection to LiveKit is gone; it is tried again");
      const [least, most] = backoffMs;
      retry = setTimeout(() => void connect(), Math.min(most, least * 2 ** Math.min(tries, 10)));
      tries += 1;
    });
  }

  function take({ message }: ServerMessage): void {
    switch (message.case) {
      case "register":
        isRegistered = true;
        tries = 0;
        tellStatus();
        log.info({ agentName, worker: message.value.workerId }, "registered at LiveKit");
        return whenRegistered.resolve();
      case "availability":
        return message.value.job && answer(message.value.job);
      case "assignment": {
        const { job, token, url } = message.value;
        if (!job || !offered.has(job.id)) return;
        clearTimeout(offered.get(job.id));
        offered.delete(job.id);
        return options.take({ id: job.id, room: job.room?.name ?? "", metadata: job.metadata, url: url || options.url, token });
      }
      case "termination":
        return options.terminate(message.value.jobId);
    }
  }

  function answer(job: Job): void {
    const available = !isFull();
    if (available) offered.set(job.id, setTimeout(() => offered.delete(job.id), confirmWithinMs)); // prettier-ignore
    send({
      case: "availability",
      value: { jobId: job.id, available, participantIdentity: `agent-${job.id}`, participantName: agentName },
    });
    tellStatus();
  }

  return {
    get isRegistered() {
      return isRegistered;
    },
    registered: () => whenRegistered.promise,
    drain() {
      isDraining = true;
      tellStatus();
    },
    close() {
      isClosed = true;
      clearTimeout(retry);
      clearInterval(status);
      clearInterval(ping);
      for (const late of offered.values()) clearTimeout(late);
      socket?.close(1000);
    },
  };
}
