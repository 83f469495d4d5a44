import { edge, type Vocabulary } from "./vocabulary.ts";

/** How likely words follow each other: bigrams with absolute discounting over how often words are said at all. */
export class WordOdds {
  readonly #words: Vocabulary["words"];
  readonly #alone: Float64Array;
  readonly #followed: Float64Array;

  constructor({ words }: Vocabulary) {
    this.#words = words;
    // A word that was never counted is still one of the language.
    const smoothed = words.map(({ count }) => count + 1);
    const total = smoothed.reduce((sum, count) => sum + count, 0);
    this.#alone = Float64Array.from(smoothed, (count) => count / total);
    this.#followed = Float64Array.from(words, ({ next }) => [...next.values()].reduce((sum, count) => sum + count, 0));
  }

  /** Natural logarithm of the probability of a word whatever comes before it. */
  alone(word: number): number {
    return Math.log(this.#alone[word]!);
  }

  /** Natural logarithm of the probability that `word` follows `before`; either may be the edge of the utterance. */
  after(before: number, word: number): number {
    const { next } = this.#words[before]!;
    const all = this.#followed[before]!;
    if (all === 0) return Math.log(this.#alone[word]!);
    const seen = Math.max(0, (next.get(word) ?? 0) - discount) / all;
    const rest = Math.min(1, (discount * next.size + trust) / (all + trust));
    return Math.log((1 - rest) * (seen / Math.max(1e-9, 1 - Math.min(1, (discount * next.size) / all))) + rest * this.#alone[word]!);
  }

  /** That the utterance ends after this word. */
  end(before: number): number {
    return this.after(before, edge);
  }
}

const discount = 0.5;
/** Counts that the general odds weigh against a word's own. */
const trust = 4;
