import type { Json } from "@vaarta/flow";
import type { JsonObject } from "../values.ts";
import { booking } from "./booking.ts";
import { branchFinder } from "./branch-finder.ts";
import type { BuiltinRun, BuiltinUse } from "./builtin.ts";
import { eligibility } from "./eligibility.ts";
import { goldPrice } from "./gold-price.ts";
import { lead, reminder } from "./records.ts";
import { emi, savings } from "./savings.ts";

// One table: what every built-in takes and gives. The README says the same in words.

export const builtinRuns: ReadonlyMap<string, BuiltinRun> = new Map(
  Object.entries({ savings, emi, eligibility, "gold-price": goldPrice, "branch-finder": branchFinder, booking, reminder, lead }),
);

const text = (description: string): JsonObject => ({ type: "string", description });
const number = (description: string): JsonObject => ({ type: "number", description });
const date: JsonObject = { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}$", description: "YYYY-MM-DD" };
const time: JsonObject = { type: "string", pattern: "^\\d{1,2}:\\d{2}$", description: "HH:MM" };
const money: JsonObject = {
  anyOf: [{ type: "number" }, { type: "object", properties: { min: { type: "number" }, max: { type: "number" } } }],
  description: "Rupees, or a range with min and max",
};
const row: JsonObject = { type: "object" };
const rows: JsonObject = { type: "array", items: row };
const offers: JsonObject = { offers: rows, offer: { type: ["object", "null"] } };

function schema(properties: Record<string, Json>, required: string[] = []): JsonObject {
  return { type: "object", properties, required, additionalProperties: false };
}

function gives(properties: Record<string, Json>, required: string[] = []): JsonObject {
  return { type: "object", properties, required };
}

const numbers = (...names: string[]): Record<string, Json> => Object.fromEntries(names.map((name) => [name, { type: "number" }]));

const booked = gives(
  { reference: text("Say it to the caller"), resource: text("Id"), resource_name: text("Name"), date, time, place: row },
  ["reference", "resource", "date", "time"],
);
const which = { reference: text("Reference of the booking"), phone: text("Phone it was made with") };

