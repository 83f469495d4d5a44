import { foldSpelling, matchKey, romanise } from "@vaarta/text";
import { bengaliActs } from "../acts/lexicon-bn.ts";
import { englishActs } from "../acts/lexicon-en.ts";
import { hindiActs } from "../acts/lexicon-hi.ts";
import { marathiActs } from "../acts/lexicon-mr.ts";
import type { ActLexicon } from "../acts/lexicon.ts";
import { conceptsTable } from "../words/concepts-table.ts";
import { devanagariHindi, devanagariMarathi, english, romanBengali, romanHindi, romanHindiVerbs, romanMarathi } from "./markers.ts";

export type SpokenLanguage = "en" | "hi" | "bn" | "mr";

/** Languages in the order of the columns of the table of concepts. */
const columns: readonly SpokenLanguage[] = ["en", "hi", "bn", "mr"];

/** Words of each language that the package knows, from its own tables: by matching key, and in Devanagari as written. Pure, made once. */
export interface WordLists {
  keys: Readonly<Record<SpokenLanguage, ReadonlySet<string>>>;
  /** Spellings in Roman letters that the shape of words is learned from. */
  shapes: Readonly<Record<SpokenLanguage, ReadonlySet<string>>>;
  devanagari: Readonly<Record<"hi" | "mr", ReadonlySet<string>>>;
}

export const wordLists: WordLists = gather();

function gather(): WordLists {
  const words: Record<SpokenLanguage, Set<string>> = { en: new Set(), hi: new Set(), bn: new Set(), mr: new Set() };
  for (const line of conceptsTable) {
    line.split("/").forEach((column, at) => column.split(/\s+/).forEach((word) => words[columns[at]!].add(word)));
  }
  const lexicons: [SpokenLanguage, ActLexicon][] = [
    ["en", englishActs],
    ["hi", hindiActs],
    ["bn", bengaliActs],
    ["mr", marathiActs],
  ];
  for (const [language, lexicon] of lexicons) {
    for (const { says = [] } of Object.values(lexicon)) for (const word of says.flatMap(wordsOf)) words[language].add(word);
  }
  const keys = {
    en: new Set(english),
    hi: new Set([...romanHindi, ...romanHindiVerbs]),
    bn: new Set(romanBengali),
    mr: new Set(romanMarathi),
  };
  const shapes: Record<SpokenLanguage, Set<string>> = {
    en: new Set(english),
    hi: new Set([...romanHindi, ...romanHindiVerbs]),
    bn: new Set(romanBengali),
    mr: new Set(romanMarathi),
  };
  for (const word of words.en) if (isRoman(word)) keys.en.add(matchKey(word));
  for (const language of columns) {
    for (const word of words[language]) {
      const key = matchKey(word);
      // English words that everyone borrows say nothing about the language around them.
      if (key === "" || (language !== "en" && (keys.en.has(key) || english.has(key)))) continue;
      keys[language].add(key);
      for (const spelling of spellings(word, language)) shapes[language].add(spelling);
    }
  }
  const written = (language: "hi" | "mr", markers: ReadonlySet<string>) =>
    new Set([...markers, ...[...words[language]].filter((word) => /[\u0900-\u097f]/.test(word))]);
  return { keys, shapes, devanagari: { hi: written("hi", devanagariHindi), mr: written("mr", devanagariMarathi) } };
}

function wordsOf(phrase: string): string[] {
  return phrase
    .replace(/\.\.|[@^$?]|\S+\*/g, " ")
    .split(/[\s|]+/)
    .filter((word) => word !== "");
}

/** Roman spellings as the language's speakers type them. */
function spellings(word: string, language: SpokenLanguage): string[] {
  if (isRoman(word)) return [foldSpelling(word)];
  const roman = romanise(word);
  // Bengali says its inherent vowel as "o": কখন is "kokhon".
  return language === "bn" ? [foldSpelling(roman.replace(/(?<!a)a(?!a)/g, "o"))] : [foldSpelling(roman)];
}

function isRoman(word: string): boolean {
  return /^[ -\u024f]+$/.test(word);
}
