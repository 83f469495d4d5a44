import type { SpokenPiece } from "@vaarta/speech";

/** Sound made before it is known whether it will be said. */
export class PreparedSound {
  readonly key: string;
  readonly #stop = new AbortController();
  readonly #pieces: SpokenPiece[] = [];
  #outcome: boolean | null = null;
  #wake = Promise.withResolvers<void>();

  /** @param make - begins the work; what it returns tells whether it was said whole */
  constructor(key: string, make: (signal: AbortSignal) => AsyncGenerator<SpokenPiece, boolean>) {
    this.key = key;
    void this.#pull(make(this.#stop.signal));
  }

  /** It is not wanted. */
  drop(): void {
    this.#stop.abort();
  }

  /** Takes it: what is made so far at once, the rest as it comes. */
  async *take(signal: AbortSignal): AsyncGenerator<SpokenPiece, boolean> {
    const abort = () => {
      this.#stop.abort();
      this.#wake.resolve();
    };
    signal.addEventListener("abort", abort, { once: true });
    try {
      for (let at = 0; ;) {
        const piece = this.#pieces[at];
        if (signal.aborted) return false;
        if (piece) {
          at += 1;
          yield piece;
        } else if (this.#outcome !== null) return this.#outcome;
        else await this.#wake.promise;
      }
    } finally {
      signal.removeEventListener("abort", abort);
    }
  }

  async #pull(pieces: AsyncGenerator<SpokenPiece, boolean>): Promise<void> {
    for (;;) {
      const next = await pieces.next();
      if (next.done) this.#outcome = next.value;
      else this.#pieces.push(next.value);
      const { resolve } = this.#wake;
      this.#wake = Promise.withResolvers<void>();
      resolve();
      if (next.done) return;
    }
  }
}
