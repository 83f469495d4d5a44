import { readFileSync } from "node:fs";
import { join } from "node:path";

import {
  dateToWords,
  digitsToWords,
  monthName,
  monthsToWords,
  numberToWords,
  percentToWords,
  timeToWords,
  toSpeakable,
  weekdayName,
  weightToWords,
} from "@vaarta/text";

export const spokenLanguages = ["hi", "en", "bn", "mr"] as const;
export type SpokenLanguage = (typeof spokenLanguages)[number];

export interface Dice {
  /** In [0, 1). */
  share(): number;
  /** A whole number in [0, limit). */
  below(limit: number): number;
  one<Item>(items: readonly Item[]): Item;
}

/** Seeded chance (mulberry32): the same seed gives the same sentences. */
export function random(seed: number): Dice {
  let state = seed >>> 0;
  const share = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(share() * limit);
  return { share, below, one: (items) => items[below(items.length)]! };
}

/** Puts said values into `{amount}`, `{percent}`, `{date}`, `{name}`... of a template. `last` gets what was put in, in order. */
export function fillTemplate(template: string, language: SpokenLanguage, dice: Dice): string {
  return template.replace(/\{([a-z0-9]+)\}/g, (_, name: string) => fillers[name]!(language, dice));
}

const scripts = { hi: /^[\u0900-\u097f ,]+$/, mr: /^[\u0900-\u097f ,]+$/, bn: /^[\u0980-\u09ff ,]+$/, en: /^[A-Za-z' ,]+$/ };

/** A text as words alone in the script of its language, commas kept for the voice; null where something in it is no word. */
export function toSentence(text: string, language: SpokenLanguage): string | null {
  let spoken = toSpeakable(text, language)
    .normalize("NFC")
    .replace(/[-–—/]/g, " ")
    .replace(/[()"“”.?!।:;…]/g, " ")
    .replace(/[’‘]/g, "'")
    .replace(/ *,[ ,]*/g, ", ")
    .replace(/\s+/g, " ")
    .replace(/^[ ,]+|[ ,]+$/g, "");
  if (language === "en")
    spoken = spoken.replace(/[A-Za-z']+/g, (word) =>
      /^[A-Z]{2,}$/.test(word) || word === "I" || word.startsWith("I'") ? word : word.toLowerCase(),
    );
  if (spoken === "" || spoken.split(" ").length > 18 || !scripts[language].test(spoken)) return null;
  return spoken;
}

const digits = (count: number) => (language: SpokenLanguage, dice: Dice) => {
  const words = Array.from({ length: count }, (_, at) => digitsToWords(String(at === 0 ? 1 + dice.below(9) : dice.below(10)), language));
  // As people group them: three by three, five by five, or in one breath.
  const size = dice.one(count === 10 ? [5, 5, 10] : [3, 3, count]);
  return words
    .map((word, at) => (at > 0 && at % size === 0 ? `, ${word}` : ` ${word}`))
    .join("")
    .trim();
};

const quarters = {
  hi: { half: "साढ़े", past: "सवा", to: "पौने", oneAndHalf: "डेढ़", twoAndHalf: "ढाई", scales: ["सौ", "हज़ार", "लाख", "लाख", "करोड़"] },
  bn: { half: "সাড়ে", past: "সওয়া", to: "পৌনে", oneAndHalf: "দেড়", twoAndHalf: "আড়াই", scales: ["হাজার", "লাখ", "লাখ", "কোটি"] },
  mr: { half: "साडे", past: "सव्वा", to: "पावणे", oneAndHalf: "दीड", twoAndHalf: "अडीच", scales: ["हजार", "लाख", "लाख", "कोटी"] },
};

function amount(language: SpokenLanguage, dice: Dice): string {
  if (language !== "en" && dice.share() < 0.35) {
    const { half, past, to, oneAndHalf, twoAndHalf, scales } = quarters[language];
    const scale = dice.one(scales);
    const figure = dice.one([
      oneAndHalf,
      twoAndHalf,
      past,
      ...[half, half, half, past, to].map((part) => `${part} ${numberToWords(3 + dice.below(dice.one([7, 20])), language)}`),
    ]);
    return `${figure} ${scale}`;
  }
  const scale = dice.one([1000, 1000, 1000, 5000, 10_000, 100, 1]);
  const limit = dice.one([1e5, 1e6, 1e6, 1e7, 1e8]);
  return numberToWords(Math.max(100, Math.round((dice.share() * limit) / scale) * scale), language);
}

const pad = (value: number) => String(value).padStart(2, "0");
const names = Object.fromEntries(
  spokenLanguages.map((language) => [
    language,
    readFileSync(join(import.meta.dirname, "names", `${language}.txt`), "utf8")
      .trim()
      .split("\n")
      .map((line) => line.split(" ")),
  ]),
) as Record<SpokenLanguage, string[][]>;
const lenders = Object.fromEntries(spokenLanguages.map((language) => [language, lendersOf(language)])) as Record<SpokenLanguage, string[]>;

const days = {
  hi: [
    "कल",
    "परसों",
    "आज",
    "अगले हफ़्ते",
    "इतवार",
    "शनिवार",
    "अगले सोमवार",
    "कल सुबह",
    "कल शाम",
    "आज शाम",
    "परसों सुबह",
    "दो दिन बाद",
    "एक हफ़्ते बाद",
  ],
  en: [
    "tomorrow",
    "day after tomorrow",
    "today",
    "next week",
    "Sunday",
    "Saturday",
    "next Monday",
    "tomorrow morning",
    "tomorrow evening",
    "this evening",
    "two days later",
    "a week later",
  ],
  bn: [
    "কাল",
    "পরশু",
    "আজ",
    "পরের সপ্তাহে",
    "রবিবার",
    "শনিবার",
    "পরের সোমবার",
    "কাল সকালে",
    "কাল বিকেলে",
    "আজ সন্ধ্যায়",
    "পরশু সকালে",
    "দু দিন পরে",
    "এক সপ্তাহ পরে",
  ],
  mr: [
    "उद्या",
    "परवा",
    "आज",
    "पुढच्या आठवड्यात",
    "रविवारी",
    "शनिवारी",
    "पुढच्या सोमवारी",
    "उद्या सकाळी",
    "उद्या संध्याकाळी",
    "आज संध्याकाळी",
    "परवा सकाळी",
    "दोन दिवसांनी",
    "एका आठवड्याने",
  ],
};

const fillers: Record<string, (language: SpokenLanguage, dice: Dice) => string> = {
  amount,
  number: (language, dice) => numberToWords(1 + dice.below(99), language),
  percent: (language, dice) =>
    percentToWords(
      dice.one([1, 2, 8 + dice.below(20), 8 + dice.below(20), 8.5 + dice.below(16), 9.25 + dice.below(8), 9 + dice.below(100) / 10]),
      language,
    ),
  weight: (language, dice) =>
    weightToWords(dice.one([5 + dice.below(95), 5 + dice.below(95), 100 + dice.below(300), 10.5 + dice.below(40)]), language),
  months: (language, dice) => monthsToWords(1 + dice.below(30), language),
  date: (language, dice) => {
    const month = 1 + dice.below(12);
    const iso = `2027-${pad(month)}-${pad(1 + dice.below(28))}`;
    return dice.one([
      () => dateToWords(iso, language, { weekday: false }),
      () => dateToWords(iso, language),
      () => weekdayName(iso, language),
      () => dice.one(days[language]),
      () => dice.one(days[language]),
      () => monthName(month, language),
    ])();
  },
  time: (language, dice) =>
    timeToWords(`${pad(8 + dice.below(13))}:${dice.one(["00", "00", "00", "30", "30", "15", "45", "20", "10"])}`, language),
  digits4: digits(4),
  digits6: digits(6),
  digits10: digits(10),
  name: (language, dice) => [dice.one(names[language][0]!), ...(dice.share() < 0.7 ? [dice.one(names[language][1]!)] : [])].join(" "),
  city: (language, dice) => dice.one(names[language][2]!),
  lender: (language, dice) => dice.one(lenders[language]),
};

/** Names that the gold loan pack knows for lenders. */
function lendersOf(language: SpokenLanguage): string[] {
  const path = join(import.meta.dirname, "..", "..", "domains", "gold-loan", "agent.json");
  const agent = JSON.parse(readFileSync(path, "utf8")) as {
    slots: { sl_current_lender: { vocabulary: Record<string, { says: Record<string, string[]> }> } };
  };
  return Object.values(agent.slots.sl_current_lender.vocabulary).flatMap(({ says }) => says[language] ?? []);
}
