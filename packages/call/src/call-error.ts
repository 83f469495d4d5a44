export type CallErrorCode =
  /** Recognising took too long; the caller is told that she cannot be heard. */
  | "HEARING_TIMEOUT"
  /** A voice gave no sound in time, or none at all; the next one is tried, then captions. */
  | "VOICE_TIMEOUT"
  | "VOICE_SILENT";

/** A part of a call failed, and the call goes on without it. Never holds words. */
export class CallError extends Error {
  override readonly name = "CallError";
  readonly code: CallErrorCode;

  constructor(code: CallErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
