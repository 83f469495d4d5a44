import type { Json } from "@vaarta/flow";

/** A JSON object with any keys. */
export type JsonObject = { [key: string]: Json };

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A finite number, or null. Text that is a number counts ("22"). */
export function numberOf(value: Json | undefined): number | null {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value !== "string" || !/^-?\d+(\.\d+)?$/.test(value.trim())) return null;
  return Number(value);
}

/** Text that is not empty, or null; numbers become text. */
export function textOf(value: Json | undefined): string | null {
  if (typeof value === "number") return String(value);
  if (typeof value !== "string") return null;
  const text = value.trim();
  return text === "" ? null : text;
}

/** Both ends of an amount given as a number or as `{min, max}`; null when it is neither or not positive. */
export function amountsOf(value: Json | undefined): { low: number; high: number } | null {
  const single = numberOf(value);
  if (single !== null) return single > 0 ? { low: single, high: single } : null;
  if (!isObject(value)) return null;
  const ends = [numberOf(value.min), numberOf(value.max)].filter((end) => end !== null);
  const low = Math.min(...ends);
  return ends.length > 0 && low > 0 ? { low, high: Math.max(...ends) } : null;
}

/** Arguments over settings: an argument that is null or absent leaves the setting in place. */
export function withDefaults(args: JsonObject, settings: JsonObject): JsonObject {
  const given = Object.entries(args).filter(([, value]) => value !== null);
  return { ...settings, ...Object.fromEntries(given) };
}
