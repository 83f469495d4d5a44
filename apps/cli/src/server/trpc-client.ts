import { CliError } from "../cli-error.ts";
import { isRecord } from "../files.ts";
import { addressOf, bodyOf, refused, request } from "./http.ts";

/** Calls procedures of a server, signed in by an API key, or as the owner on the server's own machine. */
export interface ServerClient {
  host: string;
  query(path: string, input?: unknown): Promise<unknown>;
  mutate(path: string, input: unknown): Promise<unknown>;
}

/** @throws {CliError} SERVER_UNREACHABLE, SERVER_REFUSED */
export async function connect(server: string, key: string | undefined): Promise<ServerClient> {
  const base = addressOf(server);
  const headers: Record<string, string> = key === undefined ? await localSession(base) : { authorization: `Bearer ${key}` };
  const call = async (path: string, init: RequestInit, search = "") => {
    const url = new URL(`/trpc/${path}${search}`, base);
    const response = await request(url, { ...init, headers: { ...headers, "content-type": "application/json" } });
    return resultOf(url, response.status, await bodyOf(response));
  };
  return {
    host: base.host,
    query: (path, input) => call(path, { method: "GET" }, input === undefined ? "" : `?input=${encodeURIComponent(JSON.stringify(input))}`),
    mutate: (path, input) => call(path, { method: "POST", body: JSON.stringify(input) }),
  };
}

/** The server signs the owner in by itself when asked from its own machine. */
async function localSession(base: URL): Promise<Record<string, string>> {
  const url = new URL("/api/session/local", base);
  const response = await request(url, { method: "POST" });
  if (!response.ok) throw refused(url, response.status, await bodyOf(response));
  const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(";")[0]);
  return { cookie: cookies.join("; ") };
}

function resultOf(url: URL, status: number, answer: unknown): unknown {
  if (isRecord(answer) && isRecord(answer.result)) return answer.result.data;
  const error = isRecord(answer) && isRecord(answer.error) ? answer.error : null;
  const data = error && isRecord(error.data) ? error.data : {};
  if (data.code === "PRECONDITION_FAILED")
    throw new CliError("PUBLISH_BLOCKED", `${url.host} does not publish this: something in it must be mended first.`, { details: data });
  if (data.code === "NOT_FOUND") throw new CliError("NOT_ON_SERVER", `${url.host} has no such agent. Check --agent.`);
  throw refused(url, status, error);
}
