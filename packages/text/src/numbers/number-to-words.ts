import { TextError } from "../error.ts";
import { wordLanguage } from "../languages.ts";
import { type NumberGrammar, numberGrammars } from "./scale-words.ts";

/**
 * A number as it is said, in lakh and crore: 252000 -> "two lakh fifty-two thousand", "दो लाख बावन हज़ार". Pure.
 * Whole numbers and up to four decimals; digits after the point are said singly.
 * @param language - BCP 47 tag; see `wordLanguage` for those that have words
 * @throws {TextError} NUMBER_OUT_OF_RANGE for NaN, infinities and magnitudes of 10^15 and more
 */
export function numberToWords(value: number, language: string): string {
  checkRange(value);
  const grammar = numberGrammars[wordLanguage(language)];
  const [whole = "0", fraction = ""] = String(Number(Math.abs(value).toFixed(4))).split(".");
  const words = wholeToWords(Number(whole), grammar);
  const decimals = fraction
    ? ` ${grammar.point} ${Array.from(fraction)
        .map((digit) => grammar.units[Number(digit)])
        .join(" ")}`
    : "";
  const isZero = Number(whole) === 0 && !fraction;
  return `${value < 0 && !isZero ? `${grammar.minus} ` : ""}${words}${decimals}`;
}

/**
 * An amount of rupees as it is said: "two lakh rupees", "दो लाख रुपये"; paise where there are any. Pure.
 * @param rupees - rounded to whole paise
 * @throws {TextError} NUMBER_OUT_OF_RANGE for NaN, infinities and magnitudes of 10^15 and more
 */
export function moneyToWords(rupees: number, language: string): string {
  checkRange(rupees);
  const grammar = numberGrammars[wordLanguage(language)];
  const total = Math.round(Math.abs(rupees) * 100);
  const whole = Math.floor(total / 100);
  const paise = total % 100;
  const parts: string[] = [];
  if (whole > 0 || paise === 0) parts.push(`${wholeToWords(whole, grammar)} ${grammar.rupee[whole === 1 ? 0 : 1]}`);
  if (paise > 0) parts.push(`${grammar.units[paise]} ${grammar.paisa[paise === 1 ? 0 : 1]}`);
  const words = parts.join(grammar.and ? ` ${grammar.and} ` : " ");
  return rupees < 0 && total > 0 ? `${grammar.minus} ${words}` : words;
}

/** Digits said one by one, as phones, PIN codes and references are: "98" -> "nine eight". Other characters are left out. Pure. */
export function digitsToWords(digits: string, language: string): string {
  const { units } = numberGrammars[wordLanguage(language)];
  return Array.from(digits)
    .flatMap((digit) => (/[0-9]/.test(digit) ? [units[Number(digit)]!] : []))
    .join(" ");
}

function wholeToWords(value: number, grammar: NumberGrammar): string {
  if (value === 0) return grammar.units[0]!;
  const parts: string[] = [];
  // Beyond 99 crore the crore part is itself a number: "ek hazaar do sau crore".
  const crore = Math.floor(value / 1e7);
  if (crore > 0) parts.push(wholeToWords(crore, grammar), grammar.crore);
  const lakh = Math.floor(value / 1e5) % 100;
  if (lakh > 0) parts.push(grammar.units[lakh]!, grammar.lakh);
  const thousand = Math.floor(value / 1000) % 100;
  if (thousand > 0) parts.push(grammar.units[thousand]!, grammar.thousand);
  const rest = value % 100;
  const hundred = Math.floor(value / 100) % 10;
  if (hundred > 0) parts.push(grammar.hundreds(hundred, rest > 0));
  if (rest > 0) parts.push(grammar.units[rest]!);
  return parts.join(" ");
}

function checkRange(value: number): void {
  if (!Number.isFinite(value) || Math.abs(value) >= 1e15) {
    throw new TextError("NUMBER_OUT_OF_RANGE", `Cannot say ${value}: it is not a finite number below 10^15. Check where it was computed.`);
  }
}
