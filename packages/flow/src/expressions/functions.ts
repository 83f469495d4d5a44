import type { Json } from "../document/json.ts";
import type { Scope } from "../program.ts";
import { dayOfDate, localTime } from "../time/local-time.ts";
import type { ValueType } from "./types.ts";
import { highOf, isRange, kindOfValue, lowOf } from "./values.ts";

/** Something an expression may call. */
export interface ExpressionFunction {
  /** How it is written: `size(x)`, `x.size()`, or both. */
  style: "function" | "method" | "both";
  /** The last is repeated when `repeats`. */
  args: readonly ValueType[];
  repeats?: boolean;
  returns: ValueType;
  /** One sentence for completion. */
  help: string;
  /** Gets null arguments only when it says so; otherwise null gives null. */
  takesNull?: boolean;
  run(args: readonly Json[], scope: Scope): Json;
}

/** A wrong value met while evaluating; told in plain words. */
export class EvaluationProblem extends Error {}

const number: ValueType = { is: "number" };
const text: ValueType = { is: "text" };
const yesno: ValueType = { is: "yesno" };
const date: ValueType = { is: "date" };
const any: ValueType = { is: "any" };
const list: ValueType = { is: "list", of: any };

/** A value as a number; a range counts as its lower end. */
export function asNumber(value: Json | undefined): number {
  const low = lowOf(value ?? null);
  if (typeof low === "number") return low;
  throw new EvaluationProblem(`A number was needed, but there was ${kindOfValue(low)}.`);
}

/** A value as a text. */
export function asText(value: Json | undefined): string {
  const low = lowOf(value ?? null);
  if (typeof low === "string") return low;
  throw new EvaluationProblem(`A text was needed, but there was ${kindOfValue(low)}.`);
}

function asList(value: Json | undefined): readonly Json[] {
  if (Array.isArray(value)) return value;
  throw new EvaluationProblem(`A list was needed, but there was ${kindOfValue(value ?? null)}.`);
}

function asDay(value: Json | undefined): number {
  const day = dayOfDate(asText(value));
  if (day === null) throw new EvaluationProblem("A date YYYY-MM-DD was needed, but there was another text.");
  return day;
}

function rounded(value: Json | undefined, digits: Json | undefined): number {
  const factor = 10 ** Math.min(6, Math.max(0, digits === undefined ? 0 : asNumber(digits)));
  return Math.round(asNumber(value) * factor) / factor;
}

function toNumber(value: Json | undefined): Json {
  if (typeof value !== "string") return value === true ? 1 : value === false ? 0 : asNumber(value);
  const read = value.trim() === "" ? Number.NaN : Number(value.replaceAll(",", ""));
  return Number.isFinite(read) ? read : null;
}

function toText(value: Json | undefined): string {
  const low = lowOf(value ?? null);
  return typeof low === "string" ? low : JSON.stringify(low);
}

function sizeOf(value: Json | undefined): number {
  if (typeof value === "string") return Array.from(value).length;
  if (Array.isArray(value)) return value.length;
  throw new EvaluationProblem(`A text or a list was needed, but there was ${kindOfValue(value ?? null)}.`);
}

