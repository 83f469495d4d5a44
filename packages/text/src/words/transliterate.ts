// One table and one algorithm: Latin letters as Hindi and Marathi speakers type them, to Devanagari. Other scripts of the
// same family follow by the layout their Unicode blocks share with it.

import { commonWords } from "./common-words.ts";
import { matchKey } from "./match-key.ts";

const consonants: readonly (readonly [string, string])[] = [
  ["ksh", "क्ष"], ["chh", "छ"], ["gny", "ज्ञ"], ["gy", "ज्ञ"], ["kh", "ख"], ["gh", "घ"], ["ch", "च"], ["jh", "झ"], ["th", "थ"], ["Th", "ठ"],
  ["dh", "ध"], ["Dh", "ढ"], ["ph", "फ"], ["bh", "भ"], ["sh", "श"], ["Sh", "ष"], ["k", "क"], ["g", "ग"], ["c", "क"], ["j", "ज"], ["T", "ट"],
  ["D", "ड"], ["N", "ण"], ["t", "त"], ["d", "द"], ["n", "न"], ["p", "प"], ["f", "फ़"], ["b", "ब"], ["m", "म"], ["y", "य"], ["r", "र"], ["l", "ल"],
  ["L", "ळ"], ["v", "व"], ["w", "व"], ["s", "स"], ["h", "ह"], ["z", "ज़"], ["q", "क़"], ["x", "क्स"],
]; // prettier-ignore

/** Vowels: standing alone, and as the sign on a consonant. Longest first. */
const vowels: readonly (readonly [string, string, string])[] = [
  ["aa", "आ", "ा"], ["ai", "ऐ", "ै"], ["au", "औ", "ौ"], ["ee", "ई", "ी"], ["ii", "ई", "ी"], ["oo", "ऊ", "ू"], ["uu", "ऊ", "ू"], ["ei", "ऐ", "ै"],
  ["ou", "औ", "ौ"], ["a", "अ", ""], ["A", "आ", "ा"], ["i", "इ", "ि"], ["I", "ई", "ी"], ["u", "उ", "ु"], ["U", "ऊ", "ू"], ["e", "ए", "े"], ["o", "ओ", "ो"],
]; // prettier-ignore

/**
 * A text with its Latin words in the native script of a language, for voices that misread Roman letters: "mera naam Rahul hai" is
 * मेरा नाम राहुल है in `hi`. Words that are often said come by their own spelling, others by rule; figures, marks and native words stay, and so does
 * everything in languages written in Latin letters. {@link romanise} is the way back. Pure.
 * @param options.keep - Latin words to leave as they are (English within Hinglish)
 */
export function toNativeScript(text: string, language: string, options: { keep?: (word: string) => boolean } = {}): string {
  const script = nativeScript(language);
  if (!script) return text;
  const known = commonWords(language);
  return text.replace(/[A-Za-z]+(?:'[A-Za-z]+)?/g, (word) => {
    if (options.keep?.(word) === true) return word;
    const native = known.get(matchKey(word)) ?? toDevanagari(/^[A-Z][a-z]/.test(word) ? word.toLowerCase() : word);
    return native === null ? word : inScript(native, known.has(matchKey(word)) ? 0 : script.shift);
  });
}

const virama = "्";
const anusvara = "ं";

type Piece = { consonant: string; roman: string } | { vowel: string; sign: string; roman: string };

/** How a Latin word is read. */
export interface Manner {
  /** A short "a" at the end of a word is read as the long one: "karna" is करना. */
  longEnd: boolean;
}

