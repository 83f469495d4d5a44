import { formatDate } from "../dates/format.ts";
import { type WordLanguage, wordLanguage } from "../languages.ts";
import { digitsToWords, numberToWords } from "../numbers/number-to-words.ts";

/** Words for what is counted; one, and more than one. */
interface Units {
  percent: string;
  gram: readonly [one: string, many: string];
  month: readonly [one: string, many: string];
  year: readonly [one: string, many: string];
  /** Days of the month that are not said as plain numbers. */
  firstDays: readonly string[];
}

const hindi: Units = {
  percent: "प्रतिशत",
  gram: ["ग्राम", "ग्राम"],
  month: ["महीना", "महीने"],
  year: ["साल", "साल"],
  firstDays: ["पहली"],
};

const units: Readonly<Record<WordLanguage, Units>> = {
  en: { percent: "percent", gram: ["gram", "grams"], month: ["month", "months"], year: ["year", "years"], firstDays: [] },
  hi: hindi,
  "hi-x-hinglish": { ...hindi, percent: "percent" },
  "hi-Latn": { percent: "percent", gram: ["gram", "gram"], month: ["mahina", "mahine"], year: ["saal", "saal"], firstDays: ["pehli"] },
  bn: {
    percent: "শতাংশ",
    gram: ["গ্রাম", "গ্রাম"],
    month: ["মাস", "মাস"],
    year: ["বছর", "বছর"],
    firstDays: ["পয়লা", "দোসরা", "তেসরা", "চৌঠা"],
  },
  mr: { percent: "टक्के", gram: ["ग्रॅम", "ग्रॅम"], month: ["महिना", "महिने"], year: ["वर्ष", "वर्षे"], firstDays: [] },
};

/** A percentage as it is said: 9.5 -> "साढ़े नौ प्रतिशत" where the language has halves, else "nine point five percent". Pure. @throws {TextError} NUMBER_OUT_OF_RANGE */
export function percentToWords(value: number, language: string): string {
  return `${withQuarters(value, language)} ${units[wordLanguage(language)].percent}`;
}

/** A weight as it is said: "forty grams". Pure. @param grams - in grams @throws {TextError} NUMBER_OUT_OF_RANGE */
export function weightToWords(grams: number, language: string): string {
  return counted(grams, units[wordLanguage(language)].gram, language);
}

/** A term as it is said: 18 -> "one year six months". Pure. @param months - whole months @throws {TextError} NUMBER_OUT_OF_RANGE */
export function monthsToWords(months: number, language: string): string {
  const { month, year } = units[wordLanguage(language)];
  const years = Math.floor(months / 12);
  const rest = months % 12;
  if (years === 0 || !Number.isInteger(months)) return counted(months, month, language);
  return rest === 0 ? counted(years, year, language) : `${counted(years, year, language)} ${counted(rest, month, language)}`;
}

/**
 * Digits as they are read out, singly, in the groups people say: five and five of a phone, three and three of a PIN code, fours of a card.
 * Commas between the groups make the voice pause. Pure.
 */
export function codeToWords(digits: string, language: string): string {
  const plain = digits.replace(/\D/g, "");
  const size = plain.length === 10 ? 5 : plain.length === 6 ? 3 : 4;
  const groups = plain.match(new RegExp(`.{1,${size}}`, "g")) ?? [];
  return groups.map((group) => digitsToWords(group, language)).join(", ");
}

/** A date as it is said: "सोमवार, तेईस नवंबर". Pure. @param iso - `YYYY-MM-DD` @throws {TextError} INVALID_DATE */
export function dateToWords(iso: string, language: string, format: { weekday?: boolean; year?: boolean } = {}): string {
  const words = formatDate(iso, language, { ...format, words: true });
  const special = units[wordLanguage(language)].firstDays[Number(iso.slice(8)) - 1];
  const plain = numberToWords(Number(iso.slice(8)), language);
  const spoken = special ?? (wordLanguage(language) === "en" ? ordinalToWords(Number(iso.slice(8))) : plain);
  return words.replace(new RegExp(`(^|, )${plain} `), `$1${spoken} `);
}

/** An English ordinal: 23 -> "twenty-third". Pure. @param value - 1 to 99 */
export function ordinalToWords(value: number): string {
  const words = numberToWords(value, "en");
  const irregular = /(?:one|two|three|five|eight|nine|twelve|y)$/.exec(words)?.[0];
  return irregular === undefined ? `${words}th` : words.slice(0, -irregular.length) + irregulars[irregular]!;
}

const irregulars: Readonly<Record<string, string>> = {
  one: "first",
  two: "second",
  three: "third",
  five: "fifth",
  eight: "eighth",
  nine: "ninth",
  twelve: "twelfth",
  y: "ieth",
};

/** Hindi, Bengali and Marathi say halves and quarters: साढ़े नौ, सवा दस. */
function withQuarters(value: number, language: string): string {
  const words = quarterWords[wordLanguage(language)];
  const part = Math.round((Math.abs(value) % 1) * 100);
  const whole = Math.floor(value);
  if (!words || value < 0 || value > 99 || (part !== 25 && part !== 50 && part !== 75)) return numberToWords(value, language);
  if (value === 1.5) return words.oneAndHalf;
  if (value === 2.5) return words.twoAndHalf;
  // Below one, and one and a quarter, are said in decimals to strangers.
  if (whole < 1 || (whole === 1 && part === 25)) return numberToWords(value, language);
  if (part === 75) return `${words.to} ${numberToWords(whole + 1, language)}`;
  return `${part === 50 ? words.half : words.past} ${numberToWords(whole, language)}`;
}

const hindiQuarters = { past: "सवा", half: "साढ़े", to: "पौने", oneAndHalf: "डेढ़", twoAndHalf: "ढाई" };
const quarterWords: Readonly<Partial<Record<WordLanguage, typeof hindiQuarters>>> = {
  hi: hindiQuarters,
  "hi-x-hinglish": hindiQuarters,
  "hi-Latn": { past: "sava", half: "saadhe", to: "paune", oneAndHalf: "dedh", twoAndHalf: "dhai" },
  bn: { past: "সওয়া", half: "সাড়ে", to: "পৌনে", oneAndHalf: "দেড়", twoAndHalf: "আড়াই" },
  mr: { past: "सव्वा", half: "साडे", to: "पावणे", oneAndHalf: "दीड", twoAndHalf: "अडीच" },
};

function counted(value: number, [one, many]: readonly [string, string], language: string): string {
  return `${withQuarters(value, language)} ${value === 1 ? one : many}`;
}
