import type { Json, SlotId } from "@vaarta/flow";
import type { HeardHow, Utterance } from "./types.ts";

/** What the engine remembers between two events beside the slots and the stack. Plain JSON, copied when written. */
export interface Memory {
  /** Effects numbered so far. */
  effects: number;
  /** The caller's last words, for looking up an answer; null before the first. */
  text: string | null;
  /** Her words before those. */
  textBefore: string | null;
  /** Last turn that was decided. */
  decided: number;
  /** Turn that says the same once more and counts once (V31); 0 for none. */
  duplicate: number;
  /** She spoke while the agent did (V30). */
  spokeOver: boolean;
  /** How well her last words were heard; null when well, or typed. Absent in older snapshots. */
  heardHow?: HeardHow | null;
  /** Words the agent said last, whole, and the sentences it said the time before. */
  last: readonly Utterance[];
  before: readonly string[];
  /** The open silence timer and the steps of its ladder already taken. */
  timer: string | null;
  quiet: number;
  /** The caller asked for a moment (V13). */
  waiting: boolean;
  /** A side question of the agent's own that waits for its answer, such as "A or B?". */
  aside: Aside | null;
  /** Decisions that read slots, oldest first: where a correction may lead back to (V4). */
  trail: readonly Trail[];
  /** What was done outside and stands (V4). */
  writes: readonly Write[];
  /** States entered lately, oldest first. */
  visits: readonly string[];
  /** Small counters by name: how often an objection was raised, the caller strayed, and the like. */
  counts: Readonly<Record<string, number>>;
  /** Lines that must be heard and were not yet (V29). */
  unheard: readonly Utterance[];
  /** Slots the caller gave lately, newest first. */
  recent: readonly SlotId[];
  /** Slot -> version the caller agreed to with a clear yes. */
  agreed: Readonly<Record<SlotId, number>>;
  /** Words that hinted at a segment. */
  hints: Readonly<Record<string, readonly string[]>>;
  /** Experiment -> variant. */
  variants: Readonly<Record<string, string>>;
  /** Collecting state -> versions of its slots when it last completed, so that coming back asks anew. */
  completed: Readonly<Record<string, string>>;
  /** Category of the outcome that stands even when she leaves now. */
  reached: "converted" | "follow-up" | "declined" | null;
  /** What she wanted in the turn so far, voiced clearly, that nothing has acted on yet. Absent in older snapshots. */
  wish?: { intent: string; turn: number } | null;
  /** A question that no state has answered yet: answers by id, best first. */
  asked: readonly string[];
}

/** A side question of the agent's own; `kind` names the repair that asked it. */
export interface Aside {
  kind: AsideKind;
  /** What it takes to act on the answer. */
  data: Readonly<Record<string, Json>>;
}

export type AsideKind =
  "later" | "relative" | "which" | "language" | "soft-no" | "undo" | "person" | "call-back" | "carry-on" | "day" | "detail";

/** A decision that read slots: by which states one gets back there. */
export interface Trail {
  /** Flow and state of every frame, the deciding one last. */
  path: readonly (readonly [flow: string, state: string])[];
  taken: string | null;
  read: Readonly<Record<SlotId, number>>;
  /** Rests on what a tool answered: it must be asked again. */
  tool?: boolean;
}

/** Something done outside the conversation. */
export interface Write {
  tool: string;
  state: string;
  effect: string;
  read: Readonly<Record<SlotId, number>>;
  args: Readonly<Record<string, Json>>;
  result: Json;
}

export const emptyMemory: Memory = {
  effects: 0,
  text: null,
  textBefore: null,
  decided: 0,
  duplicate: 0,
  spokeOver: false,
  heardHow: null,
  last: [],
  before: [],
  timer: null,
  quiet: 0,
  waiting: false,
  aside: null,
  trail: [],
  writes: [],
  visits: [],
  counts: {},
  unheard: [],
  recent: [],
  agreed: {},
  hints: {},
  variants: {},
  completed: {},
  reached: null,
  asked: [],
  wish: null,
};

/** A text kept with a side question; empty when there is none. */
export function textIn(data: Aside["data"], key: string): string {
  const value = data[key];
  return typeof value === "string" ? value : "";
}
