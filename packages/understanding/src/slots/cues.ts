import type { Slot } from "@vaarta/flow";
import { type PhraseBook, phraseBook } from "../phrases/phrase-book.ts";
import type { Utterance } from "../utterance.ts";
import type { Entity } from "./entity.ts";

/** Cue phrases of every slot, looked for at once. */
export function cueBook(slots: Readonly<Record<string, Slot>>): PhraseBook<string> {
  return phraseBook(
    Object.entries(slots).flatMap(([id, slot]) =>
      Object.values(slot.cues ?? {}).flatMap((phrases) => phrases.map((phrase): [string, string] => [id, phrase])),
    ),
  );
}

export interface Cue {
  slot: string;
  /** Tokens it covers, `to` exclusive. */
  from: number;
  to: number;
}

export function findCues(book: PhraseBook<string>, utterance: Utterance): Cue[] {
  const indexes = utterance.tokens.flatMap((token, index) => (token.kind === "mark" ? [] : [index]));
  return book.find(utterance.words).map(({ value, from, to }) => ({ slot: value, from: indexes[from]!, to: indexes[to - 1]! + 1 }));
}

/**
 * Words between a value and the nearest cue of a slot; null when none is near. A cue that is part of the value ("baje", "percent") only
 * says the type. Cues on the far side of a comma or of another value belong there.
 */
export function cueDistance(
  cues: readonly Cue[],
  slot: string,
  entity: Entity,
  others: readonly Entity[],
  utterance: Utterance,
): number | null {
  let nearest: number | null = null;
  for (const cue of cues) {
    if (cue.slot !== slot) continue;
    const [from, to] = cue.from >= entity.to ? [entity.to, cue.from] : cue.to <= entity.from ? [cue.to, entity.from] : [-1, -1];
    if (from < 0 || to - from > 5) continue;
    const between = utterance.tokens.slice(from, to);
    if (between.some(({ text }) => /^[,;.।?!]$/.test(text))) continue;
    if (others.some((other) => other !== entity && other.type === entity.type && other.from >= from && other.to <= to)) continue;
    const distance = between.filter(({ kind }) => kind !== "mark").length;
    if (nearest === null || distance < nearest) nearest = distance;
  }
  return nearest;
}
