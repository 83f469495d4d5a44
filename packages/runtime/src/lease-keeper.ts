import type { Clock, ConversationStore, Lease } from "./ports.ts";
import { isRuntimeError, RuntimeError } from "./runtime-error.ts";

export interface LeaseKeeperOptions {
  store: ConversationStore;
  clock: Clock;
  ttlMs: number;
  /** How long after it ran out a store that cannot be asked is borne with: whether another took over shows when it can be. @defaultValue 0 */
  tolerateMs?: number;
  onLost: (error: RuntimeError) => void;
}

/**
 * Holds the right to write one conversation: renews it in time, and reports once when it is lost, be it to another
 * driver or because it could not be renewed before it ran out.
 */
export class LeaseKeeper {
  readonly #store: ConversationStore;
  readonly #clock: Clock;
  readonly #ttlMs: number;
  readonly #tolerateMs: number;
  readonly #onLost: (error: RuntimeError) => void;
  #lease: Lease | null = null;
  #cancel: (() => void) | null = null;

  constructor(options: LeaseKeeperOptions) {
    this.#store = options.store;
    this.#clock = options.clock;
    this.#ttlMs = options.ttlMs;
    this.#tolerateMs = options.tolerateMs ?? 0;
    this.#onLost = options.onLost;
  }

  async acquire(conversation: string, holder: string): Promise<void> {
    this.#lease = await this.#store.acquire(conversation, holder, this.#ttlMs);
    this.#schedule();
  }

  /**
   * The lease to write under. One that ran out is renewed first: timers of a tab in the background come late.
   * @throws {RuntimeError} LEASE_LOST when there is none any more; whatever the store throws when it cannot be asked
   */
  async held(): Promise<Lease> {
    const lease = this.#lease;
    if (!lease) throw lost();
    if (this.#clock.now() < lease.expiresAt) return lease;
    const renewed = await this.#store.renew(lease, this.#ttlMs);
    if (this.#lease === lease) this.#lease = renewed;
    return renewed;
  }

  async release(): Promise<void> {
    const lease = this.#lease;
    this.drop();
    if (lease) await this.#store.release(lease);
  }

  /** Stops renewing and forgets the lease without giving it back, as a killed process would. */
  drop(): void {
    this.#cancel?.();
    this.#cancel = null;
    this.#lease = null;
  }

  #schedule(): void {
    this.#cancel = this.#clock.setTimer(this.#ttlMs / 3, () => void this.#renew());
  }

  async #renew(): Promise<void> {
    const lease = this.#lease;
    if (!lease) return;
    try {
      const renewed = await this.#store.renew(lease, this.#ttlMs);
      if (this.#lease === lease) this.#lease = renewed;
    } catch (error) {
      if (this.#lease !== lease) return;
      const gone = isRuntimeError(error) && error.code === "LEASE_LOST";
      if (gone || this.#clock.now() >= lease.expiresAt + this.#tolerateMs) {
        this.drop();
        return this.#onLost(lost(error));
      }
    }
    if (this.#lease) this.#schedule();
  }
}

function lost(cause?: unknown): RuntimeError {
  return new RuntimeError(
    "LEASE_LOST",
    "The right to write this conversation is gone: another driver took over, or it could not be renewed in time. This one has stopped; resume to go on.",
    { cause },
  );
}
