import { dateOfDay, localTime } from "@vaarta/flow";
import type { Json, Program } from "@vaarta/flow";
import type { Random } from "./random.ts";

/** A value that a caller could give for a slot, within its limits where it has any. */
export function randomValue(program: Program, slot: string, random: Random, now: number): Json {
  const declared = program.document.slots[slot];
  const type = declared?.type;
  switch (type?.type) {
    case "money":
      return between(random, type.min ?? 1000, type.max ?? 5_000_000, 1000);
    case "percent":
      return between(random, type.min ?? 1, type.max ?? 36, 0.5);
    case "weight":
      return between(random, type.min ?? 1, type.max ?? 500, 1);
    case "months":
      return between(random, type.min ?? 1, type.max ?? 60, 1);
    case "number":
      return between(random, type.min ?? 0, type.max ?? 100, 1);
    case "date": {
      const today = localTime(now, program.document.timezone).day;
      return dateOfDay(today + between(random, type.minDays ?? 0, type.maxDays ?? 30, 1));
    }
    case "time":
      return `${String(9 + random.below(9)).padStart(2, "0")}:${random.chance(0.5) ? "00" : "30"}`;
    case "phone":
      return `9${digits(random, 9)}`;
    case "pin":
      return `4${digits(random, 5)}`;
    case "yesno":
      return random.chance(0.5);
    case "choice":
      return random.pick(Object.keys(type.options)) ?? null;
    case "name":
    case "text": {
      const known = Object.values(declared?.vocabulary ?? {}).map(({ value }) => value);
      return random.pick(known) ?? `word${random.below(100)}`;
    }
    case "email":
      return `caller${random.below(100)}@example.org`;
    default:
      return null;
  }
}

function between(random: Random, from: number, to: number, by: number): number {
  const steps = Math.max(0, Math.floor((to - from) / by));
  return from + by * random.below(steps + 1);
}

function digits(random: Random, count: number): string {
  return Array.from({ length: count }, () => String(random.below(10))).join("");
}
