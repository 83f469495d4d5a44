import type { Snapshot } from "@vaarta/engine";
import { answerMs, Backlog, type WaitingAppend } from "./backlog.ts";
import { LeaseKeeper } from "./lease-keeper.ts";
import type { Clock, ConversationStore, StoredEvent } from "./ports.ts";
import { isRuntimeError, RuntimeError } from "./runtime-error.ts";
import { delay } from "./timers.ts";

const tries = 5;
const backoffMs = 50;

export interface LogWriterOptions {
  store: ConversationStore;
  conversation: string;
  holder: string;
  clock: Clock;
  leaseMs: number;
  /** How long the store may be away while the conversation goes on, in milliseconds; 0: every append waits for the store. */
  outageMs?: number;
  /** The driver stopped: gives up waiting between tries. */
  signal: AbortSignal;
  /** Nothing can be written any more. */
  onLost: (error: RuntimeError) => void;
}

/** Writes the log of one conversation under its lease, trying again while the log cannot be reached. */
export class LogWriter {
  /** Seq of the last event kept. */
  seq = 0;
  readonly #options: LogWriterOptions;
  readonly #lease: LeaseKeeper;
  readonly #backlog: Backlog;

  constructor(options: LogWriterOptions) {
    this.#options = options;
    const { store, clock, leaseMs: ttlMs, onLost, signal, outageMs = 0 } = options;
    this.#lease = new LeaseKeeper({ store, clock, ttlMs, tolerateMs: outageMs, onLost: (error) => onLost(error) });
    this.#backlog = new Backlog({
      clock,
      signal,
      outageMs,
      append: (waiting) => this.#answered(waiting),
      onLost: (error) => onLost(isRuntimeError(error) && !error.isRetryable ? error : unavailable(error)),
    });
  }

  /** Resolves when everything that happened is in the store. @throws {RuntimeError} when it never will be */
  durable(): Promise<void> {
    return this.#backlog.durable();
  }

  acquire(): Promise<void> {
    return this.#lease.acquire(this.#options.conversation, this.#options.holder);
  }

  release(): Promise<void> {
    return this.#lease.release();
  }

  /** Forgets the lease as a killed process would. */
  drop(): void {
    this.#lease.drop();
  }

  /**
   * Keeps events after the last one. Where outages are borne, it does not wait for a store that is away: what happens is kept in order
   * in memory until it is back.
   * @throws {RuntimeError} LEASE_LOST, SEQ_CONFLICT, or STORE_UNAVAILABLE after the last try; `onLost` was told first
   */
  async append(events: readonly StoredEvent[], checkpoint: Snapshot | null): Promise<void> {
    const { clock, signal, onLost, outageMs = 0 } = this.#options;
    const append = { firstSeq: this.seq + 1, events: [...events], checkpoint };
    if (!this.#backlog.isEmpty) return this.#later(append);
    for (let attempt = 1; ; attempt += 1) {
      try {
        await (outageMs > 0 ? this.#answered(append) : this.#append(append));
        this.seq += events.length;
        return;
      } catch (error) {
        const isFinal = isRuntimeError(error) && !error.isRetryable;
        if (!isFinal && outageMs > 0 && !signal.aborted) return this.#later(append);
        if (isFinal || attempt === tries || signal.aborted) {
          const reason = isFinal ? error : unavailable(error);
          onLost(reason);
          throw reason;
        }
      }
      await delay(clock, backoffMs * 2 ** (attempt - 1), signal);
    }
  }

  #later(append: WaitingAppend): void {
    this.#backlog.add(append);
    this.seq += append.events.length;
  }

  async #append({ firstSeq, events, checkpoint }: WaitingAppend): Promise<void> {
    await this.#options.store.append(await this.#lease.held(), firstSeq, events, checkpoint);
  }

  /** The same, not waiting for a store that does not answer: the same append may come to it twice, which changes nothing. */
  #answered(append: WaitingAppend): Promise<void> {
    return new Promise((resolve, reject) => {
      const cancel = this.#options.clock.setTimer(answerMs, () => reject(unavailable(new Error("no answer"))));
      this.#append(append).finally(cancel).then(resolve, reject);
    });
  }
}

function unavailable(cause: unknown): RuntimeError {
  return new RuntimeError(
    "STORE_UNAVAILABLE",
    "The conversation's log could not be written, also not on trying again. Check the database; the conversation can be resumed when it is back.",
    { cause },
  );
}
