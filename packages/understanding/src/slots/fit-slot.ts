import type { Json, SlotType } from "@vaarta/flow";
import { isoOfDay } from "@vaarta/text";
import type { Entity } from "./entity.ts";

/** The part of an entity that its slot changes: units guessed, readings chosen, limits checked. */
export type Fitted = Pick<Entity, "value" | "assumed" | "problem" | "vague" | "alternatives"> & { sure: number };

/** Reads a value as this slot would: null when it cannot be of the slot at all. */
export function fitSlot(entity: Entity, type: SlotType, today: number): Fitted | null {
  const { value, assumed, problem, vague, alternatives, sure } = entity;
  const plain: Fitted = { value, assumed, problem, vague, alternatives, sure };
  if (problem) return plain;
  switch (type.type) {
    case "money":
      return fitMoney(entity, plain, type);
    case "percent":
      return limits(fitPercent(entity, plain, type), type);
    case "weight":
    case "months":
    case "number":
      return isRange(value) ? { ...plain, vague: true } : limits(plain, type, type.type === "number" && type.integer === true);
    case "date":
      return fitDate(plain, type, today);
    case "time":
      return fitTime(plain, type);
    default:
      return plain;
  }
}

function fitMoney(entity: Entity, plain: Fitted, type: Extract<SlotType, { type: "money" }>): Fitted | null {
  const { value } = entity;
  if (isRange(value)) {
    const scaled = entity.bare ? guessScale(Number(value.max), type) : 1;
    if (scaled === null) return null;
    const range = { min: Number(value.min) * scaled, max: Number(value.max) * scaled };
    return { ...plain, value: range, vague: type.range !== true, ...(scaled === 1 ? {} : { assumed: "unit" as const, sure: 0.6 }) };
  }
  if (typeof value !== "number") return plain;
  if (!entity.bare) return limits(plain, type);
  const scale = guessScale(value, type);
  if (scale === null) return limits(plain, type);
  return scale === 1 ? limits(plain, type) : { ...plain, value: value * scale, assumed: "unit", sure: 0.65 };
}

/** "bas paanch": which unit makes it an amount of this slot; 1 when it is one as it stands, null when none does. */
function guessScale(value: number, type: { min?: number; max?: number }): number | null {
  const fits = (amount: number) => amount >= (type.min ?? 100) && amount <= (type.max ?? Infinity);
  if (fits(value) || value >= 1000) return 1;
  return [1e5, 1000, 1e7].find((scale) => fits(value * scale)) ?? null;
}

function fitPercent(entity: Entity, plain: Fitted, type: { min?: number; max?: number }): Fitted {
  const { value, period } = entity;
  if (typeof value !== "number") return { ...plain, vague: true };
  // A slot without limits says nothing of the period it keeps: the rate stays as it was said.
  if (type.min === undefined && type.max === undefined) return period === "custom" ? { ...plain, assumed: "rate-period" } : plain;
  const yearly = Math.round(value * 12 * 100) / 100;
  if (period === "month") return { ...plain, value: yearly };
  if (period === "year") return plain;
  // "do taka", "do rupaye saikda" are a month's by custom; a rate too small for a year is one too.
  if (period === "custom") return { ...plain, value: yearly, assumed: "rate-period", sure: 0.65 };
  const tooSmall = type.min !== undefined && value < type.min && yearly >= type.min && yearly <= (type.max ?? 100);
  return tooSmall ? { ...plain, value: yearly, assumed: "rate-period", sure: 0.65 } : plain;
}

function limits(fitted: Fitted, type: { min?: number; max?: number }, integer = false): Fitted {
  const { value } = fitted;
  if (typeof value !== "number") return fitted;
  if (type.max !== undefined && value > type.max) return { ...fitted, problem: { rule: "too-much", detail: { max: type.max } } };
  if (type.min !== undefined && value < type.min) return { ...fitted, problem: { rule: "too-little", detail: { min: type.min } } };
  if (integer && !Number.isInteger(value)) return { ...fitted, problem: { rule: "not-whole" } };
  return fitted;
}

function fitDate(plain: Fitted, type: Extract<SlotType, { type: "date" }>, today: number): Fitted {
  const first = type.minDays === undefined ? "" : isoOfDay(today + type.minDays);
  const last = type.maxDays === undefined ? "9999" : isoOfDay(today + type.maxDays);
  const inside = (iso: string) => iso >= first && iso <= last;
  if (isRange(plain.value)) {
    // Only the days that can be are meant; where one is left, that is the day.
    const [from, to] = [textOf(plain.value.min), textOf(plain.value.max)];
    const min = from < first ? first : from;
    const max = to > last ? last : to;
    if (min > max) return { ...plain, vague: undefined, problem: outside(to, first, last) };
    if (min === max) return { ...plain, value: min, vague: undefined };
    return { ...plain, value: { min, max }, vague: type.range === true ? undefined : true };
  }
  const readings = [plain.value, ...(plain.alternatives ?? [])].filter((reading) => typeof reading === "string");
  const possible = readings.filter(inside);
  if (possible.length === 0) {
    return readings.length === 0 ? plain : { ...plain, alternatives: undefined, problem: outside(readings[0]!, first, last) };
  }
  if (possible.length === 1) {
    const settled = plain.assumed === "day" ? undefined : plain.assumed;
    return { ...plain, value: possible[0]!, alternatives: undefined, assumed: settled };
  }
  return { ...plain, value: possible[0]!, alternatives: possible.slice(1) };
}

function outside(iso: string, first: string, last: string): NonNullable<Entity["problem"]> {
  return iso < first ? { rule: "too-early", detail: { from: first } } : { rule: "too-late", detail: { to: last } };
}

function fitTime(plain: Fitted, type: Extract<SlotType, { type: "time" }>): Fitted {
  const earliest = type.earliest ?? "00:00";
  const latest = type.latest ?? "23:59";
  const inside = (time: string) => time >= earliest && time <= latest;
  if (isRange(plain.value)) return { ...plain, vague: true };
  if (typeof plain.value !== "string") return plain;
  const other = plain.alternatives?.find((reading) => typeof reading === "string" && inside(reading));
  // Which half of the day is plain from the hours kept; nobody needs asking.
  if (inside(plain.value)) return { ...plain, alternatives: undefined };
  if (typeof other === "string") return { ...plain, value: other, alternatives: undefined };
  const rule = plain.value < earliest ? "too-early" : "too-late";
  return { ...plain, alternatives: undefined, problem: { rule, detail: { from: earliest, to: latest } } };
}

export function isRange(value: Json): value is { min: Json; max: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value) && value.min !== undefined && value.max !== undefined;
}

const textOf = (value: Json): string => (typeof value === "string" ? value : "");
