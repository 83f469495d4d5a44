export type HostErrorCode =
  /** The server cannot be reached, or said nothing in time. */
  | "LINK_LOST"
  /** The server refuses this process: another secret, or another version. */
  | "LINK_REFUSED"
  /** The token is not for here, was used, or ran out. */
  | "TOKEN_INVALID"
  /** The conversation was not handed to this process. */
  | "NOT_ASSIGNED"
  /** As many calls as it can do well. */
  | "FULL"
  /** What was asked cannot be. */
  | "REQUEST_INVALID"
  /** The server failed at it. */
  | "FAULT";

const brand = Symbol.for("vaarta.host-error");

/** A failure between a process that drives calls and the server. The message says what to do next; never a caller's words. */
export class HostError extends Error {
  override readonly name = "HostError";
  readonly code: HostErrorCode;
  readonly [brand] = true;

  constructor(code: HostErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }

  static is(error: unknown): error is HostError {
    return typeof error === "object" && error !== null && brand in error;
  }
}
