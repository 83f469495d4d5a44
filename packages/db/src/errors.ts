/** Why the database could not do what it was asked. */
export type DatabaseErrorCode =
  | "NO_BINARY"
  | "FOLDER_UNREACHABLE"
  | "START_FAILED"
  | "DISK_FULL"
  | "ALREADY_RUNNING"
  | "UNAVAILABLE"
  | "MIGRATION_FAILED"
  | "KEY_UNUSABLE"
  | "NOT_FOUND"
  | "CONFLICT";

const brand = Symbol.for("vaarta.database-error");

/** The one error class of this package. `message` says what happened, the likely cause and the next step; it never holds words of a conversation. */
export class DatabaseError extends Error {
  readonly code: DatabaseErrorCode;
  /** Trying the same again later may work. */
  readonly isRetryable: boolean;
  readonly [brand] = true;

  constructor(code: DatabaseErrorCode, message: string, options: { cause?: unknown; isRetryable?: boolean } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "DatabaseError";
    this.code = code;
    this.isRetryable = options.isRetryable ?? code === "UNAVAILABLE";
  }

  /** True for a database error, also of another copy of this package. */
  static is(error: unknown): error is DatabaseError {
    return typeof error === "object" && error !== null && brand in error;
  }
}

/** Nothing with this id in this workspace. Says the same whether it never was, is gone, or is another workspace's. */
export function notFound(what: string): DatabaseError {
  return new DatabaseError("NOT_FOUND", `There is no such ${what} here. It may have been removed; go back to the list and open it again.`);
}
