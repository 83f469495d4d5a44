import type { Effect, Utterance } from "@vaarta/engine";
import type { StoredEvent, Transport } from "./ports.ts";

/** A transport for chats, tests and the console: what is said is heard at once. */
export interface TextTransport extends Transport {
  /** Everything said so far. */
  readonly said: readonly Utterance[];
  /** Every event so far, with its effects and decisions. */
  readonly events: readonly StoredEvent[];
  /** How it ended; null while it goes on. */
  readonly ending: Extract<Effect, { type: "hang-up" }> | null;
  /** What was said since the last call. */
  take(): Utterance[];
}

/**
 * Makes a transport that collects.
 * @param options.onSaid - told of every utterance as it is said
 */
export function textTransport(options: { onSaid?: (utterance: Utterance) => void } = {}): TextTransport {
  const said: Utterance[] = [];
  const events: StoredEvent[] = [];
  let ending: Extract<Effect, { type: "hang-up" }> | null = null;
  let taken = 0;
  return {
    said,
    events,
    get ending() {
      return ending;
    },
    async speak(effect) {
      for (const utterance of effect.utterances) {
        said.push(utterance);
        options.onSaid?.(utterance);
      }
      return { heard: "all" };
    },
    ended(effect) {
      ending = effect;
    },
    observe(stored) {
      events.push(stored);
    },
    take() {
      const fresh = said.slice(taken);
      taken = said.length;
      return fresh;
    },
  };
}
