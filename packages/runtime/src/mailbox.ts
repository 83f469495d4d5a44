/**
 * Runs jobs one at a time, in the order they came. A job may post others, also while it runs: they wait their turn,
 * so what posts is never entered again from inside.
 */
export class Mailbox {
  #last: Promise<unknown> = Promise.resolve();
  #stopped: Error | null = null;
  readonly #activity: Activity;

  constructor(activity: Activity) {
    this.#activity = activity;
  }

  /** Runs a job when all before it are done. Rejects with the reason when the mailbox was stopped before its turn. */
  post<T>(job: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(() => {
      if (this.#stopped) throw this.#stopped;
      return job();
    });
    this.#last = turn.catch(() => undefined);
    this.#activity.track(this.#last);
    return turn;
  }

  /** Refuses every job that has not begun, and every later one. */
  stop(reason: Error): void {
    this.#stopped ??= reason;
  }
}

/** Counts what is under way, so that one can wait until nothing is. */
export class Activity {
  #running = 0;
  #waiting: (() => void)[] = [];

  track(work: Promise<unknown>): void {
    this.#running += 1;
    const done = () => {
      this.#running -= 1;
      if (this.#running > 0) return;
      const waiting = this.#waiting;
      this.#waiting = [];
      for (const resume of waiting) resume();
    };
    work.then(done, done);
  }

  /** Resolves when nothing is under way; at once when nothing is. */
  settled(): Promise<void> {
    return this.#running === 0 ? Promise.resolve() : new Promise((resolve) => this.#waiting.push(resolve));
  }
}
