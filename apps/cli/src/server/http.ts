import { CliError } from "../cli-error.ts";
import { isRecord } from "../files.ts";

const timeoutMs = 30_000;

/** @throws {CliError} USAGE */
export function addressOf(server: string): URL {
  const text = /^https?:\/\//.test(server) ? server : `http://${server}`;
  if (URL.canParse(text)) return new URL(text);
  throw new CliError("USAGE", `${server} is not an address. Write it like http://127.0.0.1:3000.`);
}

/** @throws {CliError} SERVER_UNREACHABLE, SERVER_REFUSED, NOT_ON_SERVER */
export async function postJson(url: URL, body: unknown, headers: Record<string, string> = {}): Promise<unknown> {
  const response = await request(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  const answer = await bodyOf(response);
  if (response.ok) return answer;
  if (response.status === 404)
    throw new CliError(
      "NOT_ON_SERVER",
      `${url.host} does not know this agent, or it is not published. Check the name, and publish it first.`,
    );
  throw refused(url, response.status, answer);
}

/** @throws {CliError} SERVER_UNREACHABLE */
export async function request(url: URL, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs) });
  } catch (cause) {
    throw new CliError("SERVER_UNREACHABLE", `${url.host} does not answer. Check the address, and that the server runs (npm start).`, {
      cause,
    });
  }
}

export async function bodyOf(response: Response): Promise<unknown> {
  try {
    return (await response.json()) as unknown;
  } catch {
    return null;
  }
}

export function refused(url: URL, status: number, answer: unknown): CliError {
  const said = isRecord(answer) && typeof answer.message === "string" ? ` It says: ${answer.message}` : "";
  const next =
    status === 401 || status === 403 ? "Give an API key by --key, or run this on the server's own machine." : "Look at the server's log.";
  return new CliError("SERVER_REFUSED", `${url.host} refused (${status}).${said} ${next}`);
}
