import type { Json, SlotType } from "@vaarta/flow";
import { dateOfDay } from "@vaarta/flow";
import { findNumbers, normaliseText, tokenise } from "@vaarta/text";

/** True when one of these texts holds the words, whatever their spelling, script and punctuation. Pure. */
export function wasSaid(texts: readonly (string | null)[], words: string): boolean {
  const wanted = keysOf(words);
  if (wanted.length === 0) return false;
  return texts.some((text) => {
    if (text === null) return false;
    const keys = keysOf(text);
    return keys.some((_, at) => wanted.every((key, offset) => keys[at + offset] === key));
  });
}

function keysOf(text: string): string[] {
  return tokenise(normaliseText(text)).flatMap(({ kind, key }) => (kind === "mark" || key === "" ? [] : [key]));
}

/** What a figure as said may be multiplied by: months of a year, grams of a tola. */
const factors: Partial<Record<SlotType["type"], readonly number[]>> = { percent: [1, 12], months: [1, 12], weight: [1, 10, 11.66, 1000] };

/**
 * True when a value can be read off the words by rule, so that it need not be said back: a model may cite the right words and
 * still get the figure wrong. Pure.
 */
export function isBornOut(type: SlotType, value: Json, words: string): boolean {
  switch (type.type) {
    case "money":
    case "number":
    case "percent":
    case "weight":
    case "months": {
      const given = typeof value === "number" ? [value] : typeof value === "object" && value !== null ? Object.values(value) : [];
      const found = findNumbers(tokenise(normaliseText(words))).flatMap((span) => [span.value, span.max ?? span.value]);
      const readings = found.flatMap((number) => (factors[type.type] ?? [1]).map((factor) => number * factor));
      return given.length > 0 && given.every((number) => typeof number === "number" && readings.some((reading) => isNear(reading, number)));
    }
    case "text":
    case "name":
      return typeof value === "string" && wasSaid([words], value);
    case "phone":
    case "pin":
    case "email":
      return typeof value === "string" && words.replace(/[\s-]/g, "").includes(value);
    case "choice":
    case "yesno":
      return true;
    default:
      return false;
  }
}

/** True when a value keeps the limits that the slot sets for callers. Shape is judged elsewhere. Pure. */
export function keepsLimits(type: SlotType, value: Json, today: number): boolean {
  switch (type.type) {
    case "money":
    case "number":
    case "percent":
    case "weight":
    case "months":
      return ends(value).every(
        (end) =>
          typeof end === "number" &&
          end >= (type.min ?? -Infinity) &&
          end <= (type.max ?? Infinity) &&
          !(type.type === "number" && type.integer === true && !Number.isInteger(end)),
      );
    case "date": {
      const first = type.minDays === undefined ? "" : dateOfDay(today + type.minDays);
      const last = type.maxDays === undefined ? "9999" : dateOfDay(today + type.maxDays);
      return ends(value).every((end) => typeof end === "string" && end >= first && end <= last);
    }
    case "time":
      return typeof value === "string" && value >= (type.earliest ?? "00:00") && value <= (type.latest ?? "23:59");
    case "text":
      return typeof value === "string" && value.length <= (type.maxLength ?? 500);
    case "name":
    case "email":
      return typeof value === "string" && value.length <= 200;
    default:
      return true;
  }
}

function ends(value: Json): Json[] {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? [value["min"] ?? null, value["max"] ?? null] : [value];
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a));
}
