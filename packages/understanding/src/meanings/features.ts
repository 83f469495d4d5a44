import type { Utterance } from "../utterance.ts";
import { conceptsOf } from "../words/concepts.ts";

/** Sparse features of a text: name to weight before scaling. */
export type Features = Map<string, number>;

/**
 * What a classifier sees of a text: matching keys of words (so that scripts and spellings meet), their pairs, runs of two to four letters
 * within words, which bear with typing errors and endings, and what the words mean in any language (so that a Hindi example teaches
 * Bengali callers). Meanings weigh most: they alone carry over between languages and ways of putting it. Figures count as one thing.
 */
export function featuresOf(utterance: Utterance): Features {
  const features: Features = new Map();
  const add = (name: string, weight: number) => features.set(name, (features.get(name) ?? 0) + weight);
  let previous = "^";
  let meantBefore: readonly number[] = [];
  for (const { key, kind } of utterance.words) {
    const word = kind === "number" ? "#" : key;
    if (word === "") continue;
    add(`w ${word}`, 1);
    add(`p ${previous} ${word}`, 0.6);
    previous = word;
    if (kind === "number") continue;
    const meant = conceptsOf(word);
    for (const concept of meant) {
      add(`k ${concept}`, 2.2 / Math.sqrt(meant.length));
      // Order differs between languages, so a pair has none.
      for (const before of meantBefore) add(`j ${Math.min(before, concept)} ${Math.max(before, concept)}`, 0.5);
    }
    if (meant.length > 0) meantBefore = meant;
    for (const run of runsOf(word)) add(run, 0.5);
  }
  if (utterance.words.length > 0) add(`p ${previous} $`, 0.4);
  return features;
}

const known = new Map<string, readonly string[]>();

/** Runs of two to four letters of a word. */
function runsOf(word: string): readonly string[] {
  const made = known.get(word);
  if (made) return made;
  const padded = `_${word}_`;
  const runs = [2, 3, 4].flatMap((size) =>
    Array.from({ length: Math.max(0, padded.length - size + 1) }, (_, at) => `c ${padded.slice(at, at + size)}`),
  );
  // A memo only: the answer is the same without it. Bounded, because callers say anything.
  if (known.size < 20_000) known.set(word, runs);
  return runs;
}
