export type EngineErrorCode = "SNAPSHOT_UNREADABLE";

/** A failure of the engine itself; everything a caller or a document can do wrong is data instead. */
export class EngineError extends Error {
  readonly code: EngineErrorCode;

  constructor(code: EngineErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "EngineError";
    this.code = code;
  }
}
