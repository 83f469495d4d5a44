import type { ModelAttempt } from "../model-error.ts";
import type { Run } from "./run.ts";

/** Longer than this nobody waits on a call: the script goes on. */
const longestWaitMs = 2_000;
const firstBackoffMs = 200;

/**
 * Waits before the list is tried again, no shorter than a provider asked for, and with some chance in it so that many conversations
 * do not come back at once. False when another round makes no sense.
 * @param round - how many rounds were had before this one
 * @param attempts - what failed in this round
 */
export async function waitToRetry(run: Run, round: number, attempts: readonly ModelAttempt[]): Promise<boolean> {
  if (round >= run.route.retries) return false;
  const backoffMs = firstBackoffMs * 2 ** round * (1 + run.random() / 2);
  const waits = attempts
    .filter(({ code }) => code === "UNAVAILABLE" || code === "RATE_LIMITED")
    .map(({ provider }) => Math.max(backoffMs, run.breakers.restingMs(provider)));
  const waitMs = Math.min(...waits);
  if (waitMs > longestWaitMs) return false;
  await sleep(run, waitMs);
  return !run.request.signal.aborted;
}

function sleep({ clock, request: { signal } }: Run, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const wake = () => {
      stop();
      signal.removeEventListener("abort", wake);
      resolve();
    };
    const stop = clock.setTimer(ms, wake);
    signal.addEventListener("abort", wake, { once: true });
  });
}
