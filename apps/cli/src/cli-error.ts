import { exitCodes, type ExitCode } from "./surroundings.ts";

const exits = {
  USAGE: exitCodes.usage,
  FILE_NOT_FOUND: exitCodes.usage,
  FILE_UNREADABLE: exitCodes.usage,
  FILE_UNWRITABLE: exitCodes.environment,
  DOCUMENT_INVALID: exitCodes.found,
  LOG_INVALID: exitCodes.usage,
  NOT_ON_SERVER: exitCodes.usage,
  SERVER_UNREACHABLE: exitCodes.environment,
  SERVER_REFUSED: exitCodes.environment,
  PUBLISH_BLOCKED: exitCodes.found,
} as const satisfies Record<string, ExitCode>;

export type CliErrorCode = keyof typeof exits;

/** A failure a person can mend: the message says what happened, why, and what to do. */
export class CliError extends Error {
  readonly code: CliErrorCode;
  /** More for `--json`, such as issues. */
  readonly details: unknown;

  constructor(code: CliErrorCode, message: string, options: ErrorOptions & { details?: unknown } = {}) {
    super(message, options);
    this.name = "CliError";
    this.code = code;
    this.details = options.details;
  }

  get exitCode(): ExitCode {
    return exits[this.code];
  }
}
