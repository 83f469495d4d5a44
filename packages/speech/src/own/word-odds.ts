import { edge, type Vocabulary } from "./vocabulary.ts";

/** How likely words follow each other: bigrams with absolute discounting over how often words are said at all. */
export class WordOdds {
  readonly #words: Vocabulary["words"];
  readonly #alone: Float64Array;
  /** Per word: counts of what follows and the trust, and the share that is left to the general odds. */
  readonly #followed: Float64Array;
  readonly #rest: Float64Array;

  constructor({ words }: Vocabulary) {
    this.#words = words;
    // A word that was never counted is still one of the language.
    const smoothed = words.map(({ count }) => count + 1);
    const total = smoothed.reduce((sum, count) => sum + count, 0);
    const sumOf = (next: ReadonlyMap<number, number>, less: number) => [...next.values()].reduce((sum, count) => sum + Math.max(0, count - less), 0); // prettier-ignore
    this.#alone = Float64Array.from(smoothed, (count) => count / total);
    this.#followed = Float64Array.from(words, ({ next }) => sumOf(next, 0) + trust);
    this.#rest = Float64Array.from(words, ({ next }, at) => 1 - sumOf(next, discount) / this.#followed[at]!);
  }

  /** Natural logarithm of the probability of a word whatever comes before it. */
  alone(word: number): number {
    return Math.log(this.#alone[word]!);
  }

  /** Natural logarithm of the probability that `word` follows `before`; either may be the edge of the utterance. */
  after(before: number, word: number): number {
    const seen = Math.max(0, (this.#words[before]!.next.get(word) ?? 0) - discount) / this.#followed[before]!;
    return Math.log(seen + this.#rest[before]! * this.#alone[word]!);
  }

  /** That the utterance ends after this word. */
  end(before: number): number {
    return this.after(before, edge);
  }
}

const discount = 0.5;
/** Counts that the general odds weigh against a word's own. */
const trust = 4;
