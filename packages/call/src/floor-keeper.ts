import type { StoredEvent } from "@vaarta/runtime";

/**
 * Who may speak. What the agent was to say before the caller's words were kept is stale with them, unless those words leave it standing;
 * while she speaks, or the line is down, nothing new is begun.
 */
export class Floor {
  readonly #asked = new Set<string>();
  readonly #stale = new Set<string>();
  #isHers = false;
  #isUp = false;
  #isClosed = false;
  #keepsSpeech = false;
  #wake = Promise.withResolvers<void>();

  /** She has the floor, or has given it back. */
  hers(isHers: boolean): void {
    this.#isHers = isHers;
    this.#stir();
  }

  lineIsUp(isUp: boolean): void {
    this.#isUp = isUp;
    this.#stir();
  }

  /** Her next words leave what is being said standing. */
  keepSpeech(keeps: boolean): void {
    this.#keepsSpeech = keeps;
  }

  /** Nothing is said any more. */
  close(): void {
    this.#isClosed = true;
    this.#stir();
  }

  observe({ event, effects }: StoredEvent): void {
    const ends =
      event.type === "came-back" || event.type === "dtmf" || (event.type === "utterance" && !(event.via === "voice" && this.#keepsSpeech));
    if (ends) {
      for (const id of this.#asked) this.#stale.add(id);
      this.#asked.clear();
    }
    if (event.type === "utterance") {
      this.#keepsSpeech = false;
      this.#isHers = false;
    }
    if (event.type === "delivered") {
      this.#asked.delete(event.effect);
      this.#stale.delete(event.effect);
    }
    for (const effect of effects) if (effect.type === "speak") this.#asked.add(effect.id);
    this.#stir();
  }

  /** Resolves when it is in the log what was heard of everything that was given up, so that it is known before her words. */
  async told(effect: string | null): Promise<void> {
    while (effect !== null && !this.#isClosed && (this.#asked.has(effect) || this.#stale.has(effect))) await this.#wake.promise;
  }

  /** Waits for the floor. @returns false when what was to be said has become stale */
  async mine(effect: string): Promise<boolean> {
    for (;;) {
      if (this.#stale.has(effect) || this.#isClosed) return false;
      if (!this.#isHers && this.#isUp) return true;
      await this.#wake.promise;
    }
  }

  #stir(): void {
    const { resolve } = this.#wake;
    this.#wake = Promise.withResolvers<void>();
    resolve();
  }
}
