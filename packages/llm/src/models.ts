import type { Json } from "@vaarta/flow";
import type { ModelAttempt } from "./model-error.ts";

/**
 * The language models of one workspace, behind its routes, fallbacks, breakers, timeouts, budget and cache.
 * Without any model `has` is false for every task and the conversation goes on by script: a caller asks `has` first.
 */
export interface Models {
  /** True when at least one model is set for the task. Says nothing about whether it answers now. */
  has(task: ModelTask): boolean;
  /**
   * The answer as it is written. Text chunks joined are the answer; no word comes twice, also when one model took over from another.
   * Exactly one `finish` comes last. With `schema` nothing comes before the whole answer has been checked. Leaving the loop early,
   * or aborting the signal, closes the request on the wire.
   * @throws {ModelError} NO_MODEL, OVER_BUDGET, ABORTED; the failure of the one model that was tried; ALL_FAILED after several
   */
  stream(request: ModelRequest): AsyncIterable<ModelChunk>;
  /**
   * The whole answer at once; `json` is set when `schema` was, and fits it.
   * @throws {ModelError} as `stream` does
   */
  complete(request: ModelRequest): Promise<ModelAnswer>;
  /** What fits into a request of a task, whichever of its models answers; null without one. Missing where that is not known. */
  measure?(task: ModelTask): TokenMeasure | null;
}

/** For whoever fits a conversation into a request. */
export interface TokenMeasure {
  /** Instructions and messages together, room for the answer left. */
  maxInputTokens: number;
  /** Tokens of a text, by the costliest of the task's models. */
  count(text: string): number;
}

/** What a model is asked to do; routes, timeouts and budgets are set per task. */
export type ModelTask = "classify" | "answer" | "judge" | "summarise";

export const modelTasks: readonly ModelTask[] = ["classify", "answer", "judge", "summarise"];

export interface ModelRequest {
  task: ModelTask;
  /** Instructions. What stays the same from turn to turn comes first, so that providers can keep its prefix. */
  system: string;
  /** How many characters of `system` stay the same from turn to turn, in UTF-16 units. @defaultValue all of it */
  stablePrefix?: number;
  /** In order; the last is the caller's. Retrieved text and tool output are fenced inside a message: nothing else can be system. */
  messages: readonly ModelMessage[];
  /** The whole answer must be JSON that fits (draft 2020-12). One repair is tried, then BAD_OUTPUT. */
  schema?: JsonSchema;
  /** What the model may call. A call is only reported: nothing here performs it. Not together with `schema`. */
  tools?: readonly ModelTool[];
  /** @defaultValue the task's own limit */
  maxOutputTokens?: number;
  signal: AbortSignal;
  /** Where the answer may be kept and found again; absent: it is never cached. Only for questions free of the caller's own details. */
  cache?: CacheScope;
  /** Whose turn this is, for the record of usage and cost; absent: it is booked to no conversation. */
  turn?: { conversation: string; id: string };
}

export interface ModelMessage {
  role: "caller" | "agent";
  text: string;
}

export interface ModelTool {
  /** Small letters, digits and _; at most 64. */
  name: string;
  description: string;
  parameters: JsonSchema;
}

export type JsonSchema = { [key: string]: Json };

/**
 * Answers are shared only where all of these are the same, and only of requests with a single message, no tools and no personal data in
 * them. Details of the caller that are no such data (a name, an amount) must not be in the instructions of a request that has a scope.
 */
export interface CacheScope {
  workspace: string;
  /** Hash of the release, or of the draft. */
  release: string;
  language: string;
  /** What else the answer rests on: state, segment, voice. @defaultValue nothing */
  about?: string;
  /** What was asked, as said. */
  question: string;
  /** Whether an answer may be kept for others: false where it names what is the caller's alone. @defaultValue any may */
  mayKeep?(answer: string): boolean;
}

export type ModelChunk =
  | { type: "text"; text: string }
  | { type: "tool-call"; id: string; tool: string; args: Json }
  | ({ type: "finish"; reason: FinishReason } & ModelOutcome);

/** `length`: the limit of output tokens cut it off. `tool-calls`: it waits for their results. */
export type FinishReason = "stop" | "length" | "tool-calls" | "content-filter" | "other";

/** What answered, what it took and what was tried before. */
export interface ModelOutcome {
  /** The model that wrote the last word, as its provider names it. */
  model: string;
  /** The provider's id in the workspace. */
  provider: string;
  /** Of all models tried, failed ones included where they said so. */
  usage: ModelUsage;
  /** From the request to the first chunk, and to the end. */
  firstTokenMs: number;
  totalMs: number;
  /** It came from the cache: nothing was asked and nothing was used. */
  cached: boolean;
  /** Models that failed or were handed over from, in order. */
  attempts: readonly ModelAttempt[];
}

export interface ModelUsage {
  inputTokens: number;
  outputTokens: number;
  /** The part of `inputTokens` that the provider had kept from an earlier request. */
  cachedInputTokens: number;
}

export interface ModelAnswer extends ModelOutcome {
  text: string;
  json?: Json;
  toolCalls: readonly { id: string; tool: string; args: Json }[];
  reason: FinishReason;
}
