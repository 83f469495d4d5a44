import type { ConversationEvent, Decision, Effect, ModelUse, Proposal, Snapshot, Understanding, Wants, Worded } from "@vaarta/engine";
import type { Program } from "@vaarta/flow";
import type { Said } from "@vaarta/prompting";

/** One stored record: an event with what the engine made of it. `seq` counts from 1 without gaps. */
export interface StoredEvent {
  seq: number;
  leg: number;
  event: ConversationEvent;
  effects: Effect[];
  decisions: Decision[];
}

/** The right to write one conversation. A higher epoch replaces a lower one. */
export interface Lease {
  conversation: string;
  holder: string;
  epoch: number;
  expiresAt: number;
}

/**
 * Where conversations are kept. Failures are `RuntimeError`s. Appends name the epoch and the expected seq: an old epoch is
 * refused (`LEASE_LOST`), a gap or the same seq with other content is an error (`SEQ_CONFLICT`), the same seq with the same content
 * is accepted again. All of an append is kept, or none. `describeConversationStore` of `@vaarta/testing` holds every store to this.
 */
export interface ConversationStore {
  /** Always succeeds: the epoch rises and the holder before may no longer write. Whoever asks has decided that the other is gone or must go. */
  acquire(conversation: string, holder: string, ttlMs: number): Promise<Lease>;
  /** Extends a lease that is still the newest, even one that ran out; else `LEASE_LOST`. */
  renew(lease: Lease, ttlMs: number): Promise<Lease>;
  /** Gives the lease back: it may not write or be renewed any more. One that was lost already is left alone. */
  release(lease: Lease): Promise<void>;
  /** `events` follow each other from `firstSeq`. A checkpoint is of the moment after the last of them. */
  append(lease: Lease, firstSeq: number, events: StoredEvent[], checkpoint: Snapshot | null): Promise<void>;
  /** The last checkpoint and the events after it; null when nothing was ever appended. */
  load(conversation: string): Promise<{ snapshot: Snapshot | null; snapshotSeq: number; events: StoredEvent[] } | null>;
  /** Every event after a seq, in order; none for an unknown conversation. @defaultValue afterSeq 0 */
  events(conversation: string, afterSeq?: number): Promise<StoredEvent[]>;
}

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Milliseconds that never go back, for measuring. @defaultValue now() */
  elapsed?(): number;
  /** Calls once after a time; gives what cancels it. */
  setTimer(afterMs: number, fire: () => void): () => void;
}

export interface Understander {
  understand(input: {
    program: Program;
    wants: Wants;
    text: string;
    now: number;
    timezone: string;
    /** Its id, for the bill of what understands at a price. */
    conversation?: string;
    /** Where the conversation stands; absent where words are understood by themselves. */
    snapshot?: Snapshot;
    /** She said something else, or left: what was found out by then is given at once. */
    signal?: AbortSignal;
  }): Understanding | Promise<Understanding>;
}

/** Where the caller is. The driver tells it what to say; it tells the driver what was heard. */
export interface Transport {
  /** Resolves when heard, or cut short. */
  speak(effect: Extract<Effect, { type: "speak" }>): Promise<{ heard: "all" | "part" | "none"; text?: string }>;
  /** Stops talking at once and says no more: the right to speak was lost. */
  stop?(): void;
  transfer?(effect: Extract<Effect, { type: "transfer" }>): Promise<"connected" | "failed">;
  listen?(effect: Extract<Effect, { type: "listen" }>): void;
  ended(effect: Extract<Effect, { type: "hang-up" }>): void;
  /** Everything that happened, for watchers (captions, the studio). */
  observe?(stored: StoredEvent, snapshot: Snapshot): void;
}

type EffectOf<T extends Effect["type"]> = Extract<Effect, { type: T }>;
type AnswerOf<T extends ConversationEvent["type"]> = Omit<Extract<ConversationEvent, { type: T }>, "at" | "type" | "effect">;

/** What a part may look at. */
export interface PartContext {
  program: Program;
  snapshot: Snapshot;
  signal: AbortSignal;
  conversation: string;
  clock: Clock;
  /** Who said what up to here, the newest last. */
  transcript: readonly Said[];
}

/** A part of a model's turn, in this order: one proposal, its sentences, what it took. */
export type ModelStep =
  | ({ type: "proposed" } & Proposal)
  | ({ type: "worded" } & Worded)
  | { type: "finished"; outcome: "ok" | "unavailable" | "failed"; usage?: ModelUse };

/** Parts a conversation can do without. One that is missing, or throws, answers `unavailable`. */
export interface Parts {
  retrieve?(effect: EffectOf<"retrieve">, context: PartContext): Promise<AnswerOf<"retrieved">>;
  /**
   * A model's turn as it comes. Nothing after the proposal is taken before the interpreter decided it; where it gave the effect up, the
   * signal is aborted. One that ends without `finished`, or throws, has failed.
   */
  generate?(effect: EffectOf<"generate">, context: PartContext): AsyncIterable<ModelStep>;
  assignVariant?(effect: EffectOf<"assign-variant">, context: PartContext): Promise<AnswerOf<"variant-assigned">>;
  /** Missing: the log is the list of what was promised. */
  schedule?(effect: EffectOf<"schedule">, context: PartContext): Promise<"scheduled" | "failed">;
}
