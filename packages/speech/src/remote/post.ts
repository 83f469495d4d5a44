import { machineClock, type SpeechClock } from "../clock.ts";
import { failureOf, lateOf, lostOf } from "./failures.ts";

export interface Post {
  /** Name of the provider, for messages. */
  provider: string;
  url: URL;
  headers: Readonly<Record<string, string>>;
  body: BodyInit;
  signal: AbortSignal;
  /** Longest wait for the answer's head, and for each piece of its body after that. */
  waitMs: number;
  clock?: SpeechClock;
}

/**
 * Sends a request and gives the body as it comes. Ending the iteration, or the signal, closes the connection.
 * @throws {SpeechError} by status; CONNECTION_LOST; TIMEOUT when nothing comes for `waitMs`
 */
export async function* post({ provider, url, headers, body, signal, waitMs, clock = machineClock }: Post): AsyncIterable<Uint8Array> {
  const own = new AbortController();
  const both = AbortSignal.any([signal, own.signal]);
  let isLate = false;
  const watch = () =>
    clock.setTimer(waitMs, () => {
      isLate = true;
      own.abort();
    });
  let stop = watch();
  try {
    // A redirect would take the key to another host.
    const response = await fetch(url, { method: "POST", headers, body, signal: both, redirect: "manual" });
    if (!response.ok) throw failureOf(provider, response.status);
    if (!response.body) throw lostOf(provider);
    for await (const bytes of response.body as unknown as AsyncIterable<Uint8Array>) {
      stop();
      yield bytes;
      stop = watch();
    }
  } catch (error) {
    signal.throwIfAborted();
    if (isLate) throw lateOf(provider, waitMs);
    if (error instanceof TypeError || (error as Error).name === "AbortError") throw lostOf(provider);
    throw error;
  } finally {
    stop();
    own.abort();
  }
}

/** The whole body as JSON. @throws {SpeechError} as `post`; GARBAGE when it is none */
export async function postForJson(request: Post, garbage: () => Error): Promise<Record<string, unknown>> {
  const pieces: Uint8Array[] = [];
  for await (const bytes of post(request)) pieces.push(bytes);
  try {
    const answer: unknown = JSON.parse(Buffer.concat(pieces).toString("utf8"));
    if (typeof answer === "object" && answer !== null && !Array.isArray(answer)) return answer as Record<string, unknown>;
  } catch {
    // Told below.
  }
  throw garbage();
}
