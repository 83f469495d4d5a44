import type { Json, Program, SlotType } from "@vaarta/flow";

/** True when a value is of the slot's type: what tools and rules write is checked, so that nonsense never becomes a figure (V32). */
export function fits(program: Program, slot: string, value: Json): boolean {
  const type = program.document.slots[slot]?.type;
  return type !== undefined && fitsType(type, value);
}

/** Checks shape only, not limits: limits are for callers, and tools may report what callers may not say. */
export function fitsType(type: SlotType, value: Json): boolean {
  switch (type.type) {
    case "data":
      return value !== null;
    case "yesno":
      return typeof value === "boolean";
    case "money":
      return isFiniteNumber(value) || (type.range === true && isRange(value, isFiniteNumber));
    case "number":
    case "percent":
    case "weight":
    case "months":
      return isFiniteNumber(value);
    case "date":
      return isDate(value) || (type.range === true && isRange(value, isDate));
    case "time":
      return typeof value === "string" && /^([01]\d|2[0-3]):[0-5]\d$/.test(value);
    case "choice":
      return typeof value === "string" && Object.hasOwn(type.options, value);
    case "phone":
      return typeof value === "string" && /^\d{10}$/.test(value);
    case "pin":
      return typeof value === "string" && /^\d{6}$/.test(value);
    case "text":
    case "name":
    case "email":
      return typeof value === "string" && value !== "";
  }
}

/** True for a range `{min, max}` of values that one slot may take. */
export function isRange(value: Json, isPart: (part: Json) => boolean): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const { min, max } = value;
  return min !== undefined && max !== undefined && isPart(min) && isPart(max);
}

function isFiniteNumber(value: Json): boolean {
  return typeof value === "number" && Number.isFinite(value);
}

function isDate(value: Json): boolean {
  return typeof value === "string" && /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(value);
}
