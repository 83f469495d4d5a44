import type { Json, ReplyKey, SlotId } from "@vaarta/flow";
import type { Memory } from "./memory.ts";

// The contract between the interpreter and everything around it. All of it is plain JSON.

/** What a caller does beside answering: known from words alone, in every language. */
export type DialogueAct =
  | "yes" | "no" | "soft-no" | "backchannel" | "correction" | "denial" | "refuse" | "repeat" | "wait" | "hello"
  | "stop-calling" | "later" | "person" | "goodbye" | "robot" | "third-party" | "wrong-number" | "handed-over"
  | "insult" | "distress" | "emergency" | "bereaved" | "bad-moment" | "fraud-fear" | "cheated" | "bargain"
  | "off-topic" | "child" | "secret" | "steer" | "record-off" | "legal" | "noise" | "restart" | "dictating"
  | "unsupported-language" | "language-request" | "capability" | "thanks" | "greeting" | "address" | "broken-up"; // prettier-ignore

/** One value a caller may have given for one slot. */
export interface SlotCandidate {
  slot: SlotId;
  /** JSON as described at `slotTypeSchema`; a range is `{min, max}`. */
  value: Json;
  /** The caller's own words it came from. */
  words: string;
  /** In [0, 1]. */
  score: number;
  /** What was assumed to read it: a unit ("lakh"), a direction in time, a month. */
  assumed?: "unit" | "day" | "month" | "rate-period";
  /**
   * Why it cannot be: the value is then not taken (V22). The rule `incomplete` with the digits so far as `value`
   * is not a mistake: the engine waits for the rest and joins it (V43).
   */
  problem?: { rule: string; detail?: Json };
  /** Too vague to use where the slot takes no range (V23). */
  vague?: boolean;
  /** Other readings ("kal" either way). */
  alternatives?: Json[];
  /** Belongs to this slot by a cue or because it was asked, rather than by type alone. */
  anchored?: boolean;
  /** The value that the caller took back in the same breath ("nahi, paanch nahi, saat"). */
  instead?: Json;
}

export interface Understanding {
  /** Hash of what understood. */
  by: string;
  language: { tag: string; score: number; mixed?: boolean };
  acts: { act: DialogueAct; score: number; words?: string; language?: string }[];
  /** Best first; scores are calibrated to [0, 1]. */
  intents: { intent: string; score: number }[];
  answers: { answer: string; score: number }[];
  options: { option: string; score: number }[];
  slots: SlotCandidate[];
  question: boolean;
  segments: { segment: string; count: number; words: string[] }[];
  /** Judged natural-language conditions by transition or exit id. Absent: not judged. */
  criteria?: Record<string, boolean>;
}

/** Who calls or is called, and where. */
export interface StartEvent {
  type: "conversation-started";
  seed: string;
  timezone: string;
  channel: "chat" | "voice" | "test";
  direction: "inbound" | "outbound";
  language?: string;
  contact?: string;
  attributes: Record<string, Json>;
  /** Hash of the program. */
  program: string;
}

/** Events are what happened. The driver sets `at` (milliseconds since the epoch); nothing else gives time or chance. */
export type ConversationEvent = { at: number } & (
  | StartEvent
  /** `message` is the client's own id of it: the same message sent again is the same utterance. */
  | ({ type: "utterance"; turn: number; text: string; via: "text" | "voice"; message?: string } & HeardHow)
  /** Sound that is no words: the ladder of silence begins anew. */
  | { type: "sound"; what: SoundKind }
  /** She is back after the line, or whoever spoke for the agent, was lost. */
  | { type: "came-back" }
  | { type: "understood"; turn: number; understanding: Understanding }
  | { type: "dtmf"; turn: number; digits: string }
  /** Closes a speak effect: what was heard of it. */
  | { type: "delivered"; effect: string; heard: "all" | "part" | "none"; text?: string }
  | { type: "tool-finished"; effect: string; outcome: string; result?: Json; tookMs?: number }
  | { type: "retrieved"; effect: string; outcome: "found" | "nothing" | "unavailable"; passages?: Json; answer?: WordedAnswer }
  | ({ type: "proposed"; effect: string } & Proposal)
  /** One sentence of the model, released or held back by the output filter; what was held back is named, never kept. */
  | ({ type: "worded"; effect: string } & Worded)
  /** Closes a `generate` effect. Logs of semantics 1 have no proposal before it: `exit`, `slots` and `text` came here, all at once. */
  | {
      type: "generated";
      effect: string;
      outcome: "ok" | "unavailable" | "failed";
      usage?: ModelUse;
      exit?: string;
      slots?: SlotCandidate[];
      text?: string;
    }
  | { type: "variant-assigned"; effect: string; outcome: "assigned" | "unavailable"; variant?: string }
  | { type: "scheduled"; effect: string; outcome: "scheduled" | "failed" }
  | { type: "transferred"; effect: string; outcome: "connected" | "failed" }
  | { type: "timer-fired"; effect: string }
  | { type: "program-swapped"; from: string; to: string; gone?: Record<string, string> }
  | { type: "hung-up"; by: "caller" | "system"; reason?: string }
);

