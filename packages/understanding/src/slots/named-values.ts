import type { Slot } from "@vaarta/flow";
import { matchKey, tokenise } from "@vaarta/text";
import { type PhraseBook, phraseBook } from "../phrases/phrase-book.ts";
import { type Utterance, isSecret } from "../utterance.ts";
import { withoutEnding } from "./case-endings.ts";
import type { Entity } from "./entity.ts";

interface NamedValue {
  slot: string;
  value: string;
}

/** The known values of slots, with the ways callers say them: lenders, cities, the options of a choice. */
export interface NamedValues {
  find(utterance: Utterance): Entity[];
}

export function namedValues(slots: Readonly<Record<string, Slot>>): NamedValues {
  const entries = Object.entries(slots).flatMap(([id, slot]) => saysOf(id, slot));
  const book: PhraseBook<NamedValue> = phraseBook(entries);
  // Single long words bear one slip of spelling or hearing.
  const single = entries.flatMap(([value, phrase]) => {
    const words = tokenise(phrase);
    const key = words.length === 1 ? matchKey(phrase) : "";
    return key.length >= 5 ? [{ value, key }] : [];
  });
  const known = new Set(entries.flatMap(([, phrase]) => tokenise(phrase).map(({ key }) => key)));
  return {
    find(utterance) {
      const words = utterance.words.map((word) => withoutEnding(word, known));
      const indexes = utterance.tokens.flatMap((token, index) => (token.kind === "mark" ? [] : [index]));
      const found: Entity[] = book
        .find(words)
        .map(({ value, from, to }) => entityOf(value, slots, indexes[from]!, indexes[to - 1]! + 1, 0.95));
      utterance.words.forEach((word, at) => {
        const index = indexes[at]!;
        if (word.kind !== "word" || word.key.length < 5 || found.some((entity) => entity.from <= index && index < entity.to)) return;
        for (const { value, key } of single) {
          if (Math.abs(key.length - word.key.length) <= 1 && key[0] === word.key[0] && isOneSlipAway(key, word.key)) {
            found.push(entityOf(value, slots, index, index + 1, 0.7));
          }
        }
      });
      return longestPerSlot(found.filter(({ from, to }) => !isSecret(utterance, from, to)));
    },
  };
}

function saysOf(id: string, slot: Slot): [NamedValue, string][] {
  const entries: [NamedValue, string][] = [];
  for (const { value, says } of Object.values(slot.vocabulary ?? {})) {
    entries.push([{ slot: id, value }, value]);
    for (const phrases of Object.values(says)) for (const phrase of phrases) entries.push([{ slot: id, value }, phrase]);
  }
  if (slot.type.type === "choice") {
    for (const [option, { texts, examples }] of Object.entries(slot.type.options)) {
      for (const text of Object.values(texts)) entries.push([{ slot: id, value: option }, text]);
      for (const phrases of Object.values(examples ?? {}))
        for (const phrase of phrases) entries.push([{ slot: id, value: option }, phrase]);
    }
  }
  return entries;
}

function entityOf(named: NamedValue, slots: Readonly<Record<string, Slot>>, from: number, to: number, sure: number): Entity {
  return { type: slots[named.slot]!.type.type, value: named.value, from, to, sure, slot: named.slot };
}

/** Of overlapping names of one slot, the longest; of the same words said twice, the first. */
function longestPerSlot(found: Entity[]): Entity[] {
  const kept: Entity[] = [];
  const byLength = found.slice().sort((a, b) => b.to - b.from - (a.to - a.from) || b.sure - a.sure || a.from - b.from);
  for (const entity of byLength) {
    if (!kept.some((other) => other.slot === entity.slot && entity.from < other.to && other.from < entity.to)) kept.push(entity);
  }
  return kept.sort((a, b) => a.from - b.from);
}

/** One letter more, less, other, or two changed places. */
function isOneSlipAway(a: string, b: string): boolean {
  if (a === b) return true;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  const restA = a.slice(start);
  const restB = b.slice(start);
  return (
    restA.slice(1) === restB.slice(1) ||
    restA === restB.slice(1) ||
    restA.slice(1) === restB ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  );
}
