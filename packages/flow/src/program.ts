import type { AgentDocument } from "./document/document.ts";
import type { Json } from "./document/json.ts";
import type { ReplyKey } from "./document/reply-keys.ts";
import type { Transition, TransitionId } from "./document/transitions.ts";
import type { State } from "./kinds/kinds.ts";

/** What the program is made of: the document without the canvas and the tests, which change nothing a caller hears. */
export type ProgramDocument = Omit<AgentDocument, "canvas" | "tests">;

/** A state with its ways out in the order that decides. */
export interface CompiledState {
  id: string;
  state: State;
  exits: readonly { id: TransitionId; transition: Transition }[];
  listens: boolean;
  /** Every outcome the state can report, the tools' and sub-flows' own included. */
  outcomes: readonly string[];
}

/** What expressions and templates may read. */
export interface Scope {
  /** By slot id; a slot without a value is absent. Expressions see them by name, absent ones as null. */
  slots: Record<string, Json>;
  /** Milliseconds since the epoch. */
  now: number;
  timezone: string;
  segment: string | null;
  language: string;
  direction: "inbound" | "outbound";
  /** Caller turns in this state. */
  turns: number;
  /** A tool's result, in `save` expressions. */
  result?: Json;
}

/** Extra values of one rendering, such as `{value}` of a default reply. Already words; filters leave them alone. */
export type Parameters = Record<string, string>;

export type Evaluated = { ok: true; value: Json } | { ok: false; code: "EXPRESSION_ERROR"; message: string };

export interface Rendered {
  text: string;
  variant: string | null;
  /** Language the text was found in, after fallbacks. */
  language: string;
  /** Slots the text wanted and nobody had given; the text reads on without them. */
  missing: string[];
}

/** A document made ready to run. Immutable; one per release, shared by every conversation on it. */
export interface Program {
  /** SHA-256 over the canonical JSON of `document` with the default replies and the semantics version. */
  readonly hash: string;
  readonly document: ProgramDocument;
  readonly states: ReadonlyMap<string, CompiledState>;
  readonly slotsByName: ReadonlyMap<string, string>;
  /** Objection entries, first to be tried first. */
  readonly objections: readonly { state: string; flow: string; intents: readonly string[]; within: ReadonlySet<string> | null }[];
  /** Other goals a caller can change to: main flows with intents. */
  readonly goals: readonly { flow: string; intents: readonly string[] }[];
  /** Evaluates an expression of the document; parsed once. Never throws. */
  evaluate(source: string, scope: Scope): Evaluated;
  /** True when the expression holds; an error or null counts as not. */
  holds(source: string, scope: Scope): boolean;
  /** Slot ids an expression reads. */
  reads(source: string): readonly string[];
  /** Words a line: variant by rule, segment and voice, language by fallback, template filled. */
  line(line: string, scope: Scope, parameters?: Parameters): Rendered;
  /** Words a standard reply; null when the agent switched it off. */
  reply(key: ReplyKey, scope: Scope, parameters?: Parameters): Rendered | null;
  /** Says a slot's value as a caller would hear it ("do lakh pachaas hazaar rupaye", "somvaar, 23 navambar"). */
  spoken(slot: string, value: Json, scope: Scope): string;
}
