import { DatabaseError } from "./errors.ts";

// postgres.js and PostgreSQL name failures by code; messages are never looked at, and never passed on, since they quote values.
const diskFull = new Set(["53100", "ENOSPC"]);
const unreachable = new Set([
  "CONNECT_TIMEOUT", "CONNECTION_CLOSED", "CONNECTION_ENDED", "CONNECTION_DESTROYED", "ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT",
  "ENOTFOUND", "EAI_AGAIN", "57P01", "57P02", "57P03", "08000", "08003", "08006", "53300", "25006",
]); // prettier-ignore
const clashes = new Set(["23505", "23503", "23514", "23000", "40001", "40P01"]);

/**
 * What an error from a query means: the database error it is or hides, or null when it is something else (a fault of ours).
 * The message never holds what the query was about.
 */
export function databaseErrorOf(error: unknown): DatabaseError | null {
  for (let current = error, depth = 0; current && depth < 5; depth++) {
    if (DatabaseError.is(current)) return current;
    const { code, cause } = current as { code?: unknown; cause?: unknown };
    if (typeof code === "string") {
      if (diskFull.has(code))
        return new DatabaseError(
          "DISK_FULL",
          "The disk that holds the database is full, so nothing more can be kept. What was saved is safe: free some space and try again.",
        );
      if (unreachable.has(code))
        return new DatabaseError(
          "UNAVAILABLE",
          "The database cannot be reached just now. What was saved is safe; try again in a moment, and see /healthz if it lasts.",
        );
      if (clashes.has(code))
        return new DatabaseError("CONFLICT", "Someone else changed the same thing at the same time. Load it again and repeat.", {
          isRetryable: true,
        });
    }
    current = cause;
  }
  return null;
}