const table = {
  known: {
    style: "function",
    args: [any],
    returns: yesno,
    takesNull: true,
    help: "True when the detail has a value.",
    run: ([value]) => value !== null,
  },
  has_range: {
    style: "function",
    args: [any],
    returns: yesno,
    takesNull: true,
    help: "True when the caller gave a range.",
    run: ([value]) => isRange(value),
  },
  low: {
    style: "function",
    args: [any],
    returns: any,
    help: "The lower end of a range; a single value as it is.",
    run: ([value]) => lowOf(value ?? null),
  },
  high: {
    style: "function",
    args: [any],
    returns: any,
    help: "The upper end of a range; a single value as it is.",
    run: ([value]) => highOf(value ?? null),
  },
  days_until: {
    style: "function",
    args: [date],
    returns: number,
    help: "Days from today to the date; negative when it is past.",
    run: ([value], scope) => asDay(value) - localTime(scope.now, scope.timezone).day,
  },
  today: {
    style: "function",
    args: [],
    returns: date,
    help: "Today's date.",
    run: (_, scope) => localTime(scope.now, scope.timezone).date,
  },
  hour: {
    style: "function",
    args: [],
    returns: number,
    help: "The hour of the day now, 0 to 23.",
    run: (_, scope) => localTime(scope.now, scope.timezone).hour,
  },
  minute: {
    style: "function",
    args: [],
    returns: number,
    help: "The minute now, 0 to 59.",
    run: (_, scope) => localTime(scope.now, scope.timezone).minute,
  },
  weekday: {
    style: "function",
    args: [],
    returns: number,
    help: "The day of the week now: 0 is Sunday, 6 Saturday.",
    run: (_, scope) => localTime(scope.now, scope.timezone).weekday,
  },
  size: { style: "both", args: [any], returns: number, help: "How many letters or items.", run: ([value]) => sizeOf(value) },
  contains: {
    style: "method",
    args: [any, any],
    returns: yesno,
    help: "True when the text holds the other text, or the list the item.",
    run: ([value, part]) => (Array.isArray(value) ? value.includes(part ?? null) : asText(value).includes(asText(part))),
  },
  startsWith: {
    style: "method",
    args: [text, text],
    returns: yesno,
    help: "True when the text begins so.",
    run: ([value, part]) => asText(value).startsWith(asText(part)),
  },
  endsWith: {
    style: "method",
    args: [text, text],
    returns: yesno,
    help: "True when the text ends so.",
    run: ([value, part]) => asText(value).endsWith(asText(part)),
  },
  lower: { style: "both", args: [text], returns: text, help: "The text in small letters.", run: ([value]) => asText(value).toLowerCase() },
  upper: { style: "both", args: [text], returns: text, help: "The text in capitals.", run: ([value]) => asText(value).toUpperCase() },
  trim: { style: "both", args: [text], returns: text, help: "The text without space around it.", run: ([value]) => asText(value).trim() },
  join: {
    style: "method",
    args: [list, text],
    returns: text,
    help: "The items as one text with this between them.",
    run: ([value, between]) => asList(value).map(toText).join(asText(between)),
  },
  min: {
    style: "function",
    args: [number],
    repeats: true,
    returns: number,
    help: "The smallest number.",
    run: (values) => Math.min(...values.map(asNumber)),
  },
  max: {
    style: "function",
    args: [number],
    repeats: true,
    returns: number,
    help: "The largest number.",
    run: (values) => Math.max(...values.map(asNumber)),
  },
  abs: {
    style: "function",
    args: [number],
    returns: number,
    help: "The number without its sign.",
    run: ([value]) => Math.abs(asNumber(value)),
  },
  floor: { style: "function", args: [number], returns: number, help: "Rounded down.", run: ([value]) => Math.floor(asNumber(value)) },
  ceil: { style: "function", args: [number], returns: number, help: "Rounded up.", run: ([value]) => Math.ceil(asNumber(value)) },
  round: {
    style: "function",
    args: [number],
    returns: number,
    help: "Rounded to a whole number.",
    run: ([value]) => rounded(value, undefined),
  },
  round_to: {
    style: "function",
    args: [number, number],
    returns: number,
    help: "Rounded to so many decimals, at most 6.",
    run: ([value, digits]) => rounded(value, digits),
  },
  int: { style: "function", args: [any], returns: number, help: "The whole part of a number, or of a text that is one.", run: ([value]) => { const read = toNumber(value); return read === null ? null : Math.trunc(asNumber(read)); } }, // prettier-ignore
  double: {
    style: "function",
    args: [any],
    returns: number,
    help: "A text as a number; null when it is none.",
    run: ([value]) => toNumber(value),
  },
  number: {
    style: "function",
    args: [any],
    returns: number,
    help: "A text as a number; null when it is none.",
    run: ([value]) => toNumber(value),
  },
  string: { style: "function", args: [any], returns: text, help: "A value as text.", run: ([value]) => toText(value) },
} satisfies Record<string, ExpressionFunction>;

/** Everything an expression may call, by name. There is nothing else: no regular expressions, no clock but the scope's. */
export const expressionFunctions: Readonly<Record<string, ExpressionFunction>> = table;
