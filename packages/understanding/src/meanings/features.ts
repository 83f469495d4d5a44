import type { Utterance } from "../utterance.ts";

/** Sparse features of a text: name to weight before scaling. */
export type Features = Map<string, number>;

/**
 * What a classifier sees of a text: matching keys of words (so that scripts and spellings meet), their pairs, and runs of
 * two to four letters within words, which bear with typing errors and endings. Figures count as one thing.
 */
export function featuresOf(utterance: Utterance): Features {
  const features: Features = new Map();
  const add = (name: string, weight: number) => features.set(name, (features.get(name) ?? 0) + weight);
  let previous = "^";
  for (const { key, kind } of utterance.words) {
    const word = kind === "number" ? "#" : key;
    if (word === "") continue;
    add(`w ${word}`, 1);
    add(`p ${previous} ${word}`, 0.6);
    previous = word;
    if (kind === "number") continue;
    const padded = `_${word}_`;
    for (const size of [2, 3, 4]) {
      for (let at = 0; at + size <= padded.length; at++) add(`c ${padded.slice(at, at + size)}`, 0.4);
    }
  }
  if (utterance.words.length > 0) add(`p ${previous} $`, 0.4);
  return features;
}
