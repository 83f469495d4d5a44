// What a process that drives calls and the server say to each other: JSON frames on one WebSocket. The process connects with
// `authorization: Bearer <secret>` and says hello; everything it asks is about conversations that were handed to it, and nothing else.

import type { StartEvent } from "@vaarta/engine";
import type { ModelChunk, ModelRequest, ModelTask } from "@vaarta/llm";
import type { ConversationStore, Lease, StoredEvent } from "@vaarta/runtime";
import type { SpeechSettings } from "@vaarta/speech";
import type { ToolStores } from "@vaarta/tools";
import type { TurnTiming } from "./turn-timings.ts";

/** Version of the link, in the first frame of either side. */
export const linkVersion = 1;
/** Where the server listens for links. */
export const linkPath = "/internal/link";
/** A frame to the server holds at most this much; one from it may hold a whole document. */
export const largestRequest = 4 * 1024 * 1024;
export const largestAnswer = 32 * 1024 * 1024;
/** How often a process says that it is alive. */
export const beatMs = 1_000;

/** A process that drives calls. */
export interface HostDescription {
  /** Its own, for as long as it runs. */
  name: string;
  kind: "embedded" | "livekit";
  pid: number;
  /** Where browsers reach it: a port of the server's machine, or a whole address; null for one that goes to rooms by itself. */
  port: number | null;
  url: string | null;
  /** Name under which LiveKit hands calls to this process alone; absent for one that takes only what it is sent. */
  agent?: string;
  /** Calls it takes at once. */
  capacity: number;
  hears: "people" | "synthetic" | "nobody";
  speaks: "voice" | "draft" | "captions";
  /** Languages it can speak, as primary tags. */
  languages: string[];
}

/** How a process does. */
export interface HostLoad {
  calls: number;
  /** How late its timers come, the worst since the last beat, in milliseconds. */
  lagMs: number;
}

/** A conversation that was handed to a process. */
export interface OpenedCall {
  conversation: string;
  workspace: string;
  agent: string;
  release: string;
  /** How to begin it; null when it has begun: then it is resumed. */
  start: Omit<StartEvent, "type" | "program"> | null;
  /** Who hears and speaks, in the order of the workspace's wish, with their keys: for this call and nothing else. */
  speech: SpeechSettings;
  /** What the workspace's models can be asked for. */
  tasks: ModelTask[];
  /** Shown again after the link was lost, to keep the call. */
  grant: string;
}

type Store = ConversationStore;
type Bookings = ToolStores["bookings"];
type Records = ToolStores["records"];
type Of<F extends (...args: never[]) => Promise<unknown>> = { args: Parameters<F>; answer: Awaited<ReturnType<F>> };
type About = { conversation: string };

/** Everything a process can ask. */
export interface LinkMethods {
  "call.open": { params: { token: string }; answer: OpenedCall };
  /** It drives the conversation no more. */
  "call.close": { params: About; answer: null };
  "call.turn": { params: About & { turn: TurnTiming }; answer: null };
  "store.acquire": { params: About & { holder: string; ttlMs: number }; answer: Of<Store["acquire"]>["answer"] };
  "store.renew": { params: About & { lease: Lease; ttlMs: number }; answer: Of<Store["renew"]>["answer"] };
  "store.release": { params: About & { lease: Lease }; answer: null };
  "store.append": {
    params: About & { lease: Lease; firstSeq: number; events: StoredEvent[]; checkpoint: Parameters<Store["append"]>[3] };
    answer: null;
  };
  "store.load": { params: About; answer: Of<Store["load"]>["answer"] };
  "store.events": { params: About & { afterSeq: number }; answer: StoredEvent[] };
  /** The document of the conversation's release, as JSON. */
  "release.document": { params: About; answer: string };
  "bookings.book": { params: About & { args: Of<Bookings["book"]>["args"] }; answer: Of<Bookings["book"]>["answer"] };
  "bookings.move": { params: About & { args: Of<Bookings["move"]>["args"] }; answer: Of<Bookings["move"]>["answer"] };
  "bookings.cancel": { params: About & { args: Of<Bookings["cancel"]>["args"] }; answer: Of<Bookings["cancel"]>["answer"] };
  "bookings.answered": { params: About & { args: Of<Bookings["answered"]>["args"] }; answer: Of<Bookings["answered"]>["answer"] };
  "bookings.find": { params: About & { args: Of<Bookings["find"]>["args"] }; answer: Of<Bookings["find"]>["answer"] };
  "bookings.taken": { params: About & { args: Of<Bookings["taken"]>["args"] }; answer: Of<Bookings["taken"]>["answer"] };
  "records.write": { params: About & { args: Of<Records["write"]>["args"] }; answer: Of<Records["write"]>["answer"] };
  /** Answered by parts, each a `ModelChunk`, then null. */
  "models.stream": { params: About & { request: Omit<ModelRequest, "signal"> }; answer: null };
}

export type LinkMethod = keyof LinkMethods;
export type ParamsOf<M extends LinkMethod> = LinkMethods[M]["params"];
export type AnswerOf<M extends LinkMethod> = LinkMethods[M]["answer"];
export type LinkPart = ModelChunk;

export type FromHost =
  | { type: "hello"; version: number; host: HostDescription; grants: string[] }
  | ({ type: "beat" } & HostLoad)
  | { type: "request"; id: number; method: LinkMethod; params: unknown }
  | { type: "abort"; id: number };

export type ToHost =
  | { type: "welcome"; version: number; refused: string[] }
  | { type: "answer"; id: number; value: unknown }
  | { type: "part"; id: number; value: LinkPart }
  | { type: "refusal"; id: number; source: "runtime" | "model" | "link"; code: string; message: string }
  /** Another process has the conversation, or it was removed: nothing more is said in it. */
  | { type: "revoke"; conversation: string; code: string }
  /** No new calls; what runs may end until a moment from now, and is handed over then. */
  | { type: "drain"; withinMs: number };