/** Every use of every built-in, with the schemas an editor fills in for a new tool. */
export const builtins: readonly BuiltinUse[] = [
  {
    builtin: "savings",
    title: "Savings calculator",
    description: "What moving a loan saves: interest now, interest with us, the difference.",
    effect: "read",
    parameters: schema(
      {
        amount: money,
        current_rate: number("Percent per year now"),
        our_rate: number("Percent per year with us"),
        months: number("Months"),
      },
      ["amount", "current_rate"],
    ),
    result: gives(
      numbers(
        "amount", "months", "current_rate", "our_rate", "interest_now", "interest_ours", "fee", "saving", "saving_max",
        "monthly_saving", "monthly_now", "monthly_ours",
      ),
      ["saving", "monthly_saving"],
    ), // prettier-ignore
    outcomes: ["no-saving"],
    dataset: false,
  },
  {
    builtin: "emi",
    title: "Instalment calculator",
    description: "The equal monthly instalment of a loan.",
    effect: "read",
    parameters: schema({ amount: money, rate: number("Percent per year"), months: number("Months") }, ["amount"]),
    result: gives(numbers("emi", "interest", "total"), ["emi"]),
    outcomes: [],
    dataset: false,
  },
  {
    builtin: "eligibility",
    title: "Gold loan eligibility",
    description: "How much may be lent against gold, by weight, purity and the loan-to-value tiers.",
    effect: "read",
    parameters: schema(
      {
        weight: number("Grams"),
        carat: { type: ["number", "string"], description: "Caratage, 1 to 24" },
        wanted: money,
        price_per_gram: number("Rupees for a gram of that caratage"),
      },
      ["weight", "carat"],
    ),
    result: gives(
      {
        ...numbers("value", "price_per_gram", "ltv", "max_loan", "loan_from", "loan_to"),
        enough: { type: "boolean" },
        credit_check: { type: "boolean" },
      },
      ["max_loan"],
    ),
    outcomes: ["less-than-wanted", "over-limit", "not-eligible", "no-price"],
    dataset: false,
  },
  {
    builtin: "gold-price",
    title: "Gold price",
    description: "Price of a gram of one caratage.",
    effect: "read",
    parameters: schema({ carat: { type: ["number", "string"], description: "Caratage, 1 to 24" } }),
    result: gives(numbers("carat", "price_per_gram", "per_ten_grams"), ["price_per_gram"]),
    outcomes: ["stale", "no-price"],
    dataset: false,
  },
  {
    builtin: "branch-finder",
    title: "Branch finder",
    description: "Nearest places by PIN code, or those of a city.",
    effect: "read",
    parameters: schema({ pin: text("Six digits"), city: text("City"), limit: number("How many at most") }),
    result: gives({ count: { type: "number" }, branches: rows, first: row, names: { type: "array" }, cities: { type: "array" } }, [
      "count",
      "branches",
    ]),
    outcomes: ["not-found"],
    dataset: true,
  },
  {
    builtin: "booking",
    operation: "availability",
    title: "Free times",
    description: "Free times of a place or a person on a day.",
    effect: "read",
    parameters: schema({ resource: text("Id or name"), date, time, part: { enum: ["morning", "afternoon", "evening"] } }),
    result: gives(
      { date, resource: text("Id"), resource_name: text("Name"), count: { type: "number" }, times: { type: "array" }, ...offers },
      ["offers"],
    ),
    outcomes: ["full", "closed", "past", "too-far", "not-found"],
    dataset: true,
  },
  {
    builtin: "booking",
    operation: "book",
    title: "Book a time",
    description: "Books a time at a place or with a person.",
    effect: "write",
    idempotent: true,
    parameters: schema(
      { resource: text("Id or name"), date, time, name: text("Who comes"), phone: text("Ten digits"), note: text("Anything to know") },
      ["date", "time"],
    ),
    result: booked,
    outcomes: ["clash", "closed", "past", "too-far", "not-found"],
    dataset: true,
  },
  {
    builtin: "booking",
    operation: "reschedule",
    title: "Move a booking",
    description: "Moves a booking to another time.",
    effect: "write",
    idempotent: true,
    parameters: schema({ ...which, date, time, resource: text("Id or name, to change it too") }, ["date", "time"]),
    result: booked,
    outcomes: ["clash", "closed", "past", "too-far", "not-found", "many"],
    dataset: true,
  },
  {
    builtin: "booking",
    operation: "cancel",
    title: "Cancel a booking",
    description: "Cancels a booking.",
    effect: "write",
    idempotent: true,
    parameters: schema(which),
    result: booked,
    outcomes: ["not-found", "many"],
    dataset: true,
  },
  {
    builtin: "booking",
    operation: "find",
    title: "Find a booking",
    description: "Finds someone's bookings from today on.",
    effect: "read",
    parameters: schema(which),
    result: gives({ count: { type: "number" }, bookings: rows, reference: text("Of the next one"), date, time }, ["count"]),
    outcomes: ["not-found"],
    dataset: true,
  },
  {
    builtin: "reminder",
    title: "Reminder",
    description: "Keeps a promise to come back on a day.",
    effect: "write",
    idempotent: true,
    parameters: schema({ date, time, about: text("What about"), phone: text("Ten digits"), name: text("Who") }, ["date"]),
    result: gives({ reference: text("Reference"), date, time: { type: ["string", "null"] } }, ["reference"]),
    outcomes: ["past"],
    dataset: false,
  },
  {
    builtin: "lead",
    title: "Lead",
    description: "Keeps what is known of someone interested.",
    effect: "write",
    idempotent: true,
    parameters: { type: "object", properties: { name: text("Who"), phone: text("Ten digits") } },
    result: gives({ reference: text("Reference") }, ["reference"]),
    outcomes: [],
    dataset: false,
  },
];