/** How well spoken words were heard; absent for typed ones. */
export interface HeardHow {
  /** In [0, 1]; below 0.6 she is asked to say it again (C9). */
  confidence?: number;
  /** Sound was missing in the middle of it (V42). */
  broken?: true;
}

/** `sound`: a cough, a "hmm" without words; `noise`: voices or music beside her (V41); `unheard`: she spoke, and hearing failed (C9). */
export type SoundKind = "sound" | "noise" | "unheard";

/** What a model wants to do, before any of its words: the engine commits each part or refuses it. */
export interface Proposal {
  exit?: string;
  slots?: SlotCandidate[];
  /** Something to look up before it speaks; no words come then. */
  tool?: { tool: string; args: Record<string, Json> };
  /** What was retrieved for this turn and shown to the model, as it was shown. */
  passages?: Json;
  /** What of the history was shown, where the log alone does not tell: messages before `from` were left out, the first `upTo` told in short. */
  history?: { from: number; summary?: { text: string; upTo: number }; bare?: true };
  /** Hash of the exact prompt, which can be composed again from the log. */
  prompt?: string;
}

export type Worded = { outcome: "said"; text: string } | { outcome: "refused"; why: WordsRefusal; detail?: string };

/** An answer that a model worded from the passages; what was held back is named, never kept. */
export interface WordedAnswer {
  /** What of it may be said; empty when nothing may. */
  text: string;
  refused?: { why: WordsRefusal; detail?: string };
  /** Hash of the exact prompt. */
  prompt?: string;
  usage?: ModelUse;
}

/** Why a sentence of a model is not said. `detail` names the rule that held it back, never the words. */
export type WordsRefusal = "secret" | "private" | "prompt" | "claim" | "promise" | "figure" | "form";

/** What a model's answer took. */
export interface ModelUse {
  model: string;
  provider: string;
  inputTokens: number;
  outputTokens: number;
  firstTokenMs: number;
  totalMs: number;
  cached?: boolean;
  /** Prompts sent until one was answered. */
  tries?: number;
}

/** Text to say: a line, or a default reply, with everything it took to word it. */
export interface Utterance {
  /** Line or reply key, for tests and coverage: expectations name this, never wording. */
  source: { line: string; variant?: string } | { reply: ReplyKey } | { generated: string };
  text: string;
  language: string;
  /** A promise, a consent question or a figure: said again when not heard (V29). */
  mustHear?: boolean;
}

/** Effects are what the runtime must do. `id` is deterministic; a result names it. */
export type Effect = { id: string } & (
  | { type: "speak"; utterances: Utterance[] }
  | { type: "listen"; expects: { slots: SlotId[]; intents: string[]; dictation?: boolean } }
  | { type: "set-timer"; afterMs: number; purpose: "silence" | "wait" | "tool" | "turns" }
  | { type: "clear-timer"; timer: string }
  | {
      type: "call-tool";
      tool: string;
      args: Record<string, Json>;
      timeoutMs: number;
      retries: number;
      write: boolean;
      idempotencyKey: string;
      hash: string;
    }
  | { type: "retrieve"; query: string; language: string; hash: string }
  | { type: "generate"; state: string; goal: string; hash: string }
  | { type: "assign-variant"; experiment: string }
  | { type: "schedule"; date?: string; time?: string; reason: string; hash: string }
  | { type: "transfer"; to: Json; hash: string }
  | { type: "record-consent"; purpose: string; given: boolean }
  /** Something a person must keep: the desk's list. */
  | { type: "desk"; kind: "call-back" | "person" | "do-not-call" | "complaint" | "wrong-number"; detail: Record<string, Json> }
  | { type: "recording"; on: boolean }
  | { type: "hang-up"; outcome: string; reason?: Json }
);

