import type { Json } from "@vaarta/flow";
import { findNumbers, matchKey, normaliseText, tokenise } from "@vaarta/text";

/** Figures that may be said: those that a detail, a tool, a passage, the agent's own texts or the caller gave. */
export type Grounds = ReadonlySet<string>;

const units = new Set(
  (
    "% percent pratishat feesdi taka rupaye rupees rupee rs inr lakh crore hajar thousand gram grams tola bhori carat kilo kg din day days hafte week weeks " +
    "mahina mahine month months saal sal year years ghante hours hour minute minutes baje am pm प्रतिशत फीसदी रुपये रुपए लाख करोड़ हज़ार ग्राम तोला दिन हफ्ते महीने साल घंटे बजे " +
    "टक्के महिने वर्षे वाजता শতাংশ টাকা লাখ মাস বছর দিন গ্রাম ভরি টা"
  )
    .split(" ")
    .map(keyOf),
);
const marksBefore = new Set(["₹", "$", "rs", "inr", "rupees", "rupaye"].map(keyOf));
/** A count up to here in words and without a unit is no figure: "two things", "ek minute" aside. In digits it may be an hour. */
const freeCount = 12;

/** Every figure of these texts and values. Pure. */
export function groundsOf(texts: readonly string[], values: readonly Json[]): Grounds {
  const grounds = new Set<string>();
  const read = (text: string): void => {
    for (const { value, max, digits } of findNumbers(tokenise(normaliseText(text)))) {
      // The "00" of a time or of a number to call is no nought that anybody gave.
      if (value !== 0 || digits === undefined || digits === "0") add(grounds, value, max);
    }
  };
  const visit = (value: Json): void => {
    if (typeof value === "number") add(grounds, value);
    else if (typeof value === "string") read(value);
    else if (typeof value === "object" && value !== null) for (const part of Object.values(value)) visit(part);
  };
  for (const text of texts) read(text);
  for (const value of values) visit(value);
  return grounds;
}

/** The first figure of a sentence that nobody gave, with what it is a figure of; null when there is none. Pure. */
export function inventedFigure(sentence: string, grounds: Grounds): string | null {
  const tokens = tokenise(normaliseText(sentence));
  for (const { value, max, from, to, scale, weak, digits } of findNumbers(tokens)) {
    const after = tokens[to] ? keyOf(tokens[to].text) : "";
    const before = tokens[from - 1] ? keyOf(tokens[from - 1]!.text) : "";
    const hasUnit = units.has(after) || marksBefore.has(before) || scale > 1;
    if (weak && !hasUnit) continue;
    if (!hasUnit && digits === undefined && value <= freeCount && Number.isInteger(value)) continue;
    // "Ek minute", "ek din": one of something is a way of speaking.
    if (value === 1 && digits === undefined && scale === 1 && !marksBefore.has(before) && !isMoneyOrRate(after)) continue;
    for (const figure of max === undefined ? [value] : [value, max])
      if (!grounds.has(key(figure))) return hasUnit ? after || before || "amount" : "number";
  }
  return null;
}

function isMoneyOrRate(unit: string): boolean {
  return ["%", "percent", "pratishat", "feesdi", "taka", "rupaye", "rupees", "प्रतिशत", "टक्के", "শতাংশ"].map(keyOf).includes(unit);
}

function add(grounds: Set<string>, value: number, max?: number): void {
  grounds.add(key(value));
  if (max !== undefined) grounds.add(key(max));
}

function key(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function keyOf(text: string): string {
  return /[\p{L}]/u.test(text) ? matchKey(text) : text;
}
