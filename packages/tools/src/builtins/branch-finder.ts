import { comparable, localizedRow, wordings } from "../localized.ts";
import { numberOf, textOf, withDefaults, type JsonObject } from "../values.ts";
import { failure, type BuiltinRun } from "./builtin.ts";

type Near = "pin" | "district" | "city" | "region" | "far";

interface Ranked {
  row: JsonObject;
  near: Near;
  /** Leading digits the PIN codes share. */
  shared: number;
  inCity: boolean;
  gap: number;
}

/** Digits of a PIN that name its sorting district and its region. */
const districtDigits = 3;
const regionDigits = 2;

/** Nearest places by PIN code, or those of a city. */
export const branchFinder: BuiltinRun = ({ args, settings, rows, context }) => {
  const given = withDefaults(args, settings);
  const pin = textOf(given.pin);
  const city = textOf(given.city);
  if (pin === null && city === null)
    return failure("ARGUMENTS_INVALID", "Finding a branch needs a PIN code or a city. Check the tool's arguments.");
  const limit = Math.max(1, numberOf(given.limit) ?? 3);
  const ranked = rows.map((row) => rank(row, pin, city)).sort(nearestFirst);
  const found = ranked.filter((one) => (pin === null ? one.inCity : one.shared >= districtDigits || one.inCity));
  const shown = (found.length > 0 ? found : ranked.filter((one) => one.near === "region")).slice(0, limit);
  const branches = shown.map((one) => ({ ...localizedRow(one.row, context.language), near: one.near }));
  const result = {
    count: found.length,
    branches,
    first: branches[0] ?? null,
    names: branches.map((branch: JsonObject) => branch.name ?? null),
    cities: [...new Set(rows.map((row) => textOf(localizedRow(row, context.language).city)).filter((name) => name !== null))],
  };
  return { outcome: found.length > 0 ? "success" : "not-found", result };
};

function rank(row: JsonObject, pin: string | null, city: string | null): Ranked {
  const rowPin = textOf(row.pin) ?? "";
  const shared = pin === null ? 0 : sharedStart(pin, rowPin);
  const inCity = city !== null && [...wordings(row.city), ...wordings(row.aliases)].includes(comparable(city));
  const near = shared === 6 ? "pin" : shared >= districtDigits ? "district" : inCity ? "city" : shared >= regionDigits ? "region" : "far";
  return { row, near, shared, inCity, gap: pin === null ? 0 : Math.abs(Number(pin) - Number(rowPin)) };
}

function nearestFirst(a: Ranked, b: Ranked): number {
  return b.shared - a.shared || Number(b.inCity) - Number(a.inCity) || a.gap - b.gap;
}

function sharedStart(a: string, b: string): number {
  let count = 0;
  while (count < a.length && a[count] === b[count]) count += 1;
  return count;
}
