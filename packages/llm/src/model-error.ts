/** Why no answer came. */
export type ModelErrorCode =
  /** No model is set for the task. */
  | "NO_MODEL"
  /** The workspace's budget for the day or month is used up. */
  | "OVER_BUDGET"
  /** The first token, or the end, did not come in time. */
  | "TIMEOUT"
  /** The provider asks to slow down. */
  | "RATE_LIMITED"
  /** The provider cannot be reached, fails, or broke off. */
  | "UNAVAILABLE"
  /** It failed so often that it is left alone for a while; nothing was sent. */
  | "BREAKER_OPEN"
  /** The key was refused. */
  | "UNAUTHORISED"
  /** The provider has no such model. */
  | "UNKNOWN_MODEL"
  /** The provider refuses the request as it is: too long, or something it does not offer. */
  | "BAD_REQUEST"
  /** The address may not be called from here. */
  | "FORBIDDEN_ADDRESS"
  /** The answer is not what the wire format or the schema says. */
  | "BAD_OUTPUT"
  /** The provider's filter held the answer back. */
  | "FILTERED"
  /** The signal was aborted. */
  | "ABORTED"
  /** Every model of the task was tried; see `attempts`. */
  | "ALL_FAILED";

/** One model that was tried and did not finish the answer. */
export interface ModelAttempt {
  provider: string;
  model: string;
  /** Why not; ABORTED: another was faster. Null: it was to write the beginning only. */
  code: ModelErrorCode | null;
  /** From asking it to giving it up. */
  ms: number;
  /** Words of it were passed on already; the next went on from them. */
  handedOver: boolean;
}

const brand = Symbol.for("vaarta.model-error");

/**
 * The one error class of this package. `message` says what happened, the likely cause and the next step. It never holds a prompt,
 * an answer, a key or a provider's own words, and it has no `cause`: those carry request bodies and headers.
 */
export class ModelError extends Error {
  readonly code: ModelErrorCode;
  /** The same request may succeed later, or with another model. */
  readonly isRetryable: boolean;
  /** HTTP status, where there was one. */
  readonly status: number | undefined;
  /** How long the provider asked to wait. */
  readonly retryAfterMs: number | undefined;
  readonly attempts: readonly ModelAttempt[];
  readonly [brand] = true;

  constructor(code: ModelErrorCode, message: string = messages[code], options: ModelErrorOptions = {}) {
    super(message);
    this.name = "ModelError";
    this.code = code;
    this.isRetryable = retryable.has(code);
    this.status = options.status;
    this.retryAfterMs = options.retryAfterMs;
    this.attempts = options.attempts ?? [];
  }

  /** True for a model error, also of another copy of this package. */
  static is(error: unknown): error is ModelError {
    return typeof error === "object" && error !== null && brand in error;
  }
}

interface ModelErrorOptions {
  status?: number;
  retryAfterMs?: number;
  attempts?: readonly ModelAttempt[];
}

const retryable: ReadonlySet<ModelErrorCode> = new Set([
  "TIMEOUT",
  "RATE_LIMITED",
  "UNAVAILABLE",
  "BREAKER_OPEN",
  "BAD_OUTPUT",
  "ALL_FAILED",
]);

const messages: Readonly<Record<ModelErrorCode, string>> = {
  NO_MODEL: "No language model is set for this task. Add one under Models and give it the task.",
  OVER_BUDGET: "The budget for language models is used up. Raise it under Models, or wait for the next period.",
  TIMEOUT:
    "The language model did not answer in time. It may be overloaded or too large for its machine; try again or set a faster one first.",
  RATE_LIMITED: "The provider asks to send less. Wait a little, raise the limit with the provider, or add a second model.",
  UNAVAILABLE: "The provider cannot be reached or failed. Check that it runs and that its address is right, then try again.",
  BREAKER_OPEN: "The provider failed several times and is left alone for a moment. It is tried again by itself.",
  UNAUTHORISED: "The provider refused the key. Enter a valid key under Models.",
  UNKNOWN_MODEL: "The provider has no model of this name at this address. Check both under Models.",
  BAD_REQUEST: "The provider refuses this request: it may be too long for the model, or ask for something the model does not offer.",
  FORBIDDEN_ADDRESS: "The address of this provider may not be called from here. Use a public https address, or have the operator allow it.",
  BAD_OUTPUT: "The model's answer is not in the form that was asked for. Try again, or set a more capable model first.",
  FILTERED: "The provider's content filter held the answer back.",
  ABORTED: "The request was given up.",
  ALL_FAILED: "Every language model of this task was tried and none answered.",
};
