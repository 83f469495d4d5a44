import type { Json } from "@vaarta/flow";
import type { DialogueAct, Effect, StartEvent, WordsRefusal } from "../types.ts";

// The form of the off-path suite; `README.md` beside this file explains it to whoever writes cases and bindings.

/** What a pack binds a role to. Which parts a role needs is in the README. */
export interface RoleBinding {
  state?: string;
  slot?: string;
  values?: Json[];
  given?: Record<string, Json>;
  results?: Record<string, { outcome: string; result?: Json }>;
  intent?: string;
  intents?: string[];
  options?: string[];
  answer?: string;
  flow?: string;
  tool?: string;
  attribute?: string;
  undo?: boolean;
}

export interface OffPathBindings {
  start?: Partial<Omit<StartEvent, "type" | "program">>;
  /** ISO 8601 instant that conversations begin at; dates among the values are after it. */
  at?: string;
  roles: Record<string, RoleBinding>;
}

type Scored<K extends string> = { [P in K]: string } & { score?: number };

export interface CaseSlot {
  /** Role whose slot it is. */
  slot: string;
  /** JSON, or `$role.n` for a bound value. */
  value?: Json;
  words?: string;
  score?: number;
  anchored?: boolean;
  assumed?: "unit" | "day" | "month" | "rate-period";
  problem?: { rule: string };
  vague?: boolean;
  alternatives?: Json[];
}

export interface CaseUnderstanding {
  acts?: (DialogueAct | { act: DialogueAct; score?: number; language?: string; words?: string })[];
  intents?: (string | Scored<"role">)[];
  answers?: (string | Scored<"role">)[];
  /** `role.n`: the nth option that the role binds. */
  options?: (string | Scored<"option">)[];
  slots?: CaseSlot[];
  language?: string | { tag: string; score: number };
  question?: boolean;
}

export interface CaseExpectation {
  rule?: string;
  cause?: string;
  said?: string[];
  notSaid?: string[];
  state?: string;
  asked?: string;
  slots?: Record<string, Json>;
  effects?: (Partial<Record<string, Json>> & { type: Effect["type"] })[];
  ended?: boolean;
  outcome?: string[];
  depth?: number;
  language?: string;
  silent?: boolean;
  calls?: number;
}

/** What a model answers: parts in their order, and how it ends. */
export interface CaseModelTurn {
  /** `role.n`: the nth option of a role; anything else is proposed as it stands. */
  exit?: string;
  slots?: CaseSlot[];
  tool?: { tool: string; args: Record<string, Json> };
  words?: string[];
  /** The last sentence was held back. */
  heldBack?: WordsRefusal;
  /** @defaultValue ok */
  ends?: "ok" | "failed" | "unavailable";
  /** It proposes, and is still speaking when the next turn begins. */
  goesOn?: true;
}

export interface CaseTurn {
  model?: CaseModelTurn;
  say?: string;
  via?: "text" | "voice";
  /** She speaks while the agent does. */
  over?: true;
  understanding?: CaseUnderstanding;
  silence?: true;
  heard?: "none" | "part";
  result?: { outcome: string; result?: Json };
  slow?: true;
  restart?: true;
  swap?: true;
  dtmf?: string;
  expect?: CaseExpectation;
}

export interface OffPathCase {
  id: string;
  rule: string;
  language: string;
  /** Role in whose state it begins. */
  at: string;
  /** Further roles it needs beside those it names in its turns. */
  needs?: string[];
  /** Further known slots, by role. */
  given?: Record<string, Json>;
  /** Only for packs whose desk is so. */
  desk?: "offer" | "must-record" | "person";
  /** A model answers, as the turns say. */
  hasModel?: true;
  turns: CaseTurn[];
}

export interface OffPathResult {
  id: string;
  rule: string;
  status: "passed" | "failed" | "unbound";
  /** What was not as expected, turn by turn, in plain words. */
  problems: string[];
  /** Roles that the pack does not bind. */
  unbound: string[];
}
