import {
  digitsToWords,
  formatDate,
  formatTime,
  groupIndian,
  moneyToWords,
  numberToWords,
  TextError,
  weekdayName,
  wordLanguage,
} from "@vaarta/text";
import type { Json } from "../document/json.ts";
import type { SlotTypeName } from "../document/slots.ts";
import { isRange } from "../expressions/values.ts";
import { dayOfDate, localTime } from "../time/local-time.ts";
import { unitWords } from "./words.ts";

/** What a filter may know beside the value. */
export interface FilterContext {
  language: string;
  /** Milliseconds since the epoch. */
  now: number;
  timezone: string;
}

/** Turns a value into words; null when it cannot, which leaves the place empty. */
export interface Filter {
  /** Slot types it is for; all when absent. */
  takes?: readonly SlotTypeName[];
  args: number;
  /** One sentence for completion. */
  help: string;
  run(value: Json, context: FilterContext, args: readonly (string | number)[]): Json;
}

const numeric = ["number", "money", "percent", "weight", "months", "data"] as const;
const textual = ["text", "name", "email", "phone", "pin", "choice", "data"] as const;
const dated = ["date", "data", "text"] as const;
const coded = ["phone", "pin", "text", "number", "data"] as const;

/** Applies to both ends of a range, joined in the language; null for what the language has no words for. */
function ends<T extends number | string>(
  isOne: (value: unknown) => value is T,
  make: (value: T, context: FilterContext) => string,
): Filter["run"] {
  const one = (value: unknown, context: FilterContext): string | null => {
    if (!isOne(value)) return null;
    try {
      return make(value, context);
    } catch (error) {
      // Numbers beyond any amount of money have no words; the place is left out.
      if (error instanceof TextError) return null;
      throw error;
    }
  };
  return (value, context) => {
    if (!isRange(value)) return one(value, context);
    const [low, high] = [one(value.min, context), one(value.max, context)];
    return low === null || high === null ? null : `${low}${unitWords(context.language).to}${high}`;
  };
}

const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);
const isDate = (value: unknown): value is string => typeof value === "string" && dayOfDate(value) !== null;
const isTime = (value: unknown): value is string => typeof value === "string" && /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(value);

const numbers = (make: (value: number, context: FilterContext) => string): Filter["run"] => ends(isNumber, make);
const dates = (make: (value: string, context: FilterContext) => string): Filter["run"] => ends(isDate, make);

function texts(make: (text: string, context: FilterContext) => string): Filter["run"] {
  return (value, context) => {
    if (typeof value === "string") return make(value, context);
    return typeof value === "number" ? make(String(value), context) : null;
  };
}

function counted(unit: "gram" | "month"): Filter["run"] {
  return numbers((value, { language }) => `${groupIndian(value)} ${unitWords(language)[unit][value === 1 ? 0 : 1]}`);
}

/** An amount in its largest unit: 2.5 lakh, 1.2 crore, 50 thousand. */
function inUnits(value: number, { language }: FilterContext): string {
  const { thousand, lakh, crore } = unitWords(language);
  const size = Math.abs(value);
  if (size >= 1e7) return `${groupIndian(value / 1e7)} ${crore}`;
  if (size >= 1e5) return `${groupIndian(value / 1e5)} ${lakh}`;
  if (size >= 1e3 && size % 100 === 0) return `${groupIndian(value / 1e3)} ${thousand}`;
  return groupIndian(value);
}

function dateWords(date: string, { language, now, timezone }: FilterContext): string {
  const hasYear = !localTime(now, timezone).date.startsWith(date.slice(0, 5));
  return formatDate(date, language, { weekday: true, year: hasYear });
}

/** Digits one by one, in the groups people say: five and five of a phone number, three and three of a PIN code. */
function digitGroups(text: string): string[] {
  const digits = text.replace(/\D/g, "");
  const size = digits.length === 10 ? 5 : digits.length === 6 ? 3 : 4;
  return digits.match(new RegExp(`.{1,${size}}`, "g")) ?? [];
}

function listWords(value: Json, { language }: FilterContext): string | null {
  if (!Array.isArray(value)) return typeof value === "string" ? value : null;
  const items = value.filter((item) => typeof item === "string" || typeof item === "number").map(String);
  if (items.length < 2) return items[0] ?? null;
  return `${items.slice(0, -1).join(", ")} ${unitWords(language).and} ${items.at(-1) ?? ""}`;
}

