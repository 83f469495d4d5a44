export type SpeechErrorCode =
  /** It cannot do this language. */
  | "LANGUAGE_LACKING"
  /** Its program, file or key is not there. */
  | "NOT_AVAILABLE"
  /** It refused the key. */
  | "KEY_REFUSED"
  | "TOO_MANY"
  | "TIMEOUT"
  | "CONNECTION_LOST"
  /** What came back is no speech and no words. */
  | "GARBAGE"
  | "FAILED";

/** What went wrong with hearing or a voice. The message says what to do next. */
export class SpeechError extends Error {
  override readonly name = "SpeechError";
  readonly code: SpeechErrorCode;
  /** Worth another try with the same provider. */
  readonly isPassing: boolean;

  constructor(code: SpeechErrorCode, message: string, options: { isPassing?: boolean; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.isPassing = options.isPassing ?? (code === "TIMEOUT" || code === "CONNECTION_LOST" || code === "TOO_MANY");
  }
}

export function isSpeechError(error: unknown): error is SpeechError {
  return error instanceof SpeechError;
}
