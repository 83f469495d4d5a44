import type { SpokenWord } from "../voice.ts";

/**
 * When each word of a sentence begins, guessed from its letters, for voices that do not say. Pure. Against the draft voice, on sentences
 * that it was not fitted to: off by 60 ms on average in Hindi, 70 in Marathi, 80 in English, 100 in Bengali; one in ten by more than
 * 130, 150, 180 and 200 ms. That is a third of a word: what was heard is known to the word, give or take one.
 * @param totalMs - how long the sentence sounds, the pause after it not counted
 */
export function estimateWordTimes(text: string, language: string, totalMs: number): SpokenWord[] {
  const words = wordsOf(text);
  const weights = words.map((word, k) => Math.max(1, weightOf(word, weightsOf(language), k === words.length - 1)));
  const scale = totalMs / Math.max(1, weights.reduce((sum, weight) => sum + weight, 0)); // prettier-ignore
  let at = 0;
  return words.map((word, k) => {
    const startMs = Math.round(at);
    at += weights[k]! * scale;
    return { text: word, startMs };
  });
}

/** When each word begins where not even the length is known: as the draft voice speaks. Pure. */
export function typicalWordTimes(text: string, language: string, pace: number): SpokenWord[] {
  const words = wordsOf(text);
  const weights = weightsOf(language);
  const total = words.reduce((sum, word, k) => sum + Math.max(1, weightOf(word, weights, k === words.length - 1)), 0);
  return estimateWordTimes(text, language, total / pace);
}

/** Milliseconds by kind of letter. */
interface Weights {
  word: number;
  consonant: number;
  /** A vowel that is written; the one within a consonant is counted with it. */
  short: number;
  long: number;
  /** It takes the vowel from a consonant. */
  virama: number;
  /** Anusvara and the like. */
  mark: number;
  /** The pause after a comma or a colon. */
  comma: number;
}

// Fitted by least squares to the onsets of words of the draft voice in 20 sentences of each language; see word-times.test.ts for how
// onsets are found.
const fitted: Readonly<Record<string, Weights>> = {
  hi: { word: 46, consonant: 84, short: 38, long: 85, virama: -7, mark: 32, comma: 152 },
  bn: { word: 101, consonant: 109, short: 31, long: 32, virama: -67, mark: 1, comma: 188 },
  mr: { word: 58, consonant: 96, short: 25, long: 67, virama: -13, mark: 65, comma: 204 },
  en: { word: 38, consonant: 60, short: 62, long: 62, virama: 0, mark: 0, comma: 162 },
};

const weightsOf = (language: string): Weights => fitted[language.toLowerCase().split("-")[0]!] ?? fitted["en"]!;

const wordsOf = (text: string) => text.split(/\s+/).filter((word) => word !== "");

function weightOf(word: string, weights: Weights, isLast: boolean): number {
  let weight = weights.word;
  for (const letter of word.normalize("NFC")) weight += letterWeight(letter, weights);
  return !isLast && /[,;:–—-]["')]*$/u.test(word) ? weight + weights.comma : weight;
}

function letterWeight(letter: string, weights: Weights): number {
  if (/[aeiou]/i.test(letter)) return fitted["en"]!.long;
  if (/[a-z]/i.test(letter)) return fitted["en"]!.consonant;
  const code = letter.codePointAt(0)!;
  if (viramas.has(code)) return weights.virama;
  if (shortVowels.has(code)) return weights.short;
  if (longVowels.some(([from, to]) => code >= from && code <= to)) return weights.long;
  if (/\p{M}/u.test(letter)) return weights.mark;
  return /\p{L}/u.test(letter) ? weights.consonant : 0;
}

// Of Devanagari and Bengali.
const viramas = new Set([0x094d, 0x09cd]);
const shortVowels = new Set([0x0905, 0x0907, 0x0909, 0x090b, 0x093f, 0x0941, 0x0943, 0x0985, 0x0987, 0x0989, 0x098b, 0x09bf, 0x09c1, 0x09c3]); // prettier-ignore
const longVowels = [[0x0904, 0x0914], [0x093e, 0x094c], [0x0985, 0x0994], [0x09be, 0x09cc]] as const; // prettier-ignore
