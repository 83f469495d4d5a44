import { type Script, scriptShares } from "@vaarta/text";
import type { Utterance } from "../utterance.ts";
import { devanagariHindi, devanagariMarathi, english, romanBengali, romanHindi, romanMarathi, shared } from "./markers.ts";

export interface IdentifiedLanguage {
  tag: string;
  /** In [0, 1]: how much the words themselves say; low for "5 lakh" and "ok". */
  score: number;
  mixed?: boolean;
}

const byScript: Readonly<Partial<Record<Script, string>>> = {
  Beng: "bn", Guru: "pa", Gujr: "gu", Orya: "or", Taml: "ta", Telu: "te", Knda: "kn", Mlym: "ml", Arab: "ur",
}; // prettier-ignore

/**
 * The language of one utterance, by script and by small words. Romanised Hindi, and Hindi with English in Latin letters, is
 * `hi-x-hinglish`. Where the words say nothing, it stays with the language spoken so far, at a low score.
 */
export function identifyLanguage(utterance: Utterance, current: string): IdentifiedLanguage {
  const shares = scriptShares(utterance.text);
  const main = shares[0];
  if (!main) return { tag: current, score: 0.1 };
  const latin = shares.find(({ script }) => script === "Latn")?.share ?? 0;
  const devanagari = shares.find(({ script }) => script === "Deva")?.share ?? 0;
  if (devanagari > 0 && (main.script === "Deva" || (main.script === "Latn" && devanagari > 0.2)))
    return devanagariLanguage(utterance, current, latin);
  if (main.script === "Latn") return latinLanguage(utterance, current);
  const tag = byScript[main.script] ?? current;
  const letters = utterance.words.length;
  return { tag, score: letters > 1 ? 0.97 : 0.85, ...(latin > 0.2 ? { mixed: true } : {}) };
}

function devanagariLanguage(utterance: Utterance, current: string, latin: number): IdentifiedLanguage {
  let hindi = 0;
  let marathi = 0;
  for (const { text } of utterance.words) {
    if (devanagariHindi.has(text)) hindi++;
    if (devanagariMarathi.has(text)) marathi++;
    // ळ is no Hindi letter; these endings are no Hindi endings.
    if (
      /ळ|(?:च्या|ायचं|ायचे|ाला|ांना|ाशी|ामध्ये|ण्यासाठी|तोय|तेय)$/.test(text) &&
      !devanagariHindi.has(text) &&
      !/(?:वाला|निकाला|डाला|पिघला)$/.test(text)
    )
      marathi += 0.7;
  }
  const total = hindi + marathi;
  if (total === 0) return { tag: current === "mr" ? "mr" : latin > 0.2 ? "hi-x-hinglish" : "hi", score: current === "mr" ? 0.5 : 0.6 };
  if (marathi > hindi) return { tag: "mr", score: confidence(marathi, total) };
  if (marathi === hindi) return { tag: current === "mr" ? "mr" : "hi", score: 0.5 };
  if (latin > 0.2) return { tag: "hi-x-hinglish", score: confidence(hindi, total), mixed: true };
  return { tag: "hi", score: confidence(hindi, total) };
}

function latinLanguage(utterance: Utterance, current: string): IdentifiedLanguage {
  const counts = { en: 0, hi: 0, bn: 0, mr: 0 };
  for (const { key, text } of utterance.words) {
    if (shared.has(key)) continue;
    const isEnglish = english.has(key);
    const lower = text.toLowerCase();
    if (romanHindi.has(key) && !(isEnglish && surelyEnglish.has(lower))) counts.hi += isEnglish ? 0.4 : 1;
    if (isEnglish) counts.en += romanHindi.has(key) && !surelyEnglish.has(lower) ? 0.4 : 1;
    if (romanBengali.has(key)) counts.bn += 1.1;
    if (romanMarathi.has(key)) counts.mr += 1.1;
  }
  const total = counts.en + counts.hi + counts.bn + counts.mr;
  if (total === 0) return { tag: current, score: 0.2 };
  const ranked = (Object.entries(counts) as ["en" | "hi" | "bn" | "mr", number][]).sort((a, b) => b[1] - a[1]);
  const [best, count] = ranked[0]!;
  if (best === "en" || best === "bn" || best === "mr") {
    // One Indian word among several English ones is still Hinglish when it is a small word: "loan ka status batao please".
    if (best === "en" && counts.hi >= 2)
      return { tag: "hi-x-hinglish", score: confidence(counts.hi, total - counts.en * 0.8), mixed: true };
    return { tag: best, score: confidence(count, total) };
  }
  // English words within Hindi speak for Hinglish, not against it.
  return { tag: "hi-x-hinglish", score: confidence(count, total - counts.en * 0.8), ...(counts.en > 0 ? { mixed: true } : {}) };
}

/** Words whose letters could be Hindi's but whose spelling is English. */
const surelyEnglish = new Set([
  "the",
  "is",
  "are",
  "do",
  "to",
  "or",
  "he",
  "she",
  "they",
  "have",
  "was",
  "were",
  "come",
  "be",
  "been",
  "than",
  "then",
  "there",
  "more",
  "only",
  "can",
  "us",
  "any",
  "all",
  "say",
  "day",
  "may",
  "my",
  "buy",
]);

/** One small word may be chance or borrowed; three are not. */
function confidence(count: number, total: number): number {
  const share = Math.min(1, count / total);
  const amount = count < 1.5 ? 0.2 : count / (count + 0.5);
  return Math.round(Math.min(0.98, share * (0.25 + 0.75 * amount)) * 100) / 100;
}
