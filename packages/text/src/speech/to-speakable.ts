import { isRealDate } from "../dates/civil.ts";
import { timeToWords } from "../dates/format.ts";
import { wordLanguage } from "../languages.ts";
import { moneyToWords, numberToWords } from "../numbers/number-to-words.ts";
import { asciiDigits } from "../words/scripts.ts";
import { codeToWords, dateToWords, percentToWords } from "./values-to-words.ts";

/**
 * A text as a voice should read it: amounts, percentages, dates, times, phones, codes and other figures in words, abbreviations in full.
 * "₹2,50,000 par 9.5%" in Hindi is "दो लाख पचास हज़ार रुपये par साढ़े नौ प्रतिशत". Words stay as they are, so nukta and chandra letters do too. Pure.
 * @param language - BCP 47 tag; see `wordLanguage` for those that have words
 */
export function toSpeakable(text: string, language: string): string {
  let spoken = asciiDigits(text.normalize("NFC").replace(/[\u200b\u2060\ufeff\u00ad]/g, ""));
  for (const [pattern, say] of forms) spoken = spoken.replace(pattern, (...match: string[]) => say(match, language) ?? match[0]!);
  for (const [pattern, words] of abbreviations[wordLanguage(language)] ?? abbreviations["en"]!) spoken = spoken.replace(pattern, words);
  return spoken;
}

/** Only where no letter or figure stands beside it. */
const alone = (source: string) => new RegExp(`(?<![\\p{L}\\p{M}\\p{N}.,/:-])(?:${source})(?![\\p{L}\\p{M}\\p{N}])(?![.,/:-]\\p{N})`, "gu");
const figure = "(\\d[\\d,]*(?:\\.\\d+)?)";
const numberOf = (written: string) => Number(written.replaceAll(",", ""));

type Say = (match: readonly string[], language: string) => string | null;

// In this order: what a figure is of decides how it is read.
const forms: readonly (readonly [RegExp, Say])[] = [
  [alone(`(?:₹|Rs\\.?|INR) ?${figure}(?: ?/-)?`), ([, amount], language) => amountWords(amount!, language)],
  [alone(`${figure} ?%`), ([, value], language) => within(numberOf(value!), (number) => percentToWords(number, language))],
  [alone("(\\d{4})-(\\d{2})-(\\d{2})"), ([, year, month, day], language) => sayDate(year!, month!, day!, language)],
  [alone("(\\d{1,2})[/-](\\d{1,2})[/-](\\d{4})"), ([, day, month, year], language) => sayDate(year!, month!, day!, language)],
  [alone("(\\d{1,2}):(\\d{2}) ?([ap])(?:\\.m\\.|m)"), ([, hour, minute, half], language) => sayTime(hour!, minute!, half!, language)],
  [alone("([01]?\\d|2[0-3]):([0-5]\\d)"), ([time], language) => timeToWords(time!, language)],
  [alone("(?:\\+91[ -]?)?[6-9]\\d{4}[ -]?\\d{5}"), ([phone], language) => codeToWords(phone!.replace(/\D/g, "").slice(-10), language)],
  [alone("(\\d{6,})(?= ?(?:rup|Rup|रुप|টাকা))|(\\d{3,}000)"), ([amount], language) => within(numberOf(amount!), (number) => numberToWords(number, language))],
  // A PIN code, an order's number: six figures and more without a comma are read singly.
  [alone("\\d{6,}"), ([code], language) => codeToWords(code!, language)],
  [alone(figure), ([, value], language) => within(numberOf(value!), (number) => numberToWords(number, language))],
]; // prettier-ignore

function amountWords(amount: string, language: string): string | null {
  return within(numberOf(amount), (number) => moneyToWords(number, language));
}

function within(value: number, say: (value: number) => string): string | null {
  return Number.isFinite(value) && Math.abs(value) < 1e15 ? say(value) : null;
}

function sayDate(year: string, month: string, day: string, language: string): string | null {
  const date = { year: Number(year), month: Number(month), day: Number(day) };
  if (!isRealDate(date)) return null;
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return dateToWords(iso, language, { weekday: false, year: true });
}

function sayTime(hour: string, minute: string, half: string, language: string): string | null {
  const twelve = Number(hour) % 12;
  if (Number(hour) > 12 || Number(minute) > 59) return null;
  return timeToWords(`${String(half === "p" ? twelve + 12 : twelve).padStart(2, "0")}:${minute}`, language);
}

const abbreviations: Readonly<Record<string, readonly (readonly [RegExp, string])[]>> = {
  en: [
    [/\bDr\.(?= )/g, "Doctor"],
    [/\bMr\.(?= )/g, "Mister"],
    [/\bNo\.(?= )/g, "number"],
    [/\bapprox\./gi, "approximately"],
  ],
  hi: [
    [/डॉ\.(?= )/g, "डॉक्टर"],
    [/रु\.(?= ?)/g, "रुपये"],
    [/कि\.?मी\./g, "किलोमीटर"],
  ],
  mr: [
    [/डॉ\.(?= )/g, "डॉक्टर"],
    [/रु\.(?= ?)/g, "रुपये"],
  ],
  bn: [
    [/ডাঃ(?= )/g, "ডাক্তার"],
    [/ডা\.(?= )/g, "ডাক্তার"],
  ],
};