function withJi(text: string, { language }: FilterContext): string {
  const variety = wordLanguage(language);
  if (variety === "hi-Latn") return `${text} ji`;
  return variety === "hi" || variety === "hi-x-hinglish" ? `${text} जी` : text;
}

const table = {
  money: {
    takes: numeric,
    args: 0,
    help: "₹2,52,000",
    run: numbers((value) => `${value < 0 ? "-" : ""}₹${groupIndian(Math.abs(value), Number.isInteger(value) ? {} : { decimals: 2 })}`),
  },
  moneyWords: {
    takes: numeric,
    args: 0,
    help: "Two lakh fifty-two thousand rupees, in the language.",
    run: numbers((value, { language }) => moneyToWords(value, language)),
  },
  number: { takes: numeric, args: 0, help: "2,52,000", run: numbers((value) => groupIndian(value)) },
  numberWords: {
    takes: numeric,
    args: 0,
    help: "Twenty-five, in the language.",
    run: numbers((value, { language }) => numberToWords(value, language)),
  },
  lakh: { takes: numeric, args: 0, help: "2.5 lakh or 1.2 crore, in the language.", run: numbers(inUnits) },
  percent: { takes: numeric, args: 0, help: "9.5%", run: numbers((value) => `${groupIndian(value)}%`) },
  percentWords: {
    takes: numeric,
    args: 0,
    help: "9.5 percent, in the language.",
    run: numbers((value, { language }) => `${groupIndian(value)} ${unitWords(language).percent}`),
  },
  weight: { takes: numeric, args: 0, help: "25 grams, in the language.", run: counted("gram") },
  months: { takes: numeric, args: 0, help: "12 months, in the language.", run: counted("month") },
  date: { takes: dated, args: 0, help: "Monday, 24 November, in the language; with the year when it is another.", run: dates(dateWords) },
  weekday: { takes: dated, args: 0, help: "Monday, in the language.", run: dates((date, { language }) => weekdayName(date, language)) },
  time: {
    takes: ["time", "data", "text"],
    args: 0,
    help: "4:30 pm, in the language.",
    run: ends(isTime, (time, { language }) => formatTime(time, language)),
  },
  digits: {
    takes: coded,
    args: 0,
    help: "9 8 7 6 5, 4 3 2 1 0: digit by digit.",
    run: texts((text) =>
      digitGroups(text)
        .map((group) => group.split("").join(" "))
        .join(", "),
    ),
  },
  digitWords: {
    takes: coded,
    args: 0,
    help: "Nine eight seven, in the language.",
    run: texts((text, { language }) =>
      digitGroups(text)
        .map((group) => digitsToWords(group, language))
        .join(", "),
    ),
  },
  list: { takes: ["data", "text", "choice"], args: 0, help: "a, b and c, in the language.", run: listWords },
  yesno: {
    takes: ["yesno", "data"],
    args: 0,
    help: "yes or no, in the language.",
    run: (value, { language }) => (typeof value === "boolean" ? unitWords(language)[value ? "yes" : "no"] : null),
  },
  ji: { takes: textual, args: 0, help: "Asha जी in Hindi and Hinglish; the name alone elsewhere.", run: texts(withJi) },
  first: { takes: textual, args: 0, help: "The first word: the given name.", run: texts((text) => text.trim().split(/\s+/)[0] ?? text) },
  upper: { takes: textual, args: 0, help: "In capitals.", run: texts((text) => text.toUpperCase()) },
  lower: { takes: textual, args: 0, help: "In small letters.", run: texts((text) => text.toLowerCase()) },
  /** Handled where the value is missing; a value that is there passes through. */
  default: { args: 1, help: 'default: "…" is said when the detail is not known.', run: (value) => value },
} satisfies Record<string, Filter>;

/** Every filter by name. */
export const templateFilters: Readonly<Record<string, Filter>> = table;

/** The name of a filter. */
export type FilterName = keyof typeof table;

/** The filter that words a slot's value when the text names none. */
export const filterOfType: Readonly<Partial<Record<SlotTypeName, FilterName>>> = {
  money: "money",
  number: "number",
  percent: "percent",
  weight: "weight",
  months: "months",
  date: "date",
  time: "time",
  yesno: "yesno",
};

/** The filter that words a slot's value as a caller hears it back. */
export const spokenFilterOfType: Readonly<Partial<Record<SlotTypeName, FilterName>>> = {
  ...filterOfType,
  money: "moneyWords",
  percent: "percentWords",
  phone: "digits",
  pin: "digits",
};