/** Why an edge was or was not taken. */
export interface Considered {
  transition: string;
  to: string;
  /** `later`: an earlier one was taken first. `unknown`: could not be judged (no model, slot not set). */
  verdict: "taken" | "false" | "later" | "unknown";
  because: string;
}

/** "Why did it move?": stored, never recomputed for show. */
export interface Decision {
  turn: number;
  from: string;
  /** Null when it stayed. */
  to: string | null;
  cause:
    | "start" | "transition" | "outcome" | "global" | "answer" | "digression" | "return" | "skip" | "repair" | "correction"
    | "goal-change" | "call" | "swap" | "silence" | "stall" | "budget" | "end" | "ignored" | "model" | "segment"; // prettier-ignore
  /** Rule of `behaviour.md` that fired, such as V3. */
  rule?: string;
  taken?: string;
  considered: Considered[];
  evidence: {
    kind: "intent" | "slot" | "act" | "answer" | "option" | "outcome" | "rule" | "segment" | "criterion";
    id: string;
    score?: number;
    words?: string;
  }[];
  /** Slot -> version that the decision read. */
  read: Record<string, number>;
  /** What a model proposed and was not let do. */
  refused?: Refusal[];
  note?: string;
}

/** A part of a model's turn that was refused, and why. */
export interface Refusal {
  kind: "exit" | "slot" | "tool" | "words";
  /** Id of the exit, slot or tool as proposed; for words the rule that held them back. */
  id: string;
  why:
    | "unknown" | "not-drawn" | "not-here" | "private" | "not-said" | "does-not-fit" | "settled" | "not-allowed" | "changes-something"
    | "too-many" | WordsRefusal; // prettier-ignore
}

export interface SlotValue {
  value: Json;
  words: string;
  /** Counts the values this slot has had. */
  version: number;
  turn: number;
  source: "caller" | "tool" | "set" | "attribute" | "initial" | "model";
  confirmed: boolean;
}

/** Where the conversation stands in one flow. The top frame is the active one. */
export interface Frame {
  flow: string;
  state: string;
  reason: "main" | "objection" | "call";
  /** Progress of the active state, by its kind: asked slot, attempts, phase. */
  progress: { [key: string]: Json };
  /** Slots as they were when the frame began, for sub-flows that fail. */
  enteredTurn: number;
}

/** Everything the next step needs; plain JSON, resumable in another process. */
export interface Snapshot {
  format: 1;
  program: string;
  status: "waiting" | "busy" | "ended";
  turn: number;
  at: number;
  start: Omit<StartEvent, "type" | "attributes">;
  language: string;
  segment: string | null;
  stack: Frame[];
  slots: Record<SlotId, SlotValue>;
  /** Effects not closed yet, by id. */
  open: Record<string, Effect>;
  outcome: string | null;
  /** Counters, last utterances, visited states, refusals...: the engine's own. */
  memory: Memory;
}

export interface StepResult {
  snapshot: Snapshot;
  effects: Effect[];
  decisions: Decision[];
}

/** What could be said here: taken by understanding with the utterance. */
export interface Wants {
  state: string;
  /** The slot asked about right now, then the rest of this state's, then all others. */
  asked: SlotId | null;
  expected: SlotId[];
  slots: SlotId[];
  /** Intents in scope, those of this state first. */
  intents: string[];
  options: string[];
  /** What was just asked to choose between (V10), in the order it was named: `i:` an intent, `a:` an answer, `o:` an option, with its id. */
  between?: readonly string[];
  answers: boolean;
  criteria: { id: string; criterion: string }[];
  /** A yes or no is awaited about this slot, or about all of them. */
  confirming: SlotId | null;
  confirmingAll: boolean;
  language: string;
  /** Values known so far, for corrections and denials. */
  known: Record<SlotId, Json>;
  dictating: boolean;
}
