import type { StoredEvent } from "@vaarta/runtime";
import { CallRefused } from "../../voice/find-way.ts";

const everyMs = 500;
/** The last events of a call are written when its line is closed already. */
const looksAfterwards = 4;

/** Reads what happens in a call, from the last known event on, until it is over. */
export class CallLog {
  readonly #read: (after: number) => Promise<StoredEvent[]>;
  readonly #heard: (events: readonly StoredEvent[]) => void;
  #events: readonly StoredEvent[] = [];
  #reading: Promise<void> | null = null;
  #left = Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param heard - is given all events there are, when there are more */
  constructor(read: (after: number) => Promise<StoredEvent[]>, heard: (events: readonly StoredEvent[]) => void) {
    this.#read = read;
    this.#heard = heard;
  }

  /** Looks now: something was said. */
  look(): Promise<void> {
    if (this.#left <= 0) return Promise.resolve();
    clearTimeout(this.#timer);
    this.#reading ??= this.#once().finally(() => {
      this.#reading = null;
      this.#left -= 1;
      if (this.#left > 0) this.#timer = setTimeout(() => void this.look(), everyMs);
    });
    return this.#reading;
  }

  /** The line is closed: a few more looks are enough. */
  finish(): void {
    this.#left = Math.min(this.#left, looksAfterwards);
    void this.look();
  }

  close(): void {
    this.#left = 0;
    clearTimeout(this.#timer);
  }

  async #once(): Promise<void> {
    try {
      const known = this.#events.length;
      const more = await this.#read(known);
      if (this.#left <= 0 || more.length === 0) return;
      this.#events = [...this.#events, ...more];
      this.#heard(this.#events);
    } catch (error) {
      // A lost line may come back; a test that the server no longer knows does not.
      if (error instanceof CallRefused && !error.isPassing) this.close();
    }
  }
}
