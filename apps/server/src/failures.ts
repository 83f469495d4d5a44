import type { DatabaseErrorCode } from "@vaarta/db";
import { databaseErrorOf } from "@vaarta/db";
import { type EditingErrorCode, isEditingError } from "@vaarta/editing";
import type { Issue } from "@vaarta/flow";
import { isRuntimeError, type RuntimeErrorCode } from "@vaarta/runtime";
import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";

/** Why the server refused. */
export type ServerErrorCode =
  | "CONFIG_INVALID"
  | "PORT_TAKEN"
  | "SIGNED_OUT"
  | "ROLE_LACKING"
  | "SIGN_IN_REFUSED"
  | "CROSS_SITE"
  | "TOKEN_INVALID"
  | "MESSAGE_INVALID"
  | "DOCUMENT_INVALID"
  | "PATCH_INVALID"
  | "BLOCKED"
  | "NOT_PUBLISHED"
  | "FULL"
  | "NO_VOICE"
  | "TOO_LARGE"
  | "TOO_MANY";

const brand = Symbol.for("vaarta.server-error");

/** A refusal of this server. The message says what happened, the likely cause and the next step; never a caller's words. */
export class ServerError extends Error {
  readonly code: ServerErrorCode;
  /** What is wrong with a document, or stands against publishing it. */
  readonly issues: readonly Issue[];
  readonly [brand] = true;

  constructor(code: ServerErrorCode, message: string, options: { issues?: readonly Issue[]; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "ServerError";
    this.code = code;
    this.issues = options.issues ?? [];
  }

  static is(error: unknown): error is ServerError {
    return typeof error === "object" && error !== null && brand in error;
  }
}

type FailureCode = ServerErrorCode | DatabaseErrorCode | RuntimeErrorCode | EditingErrorCode;

/** Every code of every package, with what it is over tRPC; its HTTP status follows from that. The compiler names what is missing. */
const kinds: Record<FailureCode, TRPCError["code"]> = {
  ALREADY_RUNNING: "CONFLICT",
  ALREADY_STARTED: "CONFLICT",
  BAD_OPERATION: "BAD_REQUEST",
  BLOCKED: "PRECONDITION_FAILED",
  CLOSED: "SERVICE_UNAVAILABLE",
  CONFIG_INVALID: "INTERNAL_SERVER_ERROR",
  CONFLICT: "CONFLICT",
  CROSS_SITE: "FORBIDDEN",
  DISK_FULL: "SERVICE_UNAVAILABLE",
  DOCUMENT_INVALID: "UNPROCESSABLE_CONTENT",
  ENDED: "CONFLICT",
  ENGINE_FAULT: "INTERNAL_SERVER_ERROR",
  FOLDER_UNREACHABLE: "INTERNAL_SERVER_ERROR",
  FULL: "SERVICE_UNAVAILABLE",
  FORBIDDEN_PATH: "BAD_REQUEST",
  KEY_UNUSABLE: "INTERNAL_SERVER_ERROR",
  LEASE_LOST: "CONFLICT",
  MESSAGE_INVALID: "BAD_REQUEST",
  MIGRATION_FAILED: "INTERNAL_SERVER_ERROR",
  MISSING_PARENT: "CONFLICT",
  NO_BINARY: "INTERNAL_SERVER_ERROR",
  NO_VOICE: "SERVICE_UNAVAILABLE",
  NO_ORDER: "BAD_REQUEST",
  NOT_A_MAP: "BAD_REQUEST",
  NOT_FOUND: "NOT_FOUND",
  NOT_PUBLISHED: "NOT_FOUND",
  NOT_STARTED: "CONFLICT",
  OUT_OF_STEP: "CONFLICT",
  PATCH_INVALID: "UNPROCESSABLE_CONTENT",
  PORT_TAKEN: "INTERNAL_SERVER_ERROR",
  PROGRAM_MISMATCH: "CONFLICT",
  ROLE_LACKING: "FORBIDDEN",
  SEQ_CONFLICT: "CONFLICT",
  SIGNED_OUT: "UNAUTHORIZED",
  SIGN_IN_REFUSED: "FORBIDDEN",
  START_FAILED: "INTERNAL_SERVER_ERROR",
  STORE_UNAVAILABLE: "SERVICE_UNAVAILABLE",
  TOKEN_INVALID: "UNAUTHORIZED",
  TOO_LARGE: "PAYLOAD_TOO_LARGE",
  TOO_MANY: "TOO_MANY_REQUESTS",
  TURN_NOT_FOUND: "NOT_FOUND",
  UNAVAILABLE: "SERVICE_UNAVAILABLE",
  WATCHER_FAULT: "INTERNAL_SERVER_ERROR",
};

/** What a failure says to whoever asked. */
export interface Failure {
  code: FailureCode;
  message: string;
  issues: readonly Issue[];
}

/** The failure an error is or hides; null for a fault of ours, of which nothing is told outside. */
export function failureOf(error: unknown): Failure | null {
  for (let current = error, depth = 0; current && depth < 4; depth++) {
    if (ServerError.is(current)) return { code: current.code, message: current.message, issues: current.issues };
    if (isRuntimeError(current) || isEditingError(current)) return { code: current.code, message: current.message, issues: [] };
    current = (current as { cause?: unknown }).cause;
  }
  const database = databaseErrorOf(error);
  return database && { code: database.code, message: database.message, issues: [] };
}

/** The same failure as tRPC tells it. */
export function trpcError(error: unknown): TRPCError {
  const failure = failureOf(error);
  if (failure) return new TRPCError({ code: kinds[failure.code], message: failure.message, cause: error });
  if (error instanceof TRPCError && error.code !== "INTERNAL_SERVER_ERROR") return error;
  return new TRPCError({ code: "INTERNAL_SERVER_ERROR", message: faultMessage, cause: error });
}

export const faultMessage =
  "Something went wrong on the server; this is a fault of the product. What was saved is safe. Try again, and see the server's log.";

/** HTTP status of a failure. */
export function httpStatusOf(code: FailureCode): number {
  return getHTTPStatusCodeFromError(new TRPCError({ code: kinds[code] }));
}
