import { daysBetween, isDate, localTime } from "../local-time.ts";
import { numberOf, textOf, type JsonObject } from "../values.ts";
import { failure, type BuiltinRun } from "./builtin.ts";

/** What a gram is worth, and since when. */
export interface GoldPrice {
  perGram: number;
  asOf: string | null;
}

/** Price of a gram of one caratage as the pack keeps it, with a mark when it is old. */
export const goldPrice: BuiltinRun = ({ args, settings, rows, context }) => {
  const carat = args.carat === undefined ? 24 : caratOf(args.carat);
  if (carat === null) return failure("ARGUMENTS_INVALID", "The caratage must be between 1 and 24. Check the tool's arguments.");
  const price = priceFor(carat, settings, rows);
  if (!price) return { outcome: "no-price" };
  const result = { carat, price_per_gram: Math.round(price.perGram), per_ten_grams: Math.round(price.perGram * 10), as_of: price.asOf };
  const maxAge = numberOf(settings.max_age_days) ?? 7;
  const age = price.asOf === null ? 0 : daysBetween(price.asOf, localTime(context.now, context.timezone).date);
  return { outcome: age > maxAge ? "stale" : "success", result };
};

/** Reads `22`, `"22"` or an option id such as `"k22"`; null outside 1 to 24. */
export function caratOf(value: JsonObject[string] | undefined): number | null {
  const number = typeof value === "string" ? Number(/\d+(\.\d+)?/.exec(value)?.[0] ?? Number.NaN) : value;
  return typeof number === "number" && number >= 1 && number <= 24 ? number : null;
}

/** The first price there is: given, of the caratage's own row, the 24 carat setting, the 24 carat row; the last two scaled by purity. */
export function priceFor(carat: number, given: JsonObject, rows: readonly JsonObject[]): GoldPrice | null {
  const told = numberOf(given.price_per_gram);
  if (told !== null && told > 0) return { perGram: told, asOf: dateOf(given.as_of) };
  const own = rowPrice(carat, rows);
  if (own) return own;
  const pure = numberOf(given.price_per_gram_24);
  if (pure !== null && pure > 0) return { perGram: (pure * carat) / 24, asOf: dateOf(given.as_of) };
  const pureRow = rowPrice(24, rows);
  return pureRow && { perGram: (pureRow.perGram * carat) / 24, asOf: pureRow.asOf };
}

function rowPrice(carat: number, rows: readonly JsonObject[]): GoldPrice | null {
  const row = rows.find((candidate) => caratOf(candidate.carat) === carat);
  const perGram = numberOf(row?.price_per_gram);
  return row && perGram !== null && perGram > 0 ? { perGram, asOf: dateOf(row.as_of) } : null;
}

function dateOf(value: JsonObject[string] | undefined): string | null {
  const text = textOf(value);
  return text !== null && isDate(text) ? text : null;
}
