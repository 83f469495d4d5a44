import { functionWords } from "../language/function-words.ts";
import { conceptsOf } from "../words/concepts.ts";
import type { Utterance } from "../utterance.ts";
import type { Example } from "./classifier.ts";

/** How much likelier one label says a text's words than another, by how many of its examples have each; null where neither is known to. */
export type CommonGround = (utterance: Utterance) => ((a: string, b: string) => number) | null;

/**
 * Prepares how often each label's examples have a word, whatever its language. Words that two meanings have alike decide nothing between
 * them, however surely a regression over little text believes it: "meri booking" may be moved or cancelled.
 */
export function commonGroundOf(examples: readonly Example[]): CommonGround {
  const counts = new Map<string, Map<string | number, number>>();
  const sizes = new Map<string, number>();
  for (const { label, utterance } of examples) {
    const own = counts.get(label) ?? new Map<string | number, number>();
    counts.set(label, own);
    sizes.set(label, (sizes.get(label) ?? 0) + 1);
    const signs = new Set<string | number>();
    for (const word of contentWords(utterance)) {
      signs.add(word);
      for (const concept of conceptsOf(word)) signs.add(concept);
    }
    for (const sign of signs) own.set(sign, (own.get(sign) ?? 0) + 1);
  }
  const shareOf = (label: string, word: string) => {
    const own = counts.get(label);
    let most = own?.get(word) ?? 0;
    for (const concept of conceptsOf(word)) most = Math.max(most, own?.get(concept) ?? 0);
    return (most + 0.2) / ((sizes.get(label) ?? 0) + 1);
  };
  return (utterance) => {
    const words = contentWords(utterance);
    if (words.length === 0) return null;
    return (a, b) => words.reduce((ratio, word) => (ratio * shareOf(a, word)) / shareOf(b, word), 1);
  };
}

/** The words of a text that may mean something, by key, once each. */
export function contentWords({ words }: Utterance): string[] {
  return [...new Set(words.flatMap(({ key, kind }) => (kind === "word" && key !== "" && !functionWords.has(key) ? [key] : [])))];
}
