import type { Snapshot } from "@vaarta/engine";
import type { StoredEvent } from "@vaarta/runtime";
import type { TranscriptEntry } from "./messages.ts";

/** What was said so far, from the log. What the caller has not heard yet is left out: it will be said again. */
export function transcriptOf(events: readonly StoredEvent[], open: Snapshot["open"], afterSeq: number): TranscriptEntry[] {
  return events
    .filter((stored) => stored.seq > afterSeq)
    .flatMap(({ seq, event, effects }): TranscriptEntry[] => {
      const own = event.type === "utterance" ? [{ who: "caller" as const, text: event.text, lang: null, seq }] : [];
      const said = effects.flatMap((effect) => (effect.type === "speak" && !(effect.id in open) ? effect.utterances : []));
      return [...own, ...said.map(({ text, language }) => ({ who: "agent" as const, text, lang: language, seq }))];
    });
}
