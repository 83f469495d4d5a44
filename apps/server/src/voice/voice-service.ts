import type { Database, Workspace } from "@vaarta/db";
import { type HostDescription, offered } from "@vaarta/host";
import type { AddressPolicy } from "@vaarta/llm/providers";
import type { Logger } from "pino";
import type { WebSocket } from "ws";
import type { Grant } from "../chat/tokens.ts";
import { failureOf } from "../failures.ts";
import { endAway } from "../livekit/end-away.ts";
import { createRoomCalls, type RoomCalls } from "../livekit/room-calls.ts";
import type { Rooms } from "../livekit/rooms.ts";
import type { ModelsFor } from "../models/models-for.ts";
import { type Calls, createCalls } from "./calls.ts";
import { callTokens } from "./call-tokens.ts";
import { hostLink } from "./host-link.ts";
import { type ConnectedHost, HostRegistry } from "./host-registry.ts";
import { speechSettingsOf } from "./speech-settings.ts";
import type { Metrics } from "../metrics/metrics.ts";
import { createTestCalls, type TestCalls } from "./test-calls.ts";
import { keepTurn } from "./turn-timings.ts";
import { assign, linkMethods } from "./link-methods.ts";

type Offer = Pick<HostDescription, "hears" | "speaks">;

/** Everything about spoken calls on the server: the processes that drive them, and the calls. */
export interface VoiceService {
  registry: HostRegistry;
  calls: Calls;
  /** Spoken tests of drafts. */
  tests: TestCalls;
  /** Where calls are held in LiveKit rooms; null without LiveKit. */
  rooms: RoomCalls | null;
  /** What a process must show to connect. */
  secret: string;
  connected(socket: WebSocket): void;
  /** What a caller of a workspace finds: what its machines have of their own, or what it has set up. */
  offerOf(workspace: Workspace, own: Offer): Promise<Offer>;
  /** Called for a process that is hung, after its conversations were taken from it. */
  onHung(act: (host: ConnectedHost) => void): void;
  close(): void;
}

export interface VoiceServiceOptions {
  database: Database;
  modelsFor: ModelsFor;
  /** Which machines providers of a workspace's choosing may be on. */
  addresses: AddressPolicy;
  metrics: Metrics;
  secret: string;
  /** Signs tokens of calls. */
  tokenSecret: string;
  /** LiveKit's rooms, where calls are held in them. */
  rooms: Rooms | null;
  log: Logger;
}

const lookEveryMs = 500;

export function createVoiceService(options: VoiceServiceOptions): VoiceService {
  const { database, modelsFor, addresses, metrics, secret, tokenSecret, rooms: livekit, log } = options;
  const now = () => performance.now();
  const registry = new HostRegistry(now);
  const tokens = callTokens(tokenSecret);
  const tests = createTestCalls();
  const endReal = endAway(database);
  const end = async (grant: Grant) => {
    if (!(await tests.end(grant, "the room is gone"))) await endReal(grant);
  };
  const rooms = livekit && createRoomCalls({ rooms: livekit, registry, tokens, end, log });
  const calls = createCalls({ registry, tokens, rooms, database, tests });
  const assigned = async (grant: Grant) => tests.assignmentOf(grant) ?? (await assign(database, grant));
  const speechOf = (workspace: Workspace) => speechSettingsOf(workspace, addresses);
  const perform = linkMethods({
    registry,
    tokens,
    starts: calls.starts,
    assign: assigned,
    modelsFor,
    speechOf,
    async keepTurn(assignment, turn) {
      const kept = await keepTurn(assignment, turn);
      if (kept) metrics.turn(kept.stages);
    },
    isNewest: (...of) => rooms?.isNewest(...of) ?? false,
  });
  let kill: (host: ConnectedHost) => void = () => {};
  let lookedAt = now();

  const look = setInterval(() => {
    // This process may have been the one that stood still: then nobody else is judged by it.
    const stoodStill = now() - lookedAt > lookEveryMs * 3;
    lookedAt = now();
    if (stoodStill) for (const host of registry.all) host.lastHeardAt = Math.max(host.lastHeardAt, now() - lookEveryMs);
    for (const host of registry.hung()) takeFrom(host);
  }, lookEveryMs);
  look.unref();

  /** A process that hangs must never speak again: its right to write ends before it is killed, in case it cannot be. */
  function takeFrom(host: ConnectedHost): void {
    log.error({ host: host.description.name, calls: host.assigned.size }, "a voice host hangs; its calls go to another");
    registry.remove(host);
    for (const { conversation, store } of host.assigned.values())
      store
        .acquire(conversation, "server", 1)
        .then((lease) => store.release(lease))
        .catch((error: unknown) => log.warn({ conversation, code: failureOf(error)?.code ?? "FAULT" }, "a hung call could not be taken"));
    kill(host);
  }

  return {
    registry,
    calls,
    tests,
    rooms,
    secret,
    connected: (socket) => hostLink(socket, { registry, tokens, perform, assign: assigned, onFailure: metrics.failed, log, now }),
    offerOf: async (workspace, own) => offered(own, await speechOf(workspace)),
    onHung: (act) => (kill = act),
    close() {
      clearInterval(look);
      rooms?.close();
      for (const host of registry.all) host.cut("RESTARTING");
    },
  };
}
