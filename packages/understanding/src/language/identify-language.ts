import { type Script, foldSpelling, scriptShares } from "@vaarta/text";
import type { Utterance } from "../utterance.ts";
import { english, romanBengali, romanHindi, romanHindiVerbs, romanMarathi, shared, surelyEnglish } from "./markers.ts";
import { type SpokenLanguage, wordLists } from "./word-lists.ts";
import { wordShapes } from "./word-shapes.ts";

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
 * The language of one utterance, by script, by the words that the package knows and by the shape of those it does not. Romanised Hindi,
 * and Hindi with English in Latin letters, is `hi-x-hinglish`. Where the words say nothing, it stays with the language spoken so far,
 * at a low score.
 */
export function identifyLanguage(utterance: Utterance, current: string): IdentifiedLanguage {
  const shares = scriptShares(utterance.text);
  const main = shares[0];
  if (!main) return { tag: current, score: 0.1 };
  const latin = shares.find(({ script }) => script === "Latn")?.share ?? 0;
  // One word in an Indian script within Latin letters tells the language: English alone is also said inside of others.
  const indic = shares.find(({ script, share }) => script !== "Latn" && share > 0.15);
  if (indic?.script === "Deva") return devanagariLanguage(utterance, current, latin);
  if (main.script === "Latn" && !indic) return latinLanguage(utterance, current);
  const tag = byScript[(indic ?? main).script] ?? current;
  return { tag, score: utterance.words.length > 1 ? 0.97 : 0.85, ...(latin > 0.2 ? { mixed: true } : {}) };
}

const devanagariShapes = wordShapes(wordLists.devanagari);

function devanagariLanguage(utterance: Utterance, current: string, latin: number): IdentifiedLanguage {
  const counts = { hi: 0, mr: 0 };
  for (const { text, script } of utterance.words) {
    if (script !== "Deva") continue;
    const isHindi = wordLists.devanagari.hi.has(text);
    const isMarathi = wordLists.devanagari.mr.has(text);
    if (isHindi !== isMarathi) counts[isHindi ? "hi" : "mr"]++;
    // ळ is no Hindi letter; these endings are no Hindi endings.
    else if (!isHindi && /ळ|(?:च्या|ायचं|ायचे|ायची|ांना|ाशी|ामध्ये|ण्यासाठी|साठी|तोय|तेय|लंय|ांपासून|ापर्यंत)$/.test(text)) counts.mr += 0.9;
    else if (!isHindi && text.length > 2) {
      const { hi, mr } = devanagariShapes.shares(text);
      counts[hi > mr ? "hi" : "mr"] += 0.8 * Math.abs(hi - mr);
    }
  }
  const { hi, mr } = counts;
  const hindi = latin > 0.2 ? "hi-x-hinglish" : "hi";
  if (hi + mr < 0.25) return { tag: current === "mr" ? "mr" : hindi, score: current === "mr" ? 0.45 : 0.45 };
  if (mr > hi) return { tag: "mr", score: confidence(mr, hi + mr), ...(latin > 0.2 ? { mixed: true } : {}) };
  if (mr === hi) return { tag: current === "mr" ? "mr" : hindi, score: 0.45 };
  return { tag: hindi, score: confidence(hi, hi + mr), ...(latin > 0.2 ? { mixed: true } : {}) };
}

const alsoHindi = new Set(["is", "me", "he", "to", "do", "us"]);
const smallWords = { hi: new Set([...romanHindi, ...romanHindiVerbs]), bn: romanBengali, mr: romanMarathi };
const latinShapes = wordShapes(wordLists.shapes);

function latinLanguage(utterance: Utterance, current: string): IdentifiedLanguage {
  const counts = { en: 0, hi: 0, bn: 0, mr: 0 };
  for (const { key, text, kind } of utterance.words) {
    if (kind !== "word" || shared.has(key)) continue;
    const lower = text.toLowerCase();
    const isSmallEnglish = english.has(key) && (surelyEnglish.has(lower) || !smallWords.hi.has(key));
    // "is" and "me" are Hindi words too: weak signs of English beside Hindi.
    if (isSmallEnglish) counts.en += alsoHindi.has(lower) ? 0.4 : 1;
    else if (!addKnown(counts, key)) addByShape(counts, lower, /^\p{Lu}\p{Ll}/u.test(text));
  }
  const { en, ...indian } = counts;
  const [best, count] = (Object.entries(indian) as ["hi" | "bn" | "mr", number][]).sort((a, b) => b[1] - a[1])[0]!;
  const total = en + indian.hi + indian.bn + indian.mr;
  if (total < 0.3) return { tag: current, score: 0.2 };
  // English within an Indian language speaks for the mix, not against it: two words of the language, or one among little English.
  if (count >= 0.55 && (count >= 1.6 || count > en * 0.45)) {
    const tag = best === "hi" ? "hi-x-hinglish" : best;
    return { tag, score: confidence(count, count + rest(indian, best) + en * 0.12), ...(en > 0.3 ? { mixed: true } : {}) };
  }
  return { tag: "en", score: confidence(en, total) };
}

/** Shares a word among the languages that know it; one that it is a small word of counts most. */
function addKnown(counts: Record<SpokenLanguage, number>, key: string): boolean {
  const owners = (Object.keys(wordLists.keys) as SpokenLanguage[]).filter((language) => wordLists.keys[language].has(key));
  if (owners.length === 0) return false;
  const small = (["hi", "bn", "mr"] as const).filter((language) => smallWords[language].has(key));
  if (owners.length === 1 && owners[0] === "en") counts.en += 0.35;
  else if (small.length === 0) for (const owner of owners) counts[owner] += 1.1 / owners.length;
  else {
    for (const owner of owners) if (owner !== "en") counts[owner] += 0.25;
    for (const owner of small) counts[owner] += 0.85 / small.length;
  }
  return true;
}

/** A word that no list knows speaks by its letters, softly; a name hardly. */
function addByShape(counts: Record<SpokenLanguage, number>, word: string, isName: boolean): void {
  if (word.length < 3) return;
  const shares = latinShapes.shares(foldSpelling(word));
  for (const language of Object.keys(counts) as SpokenLanguage[]) {
    counts[language] += (isName ? 0.15 : 0.6) * Math.max(0, shares[language] - 0.25) * (4 / 3);
  }
}

function rest(counts: Record<"hi" | "bn" | "mr", number>, best: "hi" | "bn" | "mr"): number {
  return counts.hi + counts.bn + counts.mr - counts[best];
}

/** One small word may be chance or borrowed; three are not. */
function confidence(count: number, total: number): number {
  const share = Math.min(1, count / total);
  const amount = count < 1.5 ? 0.2 : count / (count + 0.5);
  return Math.round(Math.min(0.98, share * (0.25 + 0.75 * amount)) * 100) / 100;
}