/** One Latin word in Devanagari, by rule ("karna" is करना); null when it has letters that no rule reads. Pure. */
export function toDevanagari(word: string, { longEnd }: Manner = { longEnd: true }): string | null {
  const pieces = read(word);
  if (!pieces) return null;
  let made = "";
  for (const [index, piece] of pieces.entries()) {
    const before = pieces[index - 1];
    const next = pieces[index + 1];
    const isLast = index === pieces.length - 1;
    if ("vowel" in piece) {
      const long = isLast && longEnd ? (lengthened[piece.roman] ?? null) : null;
      if (before && "consonant" in before) made += long ?? piece.sign;
      else made += isLast && longEnd ? (alone[piece.roman] ?? piece.vowel) : piece.vowel;
      continue;
    }
    const isNasal = piece.roman === "n" || piece.roman === "m";
    if (
      isNasal &&
      before &&
      "vowel" in before &&
      ((next && "consonant" in next && nasalBefore(piece.roman, next.roman)) || (isLast && nasalEnd(before.roman)))
    ) {
      made += anusvara;
      continue;
    }
    made += piece.consonant;
    if (next && "consonant" in next && joins(piece.roman, next.roman, index === 0)) made += virama;
  }
  return made;
}

const lengthened: Readonly<Record<string, string>> = { a: "ा", i: "ी", u: "ू" };
const alone: Readonly<Record<string, string>> = { i: "ई", u: "ऊ", a: "आ" };

function read(word: string): Piece[] | null {
  const pieces: Piece[] = [];
  for (let at = 0; at < word.length;) {
    const rest = word.slice(at);
    const vowel = vowels.find(([roman]) => rest.startsWith(roman)) ?? vowels.find(([roman]) => rest.toLowerCase().startsWith(roman));
    const consonant =
      consonants.find(([roman]) => rest.startsWith(roman)) ?? consonants.find(([roman]) => rest.toLowerCase().startsWith(roman));
    if (consonant) pieces.push({ consonant: consonant[1], roman: consonant[0] });
    else if (vowel) pieces.push({ vowel: vowel[1], sign: vowel[2], roman: vowel[0] });
    else return null;
    at += (consonant ?? vowel)?.[0].length ?? 1;
  }
  return pieces;
}

/** Two consonants in a row are one cluster at the start of a word and in the usual pairs; else a silent "a" stands between. */
function joins(first: string, second: string, isStart: boolean): boolean {
  if (first === second) return true;
  if (isStart) return true;
  if (second === "y" || second === "v" || second === "w") return !["h", "y", "v", "w", "r"].includes(first);
  if (second === "r") return ["k", "g", "t", "d", "p", "b", "T", "D", "sh"].includes(first);
  if (first === "s" || first === "sh" || first === "Sh") return ["t", "th", "k", "p", "T", "n", "m", "c", "ch"].includes(second);
  return (first === "k" && second === "t") || (first === "n" && second === "h") || (first === "m" && second === "h");
}

function nasalBefore(nasal: string, next: string): boolean {
  if (nasal === "m") return ["p", "b", "bh", "ph"].includes(next);
  return ["k", "kh", "g", "gh", "ch", "chh", "j", "jh", "t", "th", "d", "dh", "T", "D", "Th", "Dh", "s"].includes(next);
}

function nasalEnd(vowel: string): boolean {
  return ["ai", "ei", "aa", "oo", "uu", "o", "e"].includes(vowel);
}

/** Distance of a script's block from Devanagari's. */
const blocks: Readonly<Record<string, number>> = { bn: 0x80, pa: 0x100, gu: 0x180, or: 0x200 };

/** The native script of a language that can be typed this way, by the distance of its block from Devanagari's; null where Latin is the script. Pure. */
export function nativeScript(tag: string): { shift: number } | null {
  if (tag.includes("-x-") || tag.includes("Latn")) return null;
  const base = tag.split("-")[0] ?? "";
  if (base === "hi" || base === "mr" || base === "ne") return { shift: 0 };
  const shift = blocks[base];
  return shift === undefined ? null : { shift };
}

/** Devanagari in the script of another language of the family, letter by letter. Pure. */
export function inScript(text: string, shift: number): string {
  if (shift === 0) return text;
  return Array.from(text.replaceAll("व", shift === 0x80 ? "ब" : "व").replaceAll("ळ", "ल"), (letter) => {
    const code = letter.codePointAt(0) ?? 0;
    return code >= 0x0900 && code <= 0x097f && letter !== "।" ? String.fromCodePoint(code + shift) : letter;
  }).join("");
}
