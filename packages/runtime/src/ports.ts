import type { ConversationEvent, Decision, Effect, Snapshot, Understanding, Wants } from "@vaarta/engine";
import type { Program } from "@vaarta/flow";

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
 * Where conversations are kept. Appends name the epoch and the expected seq: an old epoch is refused
 * (`LEASE_LOST`), the same seq with other content is an error (`SEQ_CONFLICT`), the same seq with the same content is accepted again.
 */
export interface ConversationStore {
  acquire(conversation: string, holder: string, ttlMs: number): Promise<Lease>;
  renew(lease: Lease, ttlMs: number): Promise<Lease>;
  release(lease: Lease): Promise<void>;
  append(lease: Lease, firstSeq: number, events: StoredEvent[], checkpoint: Snapshot | null): Promise<void>;
  /** The last checkpoint and the events after it. */
  load(conversation: string): Promise<{ snapshot: Snapshot | null; snapshotSeq: number; events: StoredEvent[] } | null>;
}

export interface Clock {
  now(): number;
  setTimer(afterMs: number, fire: () => void): () => void;
}

export interface Understander {
  understand(input: {
    program: Program;
    wants: Wants;
    text: string;
    now: number;
    timezone: string;
  }): Understanding | Promise<Understanding>;
}

/** Where the caller is. The driver tells it what to say; it tells the driver what was heard. */
export interface Transport {
  /** Resolves when heard, or cut short. */
  speak(effect: Extract<Effect, { type: "speak" }>): Promise<{ heard: "all" | "part" | "none"; text?: string }>;
  listen?(effect: Extract<Effect, { type: "listen" }>): void;
  ended(effect: Extract<Effect, { type: "hang-up" }>): void;
  /** Everything that happened, for watchers (captions, the studio). */
  observe?(stored: StoredEvent, snapshot: Snapshot): void;
}
