/** Why a conversation could not go on. */
export type RuntimeErrorCode =
  /** Another driver writes this conversation now. Stop; the other carries on. */
  | "LEASE_LOST"
  /** The log holds something else at this place: two writers, or a store that lost a write. Load again and resume. */
  | "SEQ_CONFLICT"
  /** The log could not be reached, also not on trying again. Resume when it can be. */
  | "STORE_UNAVAILABLE"
  /** There is no such conversation. */
  | "NOT_FOUND"
  /** The conversation exists; resume it. */
  | "ALREADY_STARTED"
  /** Neither started nor resumed yet. */
  | "NOT_STARTED"
  /** The conversation has ended; nothing more is taken. */
  | "ENDED"
  /** The interpreter failed on an event; a fault of ours. The conversation stands where it stood before it. */
  | "ENGINE_FAULT"
  /** Whoever watched the conversation failed; nothing else did. */
  | "WATCHER_FAULT"
  /** The conversation runs on another program than the one given. */
  | "PROGRAM_MISMATCH"
  /** The driver was closed by its owner. */
  | "CLOSED"
  /** There is no such turn to step back to. */
  | "TURN_NOT_FOUND";

const brand = "vaarta.RuntimeError";

/** A failure of a driver or of its store. The message says what happened, the likely cause and the next step; never a caller's words. */
export class RuntimeError extends Error {
  readonly brand = brand;
  readonly code: RuntimeErrorCode;

  constructor(code: RuntimeErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "RuntimeError";
    this.code = code;
  }

  /** True when the same call may succeed later. */
  get isRetryable(): boolean {
    return this.code === "STORE_UNAVAILABLE";
  }
}

/** Tells by brand, so that two copies of this package agree. */
export function isRuntimeError(error: unknown): error is RuntimeError {
  return typeof error === "object" && error !== null && "brand" in error && error.brand === brand;
}
