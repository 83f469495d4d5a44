/** A clock that stands still until it is moved. */
export class ManualClock {
  #now = 1_000_000;
  #timers = new Set<{ at: number; fire: () => void }>();

  now(): number {
    return this.#now;
  }

  setTimer(afterMs: number, fire: () => void): () => void {
    const timer = { at: this.#now + afterMs, fire };
    this.#timers.add(timer);
    return () => void this.#timers.delete(timer);
  }

  /** Timers that are set. */
  get pending(): number {
    return this.#timers.size;
  }

  /** Moves on, calling every timer at its time; what they start gets its turn in between. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    await settled();
    for (let next = this.#next(end); next; next = this.#next(end)) {
      this.#now = next.at;
      this.#timers.delete(next);
      next.fire();
      await settled();
    }
    this.#now = end;
  }

  #next(end: number) {
    return [...this.#timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
  }
}

/** When everything that is ready has had its turn. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
