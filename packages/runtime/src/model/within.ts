import type { Clock } from "../ports.ts";

interface Limits {
  clock: Clock;
  ms: number;
  /** Given up from outside. */
  outer?: AbortSignal | undefined;
}

/** What a piece of work gives in time; null when it failed, came late, or was given up. Its signal is aborted then. */
export async function within<T>({ clock, ms, outer }: Limits, work: (signal: AbortSignal) => Promise<T | null>): Promise<T | null> {
  const controller = new AbortController();
  const giveUp = () => controller.abort();
  outer?.addEventListener("abort", giveUp, { once: true });
  if (outer?.aborted) giveUp();
  const cancel = clock.setTimer(ms, giveUp);
  const givenUp = new Promise<null>((resolve) => controller.signal.addEventListener("abort", () => resolve(null), { once: true }));
  try {
    return await Promise.race([work(controller.signal).catch(() => null), givenUp]);
  } finally {
    cancel();
    outer?.removeEventListener("abort", giveUp);
  }
}
