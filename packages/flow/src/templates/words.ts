import { wordLanguage } from "@vaarta/text";

/** The words between and after figures, which `@vaarta/text` does not need. Hinglish takes those of Hindi. */
export interface UnitWords {
  thousand: string;
  lakh: string;
  crore: string;
  gram: readonly [one: string, many: string];
  month: readonly [one: string, many: string];
  percent: string;
  and: string;
  /** Between the ends of a range. */
  to: string;
  yes: string;
  no: string;
}

const english: UnitWords = {
  thousand: "thousand",
  lakh: "lakh",
  crore: "crore",
  gram: ["gram", "grams"],
  month: ["month", "months"],
  percent: "percent",
  and: "and",
  to: " to ",
  yes: "yes",
  no: "no",
};

const hindi: UnitWords = {
  thousand: "हज़ार",
  lakh: "लाख",
  crore: "करोड़",
  gram: ["ग्राम", "ग्राम"],
  month: ["महीना", "महीने"],
  percent: "प्रतिशत",
  and: "और",
  to: " से ",
  yes: "हाँ",
  no: "नहीं",
};

const romanHindi: UnitWords = {
  thousand: "hazaar",
  lakh: "lakh",
  crore: "crore",
  gram: ["gram", "gram"],
  month: ["mahina", "mahine"],
  percent: "percent",
  and: "aur",
  to: " se ",
  yes: "haan",
  no: "nahi",
};

const bengali: UnitWords = {
  thousand: "হাজার",
  lakh: "লাখ",
  crore: "কোটি",
  gram: ["গ্রাম", "গ্রাম"],
  month: ["মাস", "মাস"],
  percent: "শতাংশ",
  and: "আর",
  to: " থেকে ",
  yes: "হ্যাঁ",
  no: "না",
};

const marathi: UnitWords = {
  thousand: "हजार",
  lakh: "लाख",
  crore: "कोटी",
  gram: ["ग्रॅम", "ग्रॅम"],
  month: ["महिना", "महिने"],
  percent: "टक्के",
  and: "आणि",
  to: " ते ",
  yes: "हो",
  no: "नाही",
};

const byLanguage = {
  en: english,
  hi: hindi,
  "hi-Latn": romanHindi,
  "hi-x-hinglish": { ...hindi, percent: "percent" },
  bn: bengali,
  mr: marathi,
};

/** The words of a language; English for tags that are not known. Pure. */
export function unitWords(tag: string): UnitWords {
  return byLanguage[wordLanguage(tag)];
}
