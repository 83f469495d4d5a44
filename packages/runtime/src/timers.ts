import type { Clock } from "./ports.ts";

/** The timers of one conversation, by the effect that set them. */
export class Timers {
  readonly #clock: Clock;
  readonly #cancels = new Map<string, () => void>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** @param dueAt - milliseconds since the epoch; one that has passed fires as soon as it can */
  arm(id: string, dueAt: number, fire: () => void): void {
    this.clear(id);
    const cancel = this.#clock.setTimer(Math.max(0, dueAt - this.#clock.now()), () => {
      this.#cancels.delete(id);
      fire();
    });
    this.#cancels.set(id, cancel);
  }

  clear(id: string): void {
    this.#cancels.get(id)?.();
    this.#cancels.delete(id);
  }

  clearAll(): void {
    for (const cancel of this.#cancels.values()) cancel();
    this.#cancels.clear();
  }
}

/** Resolves after a time, or at once when the signal is aborted. */
export function delay(clock: Clock, afterMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      cancel();
      signal.removeEventListener("abort", done);
      resolve();
    };
    const cancel = clock.setTimer(afterMs, done);
    signal.addEventListener("abort", done, { once: true });
  });
}
