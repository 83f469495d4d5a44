/** What can go wrong in this package; closed, so callers can map it. */
export type TextErrorCode = "UNKNOWN_TIMEZONE" | "INVALID_DATE" | "INVALID_TIME" | "NUMBER_OUT_OF_RANGE";

/** The one error class of `@vaarta/text`. Check `code`, never the message. */
export class TextError extends Error {
  readonly code: TextErrorCode;

  constructor(code: TextErrorCode, message: string) {
    super(message);
    this.name = "TextError";
    this.code = code;
  }
}
