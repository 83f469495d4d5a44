/** Counts what is being worked on, as opposed to what waits for time to pass or for the caller. */
export class Pending {
  #running = 0;
  #waiting: (() => void)[] = [];

  get isIdle(): boolean {
    return this.#running === 0;
  }

  track<T>(work: Promise<T>): Promise<T> {
    this.#running += 1;
    const done = () => {
      this.#running -= 1;
      if (this.#running > 0) return;
      const waiting = this.#waiting;
      this.#waiting = [];
      for (const resume of waiting) resume();
    };
    work.then(done, done);
    return work;
  }

  /** Resolves when nothing is being worked on; at once when nothing is. */
  idle(): Promise<void> {
    return this.isIdle ? Promise.resolve() : new Promise((resolve) => this.#waiting.push(resolve));
  }
}
