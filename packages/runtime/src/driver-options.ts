import type { DialogueAct, Snapshot, SoundKind, StartEvent, Utterance } from "@vaarta/engine";
import type { Program } from "@vaarta/flow";
import type { ToolRunner } from "@vaarta/tools";
import type { LatencySample, Stage, StageLatency } from "./latency.ts";
import type { Clock, ConversationStore, Parts, Transport, Understander } from "./ports.ts";
import type { ProgramFinder } from "./rebuild.ts";
import type { RuntimeError } from "./runtime-error.ts";

export interface DriverOptions {
  conversation: string;
  program: Program;
  store: ConversationStore;
  tools: ToolRunner;
  transport: Transport;
  /** @defaultValue the rules and examples of the program */
  understander?: Understander;
  /** @defaultValue the machine's */
  clock?: Clock;
  /** Parts a conversation can do without; a missing one answers `unavailable`. */
  parts?: Parts;
  /** Name of this driver in the lease. @defaultValue a random one */
  holder?: string;
  /** How long the right to write lasts without renewal, in milliseconds. It is renewed after a third. @defaultValue 15000 */
  leaseMs?: number;
  /**
   * How long the conversation goes on while the store is away, in milliseconds: what happens is kept in memory, and no write is made,
   * until the store is back. Calls want it; a chat waits instead. @defaultValue 0
   */
  outageMs?: number;
  /** A call, a chat or a thread within the conversation, counted from 1. @defaultValue 1 */
  leg?: number;
  /** The test console: samples may be used, and one can step back. @defaultValue false */
  isTest?: boolean;
  /** Stretches the agent's times of quiet: 2 waits twice as long before it asks whether she is there. @defaultValue 10 in a chat, else 1 */
  patience?: number | (() => number);
  /** Other programs this conversation ran on, for resuming and stepping back over a swap. */
  programs?: ProgramFinder;
  /** Whether words may be understood before they are final; off where understanding costs. @defaultValue true */
  speculates?: boolean;
  /** What of the words may be kept. @defaultValue card and Aadhaar numbers, passwords and the like are masked */
  mask?: (text: string) => string;
  /** The driver stopped by itself: LEASE_LOST, SEQ_CONFLICT or STORE_UNAVAILABLE. It says and calls nothing any more. */
  onStopped?(error: RuntimeError): void;
  /** Something failed in the background and the conversation goes on. */
  onFault?(error: RuntimeError): void;
  /** The conversation has ended and everything was said. */
  onEnded?(snapshot: Snapshot): void;
  onLatency?: (sample: LatencySample) => void;
}

export interface ResumeOptions {
  /** She lost the line, not only the driver: she hears that it is back before anything else. */
  cameBack?: boolean;
}

/** What a turn would be if these were her last words. */
export interface Speculation {
  acts: readonly DialogueAct[];
  /** They give what was asked, whole. */
  answers: boolean;
  /** What would be said first; empty when it takes a tool or a model to know. */
  utterances: readonly Utterance[];
}

export interface SayOptions {
  via?: "text" | "voice";
  /** How surely spoken words were heard, in [0, 1]. */
  confidence?: number;
  /** Sound was missing in the middle of them. */
  broken?: boolean;
  /** The client's own id: the same message sent again is taken once. */
  message?: string;
  /** The words are in the log now; they survive anything from here on. */
  onKept?(seq: number): void;
}

/** Drives one conversation. Methods that change it are taken in order, one at a time. */
export interface Driver {
  readonly conversation: string;
  readonly program: Program;
  /** Seq of the last event in the log. */
  readonly seq: number;
  /** Where it stands. @throws {RuntimeError} NOT_STARTED */
  readonly snapshot: Snapshot;
  /** Why it stopped; null while it runs. */
  readonly stopped: RuntimeError | null;
  /** @throws {RuntimeError} ALREADY_STARTED */
  start(input: Omit<StartEvent, "type" | "program">): Promise<void>;
  /**
   * Takes the conversation over from the log: whoever drove it before may no longer write. Timers go on by their due time, speech not
   * delivered is said again, reads are asked again, writes only when they may be repeated; else their outcome is `unknown`.
   * @throws {RuntimeError} NOT_FOUND, PROGRAM_MISMATCH
   */
  resume(options?: ResumeOptions): Promise<void>;
  /** The caller is back on another way: what she has not heard is said again there. */
  reconnect(transport: Transport): void;
  /** She hears that the line is back, then what she missed or the open question. The state stands as it was. */
  cameBack(): Promise<void>;
  /** Sound of hers that is no words. */
  sound(what: SoundKind): Promise<void>;
  /** While she speaks or is being heard no time of quiet passes; it counts anew when she has stopped. */
  attend(isBusy: boolean): void;
  /**
   * What would be said to these words, without saying, keeping or calling anything. When they turn out to be her words and nothing
   * happened meanwhile, what was understood counts. Null before the start, after the end, and where words cannot be understood ahead.
   */
  speculate(text: string): Promise<Speculation | null>;
  /**
   * The caller's words. Resolves when they are understood, decided and kept.
   * @throws {RuntimeError} ENDED, and whatever stopped the driver
   */
  say(text: string, options?: SayOptions): Promise<{ seq: number }>;
  dtmf(digits: string): Promise<{ seq: number }>;
  /** The caller left, or is taken to have left. @defaultValue by the caller */
  hangUp(reason?: string, by?: "caller" | "system"): Promise<void>;
  /** Goes on with another program from the next turn on. */
  swapProgram(program: Program): Promise<void>;
  /**
   * A driver of a new conversation that stands where this one stood before a turn of the caller, on this one's newest program.
   * The log up to there is copied; this conversation stays as it is.
   * @param toTurn - counted from 1
   * @throws {RuntimeError} TURN_NOT_FOUND; PROGRAM_MISMATCH when it ran on programs that `programs` does not know
   */
  stepBack(toTurn: number, conversation: string, changes?: Partial<DriverOptions>): Promise<Driver>;
  /** Resolves when nothing is being said, called or decided; timers that wait do not count. */
  settled(): Promise<void>;
  latency(): Partial<Record<Stage, StageLatency>>;
  /** Resolves when everything that happened is in the store. */
  durable(): Promise<void>;
  /** Stops and gives the conversation back. It can be resumed. */
  close(): Promise<void>;
}
