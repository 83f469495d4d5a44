/** One way to the caller: what is said on it is said in order. When another way takes its place it is left, and counts for nothing any more. */
export class SpeechLine {
  readonly #queued = new Set<string>();
  readonly #leaving = Promise.withResolvers<void>();
  #last: Promise<void> = Promise.resolve();
  #isLeft = false;

  get isLeft(): boolean {
    return this.#isLeft;
  }

  /** Leaves the line: what waits is not said, and whoever waits for the end of it waits no longer. */
  leave(): void {
    this.#isLeft = true;
    this.#leaving.resolve();
  }

  /** Does something when all before it is done; once for each id at a time. What fails was not done, and the next has its turn. */
  queue(id: string, act: () => Promise<void>): Promise<void> {
    if (this.#queued.has(id)) return this.spoken();
    this.#queued.add(id);
    const done = () => void this.#queued.delete(id);
    this.#last = this.#last.then(() => (this.#isLeft ? undefined : act())).then(done, done);
    return this.spoken();
  }

  /** Resolves when everything queued so far is done, or the line was left. */
  spoken(): Promise<void> {
    return Promise.race([this.#last, this.#leaving.promise]);
  }
}
