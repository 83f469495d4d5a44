import type { Snapshot } from "@vaarta/engine";
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

  constructor(options: LogWriterOptions) {
    this.#options = options;
    const { store, clock, leaseMs: ttlMs, onLost } = options;
    this.#lease = new LeaseKeeper({ store, clock, ttlMs, onLost: (error) => onLost(error) });
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
   * Keeps events after the last one.
   * @throws {RuntimeError} LEASE_LOST, SEQ_CONFLICT, or STORE_UNAVAILABLE after the last try; `onLost` was told first
   */
  async append(events: readonly StoredEvent[], checkpoint: Snapshot | null): Promise<void> {
    const { store, clock, signal, onLost } = this.#options;
    for (let attempt = 1; ; attempt += 1) {
      try {
        await store.append(await this.#lease.held(), this.seq + 1, [...events], checkpoint);
        this.seq += events.length;
        return;
      } catch (error) {
        const isFinal = isRuntimeError(error) && !error.isRetryable;
        if (isFinal || attempt === tries || signal.aborted) {
          const reason = isFinal ? error : unavailable(error);
          onLost(reason);
          throw reason;
        }
      }
      await delay(clock, backoffMs * 2 ** (attempt - 1), signal);
    }
  }
}

function unavailable(cause: unknown): RuntimeError {
  return new RuntimeError(
    "STORE_UNAVAILABLE",
    "The conversation's log could not be written, also not on trying again. Check the database; the conversation can be resumed when it is back.",
    { cause },
  );
}
