import type { Json } from "../document/json.ts";

/** A range such as "two to three lakh". */
export interface Range {
  min: number | string;
  max: number | string;
}

/** True for `{min, max}`, the value of a slot that takes ranges. */
export function isRange(value: unknown): value is Range {
  return typeof value === "object" && value !== null && !Array.isArray(value) && "min" in value && "max" in value;
}

/** The lower end of a range; any other value as it is. */
export function lowOf(value: Json): Json {
  return isRange(value) ? value.min : value;
}

/** The upper end of a range; any other value as it is. */
export function highOf(value: Json): Json {
  return isRange(value) ? value.max : value;
}

/** Deep equality of JSON. */
export function sameJson(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, index) => sameJson(item, b[index] ?? null));
  }
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key] ?? null, b[key] ?? null));
}

/** A value in words for messages: its kind, never its content. */
export function kindOfValue(value: Json): string {
  if (value === null) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (isRange(value)) return "a range";
  switch (typeof value) {
    case "number":
      return "a number";
    case "string":
      return "a text";
    case "boolean":
      return "yes or no";
    default:
      return "an object";
  }
}
