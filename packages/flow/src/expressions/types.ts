import type { SlotType } from "../document/slots.ts";

/** What an expression knows of a value before it runs. `any`: known only when it runs. */
export type ValueType =
  | { is: "number" | "text" | "yesno" | "date" | "time" | "nothing" | "any" }
  | { is: "choice"; options: readonly string[] }
  | { is: "list"; of: ValueType };

export type TypeName = ValueType["is"];

/** The type of a slot's values in expressions. Every slot may also be without a value, which is null. */
export function typeOfSlot(type: SlotType): ValueType {
  switch (type.type) {
    case "number":
    case "money":
    case "percent":
    case "weight":
    case "months":
      return { is: "number" };
    case "yesno":
      return { is: "yesno" };
    case "date":
      return { is: "date" };
    case "time":
      return { is: "time" };
    case "choice":
      return { is: "choice", options: Object.keys(type.options) };
    case "data":
      return { is: "any" };
    case "text":
    case "name":
    case "email":
    case "phone":
    case "pin":
      return { is: "text" };
  }
}

const words: Record<TypeName, string> = {
  number: "a number",
  text: "a text",
  yesno: "yes or no",
  date: "a date",
  time: "a time of day",
  nothing: "nothing",
  any: "a value",
  choice: "a choice",
  list: "a list",
};

/** A type in plain words. */
export function typeWords(type: ValueType): string {
  return words[type.is];
}

/** Dates, times and choices are texts underneath. */
export function isTextual(type: ValueType): boolean {
  return type.is === "text" || type.is === "date" || type.is === "time" || type.is === "choice";
}

/** True when a value of one type can take the place of the other. */
export function fits(given: ValueType, wanted: ValueType): boolean {
  if (wanted.is === "any" || given.is === "any" || given.is === "nothing" || wanted.is === "nothing") return true;
  if (wanted.is === given.is) return true;
  return isTextual(wanted) && isTextual(given);
}

/** The type that covers both. */
export function widen(a: ValueType, b: ValueType): ValueType {
  if (a.is === "nothing") return b;
  if (b.is === "nothing") return a;
  if (a.is === b.is && a.is !== "choice" && a.is !== "list") return a;
  if (isTextual(a) && isTextual(b)) return { is: "text" };
  if (a.is === "list" && b.is === "list") return { is: "list", of: widen(a.of, b.of) };
  return { is: "any" };
}
