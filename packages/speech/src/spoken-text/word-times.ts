import type { SpokenWord } from "../voice.ts";

/**
 * When each word of a sentence begins, guessed from its letters, for voices that do not say. Pure.
 * @param totalMs - how long the sentence sounds, its last pause not counted
 */
export function estimateWordTimes(text: string, language: string, totalMs: number): SpokenWord[] {
  void language;
  const words = text.split(/\s+/).filter((word) => word !== "");
  const weights = words.map((word) => Array.from(word).length + 1);
  const perWeight = totalMs / Math.max(1, weights.reduce((sum, weight) => sum + weight, 0)); // prettier-ignore
  let at = 0;
  return words.map((word, k) => {
    const startMs = Math.round(at);
    at += weights[k]! * perWeight;
    return { text: word, startMs };
  });
}

/** When each word begins where not even the length is known: twelve letters and a half a second, as people speak. Pure. */
export function typicalWordTimes(text: string, pace: number): SpokenWord[] {
  const letters = Array.from(text).length + 1;
  return estimateWordTimes(text, "en", (letters * 80) / pace);
}
