import type { Json } from "@vaarta/flow";
import type { ModelRef } from "./config.ts";
import type { FinishReason, JsonSchema, ModelMessage, ModelTool, ModelUsage } from "./models.ts";

/** One model of one provider, without routes, retries or timeouts: what the router is made of. */
export interface ModelSource {
  ref: ModelRef;
  /**
   * The answer as it comes. Ends with exactly one `finish`, or throws. Aborting the signal, or leaving the loop, closes the request.
   * @throws {ModelError} TIMEOUT, RATE_LIMITED, UNAVAILABLE, UNAUTHORISED, UNKNOWN_MODEL, BAD_REQUEST, FORBIDDEN_ADDRESS, BAD_OUTPUT, FILTERED, ABORTED
   */
  write(request: SourceRequest): AsyncIterable<SourcePart>;
  /** Input and output together. */
  contextTokens: number;
  /** Tokens of a text by this model's own measure, or the nearest known. */
  countTokens(text: string): number;
}

export interface SourceRequest {
  system: string;
  stablePrefix?: number;
  messages: readonly ModelMessage[];
  schema?: JsonSchema;
  tools?: readonly ModelTool[];
  maxOutputTokens: number;
  signal: AbortSignal;
}

export type SourcePart =
  | { type: "text"; text: string }
  | { type: "tool-call"; id: string; tool: string; args: Json }
  /** `usage` is null where the provider tells none. */
  | { type: "finish"; reason: FinishReason; usage: ModelUsage | null };
