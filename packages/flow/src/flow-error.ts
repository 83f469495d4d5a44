/** Why the flow language gave up: something the caller of this package did, never something a document's author wrote. */
export type FlowErrorCode = "DOCUMENT_NOT_PARSED" | "UNKNOWN_SCHEMA_PATH";

/** A real failure of this package. What is wrong with a document is data instead: see `Issue`. */
export class FlowError extends Error {
  override readonly name = "FlowError";
  readonly code: FlowErrorCode;
  readonly isRetryable = false;

  constructor(code: FlowErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
