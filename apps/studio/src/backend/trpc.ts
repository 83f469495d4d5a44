import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink, TRPCClientError, type TRPCClient } from "@trpc/client";
import type { Issue } from "@vaarta/flow";
import type { AppRouter } from "@vaarta/server";
import { BackendError } from "./backend.ts";

export type Api = TRPCClient<AppRouter>;

/** The server's procedures, over the page's own origin. */
export function connect(): Api {
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: ({ type }) => type === "subscription",
        true: httpSubscriptionLink({ url: "/trpc" }),
        false: httpBatchLink({ url: "/trpc", maxURLLength: 2_000 }),
      }),
    ],
  });
}

/**
 * Signs the local owner in where the server lets him: on the machine itself, before there is a password.
 * @returns whether somebody is signed in now
 */
export async function signInLocally(): Promise<boolean> {
  const answer = await fetch("/api/session/local", { method: "POST" }).catch(() => null);
  return answer?.ok === true;
}

type Reason = { reason?: string | null; issues?: Issue[]; code?: string };

/** Runs a call and gives what went wrong as the studio's own error. @throws {BackendError} */
export async function asking<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    throw backendError(error);
  }
}

function backendError(error: unknown): BackendError {
  if (!(error instanceof TRPCClientError)) return new BackendError("UNREACHABLE", String(error));
  const data = (error.data ?? null) as Reason | null;
  if (!data) return new BackendError("UNREACHABLE", error.message);
  const issues = data.issues ?? [];
  if (issues.length > 0) return new BackendError("INVALID_DOCUMENT", error.message, issues);
  switch (data.code) {
    case "NOT_FOUND":
      return new BackendError("NOT_FOUND", error.message);
    case "UNAUTHORIZED":
      return new BackendError("SIGNED_OUT", error.message);
    case "CONFLICT":
      return new BackendError("CONFLICT", error.message);
    case "INTERNAL_SERVER_ERROR":
    case "TIMEOUT":
    case "SERVICE_UNAVAILABLE":
      return new BackendError("UNREACHABLE", error.message);
    default:
      return new BackendError("REFUSED", error.message);
  }
}

/** Instants travel as ISO 8601 texts. */
export function isoOf(instant: string | Date): string {
  return typeof instant === "string" ? instant : instant.toISOString();
}
