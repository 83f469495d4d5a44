import { findDigitRuns, matchKey, normaliseText, numberWord, type Token, tokenise, wordLanguage } from "@vaarta/text";
import type { TurnDetector } from "../turn-detector.ts";
import { turnWords } from "./turn-words.ts";

/**
 * Whether an utterance is finished, judged by its words alone: how its last word usually goes on, whether digits are being dictated, what a
 * filler or a correction announces. Hindi, Hinglish, Bengali, Marathi and English, in any script. Answers at once, and the same every time.
 */
export function createRuleTurnDetector(): TurnDetector {
  return {
    name: "rules",
    languages: ["hi", "bn", "mr", "en"],
    judge: ({ text, language }) => Promise.resolve(completeness(text, language)),
    close: () => Promise.resolve(),
  };
}

/**
 * Probability that nothing more comes after these words, in [0, 1]; 0.5 where the words say nothing, as for none. Pure.
 * @param language - BCP 47 tag of the text
 */
export function completeness(text: string, language: string): number {
  const normal = normaliseText(text);
  const tokens = tokenise(normal).filter(({ kind }) => kind !== "mark");
  const last = tokens.at(-1);
  if (!last) return 0.5;
  // A recogniser that writes marks has heard how the voice fell or hung.
  if (/[,…–-]\s*$|\.\.\.\s*$/u.test(normal)) return 0.15;
  const dictated = dictation(tokens);
  if (dictated !== null) return dictated;
  const base = { en: "en", bn: "bn", mr: "mr", hi: "hi", "hi-Latn": "hi", "hi-x-hinglish": "hi" }[wordLanguage(language)];
  const lists = turnWords[base]!;
  const key = matchKey(last.text);
  const isIn = (list: "open" | "leaning" | "closed") => lists.some((words) => words[list].has(key));
  const isMarked = /[।?!.]\s*$/u.test(normal);
  if (tokens.length === 1 && isIn("closed")) return 0.9;
  if (isIn("open") && !(isIn("closed") && isMarked)) return isIn("closed") ? 0.45 : tokens.length === 1 ? 0.2 : 0.1;
  if (announces(tokens)) return 0.2;
  if (conditions.has(matchKey(tokens[0]!.text)) && !isIn("closed")) return 0.3;
  if (isIn("leaning")) return tokens.length <= 3 ? 0.6 : 0.4;
  if (isIn("closed") || isMarked) return 0.9;
  return numberWord(last) ? 0.7 : 0.65;
}

const announcements = new Set(
  ["mera naam", "mera number", "mera pata", "मेरा नाम", "मेरा नंबर", "मेरा पता", "आमार नाम", "আমার নাম", "আমার নম্বর", "amar naam", "माझं नाव", "माझा नंबर", "majha naav", "my name", "my number", "i mean", "i think", "the thing"]
    .map((phrase) => phrase.split(" ").map(matchKey).join(" ")),
); // prettier-ignore

/** "Mera naam": what comes next is the name. */
function announces(tokens: readonly Token[]): boolean {
  return announcements.has(tokens.slice(-2).map(({ text }) => matchKey(text)).join(" ")); // prettier-ignore
}

/** A sentence that begins with one of these has a second half. */
const conditions = new Set(["agar", "अगर", "यदि", "if", "when", "যদি", "jodi", "जर", "jar"].map(matchKey));

/** Lengths at which a dictated number is whole: an OTP, a PIN code, a telephone, an Aadhaar, a card. */
const wholeLengths = new Set([4, 6, 10, 12, 16]);

/** @returns null when no digits are being dictated at the end */
function dictation(tokens: readonly Token[]): number | null {
  const run = findDigitRuns(tokens, 2).at(-1);
  if (!run || run.to !== tokens.length) return null;
  const said = run.digits.length;
  // "Ten" is a number, not a one and a zero.
  if (run.pieces.length < 2 && said < 4) return null;
  // Two or three figures in a row are also "five, six days".
  if (said < 3) return 0.35;
  if (said === 10 || said === 12 || said === 16) return 0.9;
  return wholeLengths.has(said) ? 0.45 : 0.12;
}
