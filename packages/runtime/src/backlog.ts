import type { Snapshot } from "@vaarta/engine";
import type { Clock, StoredEvent } from "./ports.ts";
import { isRuntimeError, type RuntimeError } from "./runtime-error.ts";
import { delay } from "./timers.ts";

/** One append that the store has not answered yet. */
export interface WaitingAppend {
  firstSeq: number;
  events: StoredEvent[];
  checkpoint: Snapshot | null;
}

export interface BacklogOptions {
  clock: Clock;
  signal: AbortSignal;
  /** How long the store may be away. */
  outageMs: number;
  append(waiting: WaitingAppend): Promise<void>;
  /** It is over: the store was away too long, or refuses what is kept here. */
  onLost(error: unknown): void;
}

const firstTryMs = 50;
const slowestTryMs = 1_000;
/** A store that does not answer is taken to be away. */
export const answerMs = 1_000;

/** What happened while the log's store is away: kept in memory in order, and appended when the store is back. */
export class Backlog {
  readonly #options: BacklogOptions;
  readonly #waiting: WaitingAppend[] = [];
  #durable = Promise.withResolvers<void>();
  #lost: RuntimeError | null = null;

  constructor(options: BacklogOptions) {
    this.#options = options;
    this.#durable.promise.catch(() => undefined);
    this.#durable.resolve();
  }

  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  /** Resolves when everything is in the store. Rejects when it never will be. */
  durable(): Promise<void> {
    return this.#durable.promise;
  }

  add(append: WaitingAppend): void {
    if (this.#lost) throw this.#lost;
    this.#waiting.push(append);
    if (this.#waiting.length > 1) return;
    this.#durable = Promise.withResolvers<void>();
    this.#durable.promise.catch(() => undefined);
    void this.#drain();
  }

  async #drain(): Promise<void> {
    const { clock, signal, outageMs, append, onLost } = this.#options;
    const since = clock.now();
    let waitMs = firstTryMs;
    for (let next = this.#waiting[0]; next && !signal.aborted; next = this.#waiting[0]) {
      try {
        await append(next);
        this.#waiting.shift();
        waitMs = firstTryMs;
        continue;
      } catch (error) {
        const isFinal = isRuntimeError(error) && !error.isRetryable;
        if (isFinal || clock.now() - since >= outageMs) {
          this.#lost = isRuntimeError(error) ? error : null;
          onLost(error);
          this.#durable.reject(error);
          return;
        }
      }
      await delay(clock, waitMs, signal);
      waitMs = Math.min(slowestTryMs, waitMs * 2);
    }
    if (this.#waiting.length === 0) this.#durable.resolve();
  }
}
