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
    const padded = `_${word}_`;
    for (const size of [2, 3, 4]) {
      for (let at = 0; at + size <= padded.length; at++) add(`c ${padded.slice(at, at + size)}`, 0.5);
    }
  }
  if (utterance.words.length > 0) add(`p ${previous} $`, 0.4);
  return features;
}
