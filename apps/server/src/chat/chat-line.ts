import type { Transport } from "@vaarta/runtime";
import type { ServerMessage } from "./messages.ts";

type Heard = { heard: "all" | "part" | "none"; text?: string };

/** One way to a caller: her page's socket. What she has not confirmed stays open and is said again on the next one. */
export interface ChatLine {
  transport: Transport;
  /** Her page showed what was said. */
  heard(effect: string, heard: Heard): void;
}

/**
 * @param seqOf - seq of the event that asked for an effect
 */
export function chatLine(send: (message: ServerMessage) => void, seqOf: (effect: string) => number): ChatLine {
  const waiting = new Map<string, (heard: Heard) => void>();
  return {
    transport: {
      speak(effect) {
        const utterances = effect.utterances.map(({ text, language }) => ({ text, language }));
        send({ type: "said", effect: effect.id, seq: seqOf(effect.id), utterances });
        return new Promise((resolve) => waiting.set(effect.id, resolve));
      },
      ended: (effect) => send({ type: "ended", outcome: effect.outcome }),
      stop: () => waiting.clear(),
    },
    heard(effect, heard) {
      waiting.get(effect)?.(heard);
      waiting.delete(effect);
    },
  };
}

/** Nobody is there: nothing is said, and nothing counts as heard. */
export const silentLine: Transport = { speak: () => new Promise(() => {}), ended: () => {} };
