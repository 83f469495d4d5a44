import { formatDate, groupIndian } from "@vaarta/text";
import type { AgentDocument } from "../document/document.ts";
import type { Json } from "../document/json.ts";
import type { Slot } from "../document/slots.ts";
import { parseExpression } from "../expressions/parse-expression.ts";
import { printTree } from "../expressions/print.ts";
import type { Tree } from "../expressions/tree.ts";
import { optionWords } from "../templates/render.ts";
import { dayOfDate } from "../time/local-time.ts";

/**
 * An expression as an English sentence for cards: "Loan amount is at least ₹5,00,000 and City is Pune". Pure. Parts
 * without a plain form are shown as they are written.
 * @param language - language of option names, best first the agent's
 */
export function describeExpression(document: Pick<AgentDocument, "slots">, source: string, language: string): string {
  const parsed = parseExpression(source);
  if (!parsed.ok) return source;
  const slots = new Map(Object.values(document.slots).map((slot) => [slot.name, slot]));
  return new Describer(slots, language).say(parsed.tree);
}

const comparisons = {
  "==": "is",
  "!=": "is not",
  ">=": "is at least",
  ">": "is more than",
  "<=": "is at most",
  "<": "is less than",
} as const;
const signs = { "+": "+", "-": "−", "*": "×", "/": "÷" } as const;
const dateComparisons = { ...comparisons, ">=": "is on or after", ">": "is after", "<=": "is on or before", "<": "is before" } as const;

class Describer {
  private readonly slots: ReadonlyMap<string, Slot>;
  private readonly language: string;

  constructor(slots: ReadonlyMap<string, Slot>, language: string) {
    this.slots = slots;
    this.language = language;
  }

  say(tree: Tree): string {
    switch (tree.op) {
      case "and":
        return `${this.inside(tree.left, "or")} and ${this.inside(tree.right, "or")}`;
      case "or":
        return `${this.inside(tree.left, "and")} or ${this.inside(tree.right, "and")}`;
      case "not":
        return this.not(tree.of) ?? `not (${this.say(tree.of)})`;
      case "name":
        return this.slots.get(tree.name)?.type.type === "yesno" ? `${this.subject(tree)} is yes` : this.subject(tree);
      case "call":
        return this.call(tree) ?? printTree(tree);
      case "binary":
        return this.binary(tree) ?? printTree(tree);
      case "value":
        return tree.value === true ? "always" : tree.value === false ? "never" : printTree(tree);
      default:
        return printTree(tree);
    }
  }

  private inside(tree: Tree, other: "and" | "or"): string {
    return tree.op === other ? `(${this.say(tree)})` : this.say(tree);
  }

  private not(tree: Tree): string | null {
    if (tree.op === "name" && this.slots.has(tree.name)) return `${this.subject(tree)} is no`;
    if (tree.op === "call" && tree.name === "known" && tree.args[0]) return `${this.subject(tree.args[0])} is not known`;
    return null;
  }

  private call(tree: Tree & { op: "call" }): string | null {
    const [first, second] = tree.args;
    if (!first)
      return tree.name === "hour" ? "the hour" : tree.name === "weekday" ? "the day of the week" : tree.name === "today" ? "today" : null;
    switch (tree.name) {
      case "known":
        return `${this.subject(first)} is known`;
      case "has_range":
        return `${this.subject(first)} is a range`;
      case "days_until":
        return `days until ${this.subject(first)}`;
      case "contains":
        return second ? `${this.subject(first)} contains ${this.value(second, null)}` : null;
      default:
        return null;
    }
  }

  private binary(tree: Tree & { op: "binary" }): string | null {
    const { operator, left, right } = tree;
    if (operator === "in") {
      if (right.op !== "list") return null;
      const slot = this.slotOf(left);
      return `${this.subject(left)} is one of ${right.items.map((item) => this.value(item, slot)).join(", ")}`;
    }
    if (operator in signs) {
      const slot = operator === "+" || operator === "-" ? this.slotOf(left) : null;
      return `${this.subject(left)} ${signs[operator as keyof typeof signs]} ${this.value(right, slot)}`;
    }
    if (!(operator in comparisons)) return null;
    const comparison = operator as keyof typeof comparisons;
    if (right.op === "value" && right.value === null) {
      return comparison === "!=" ? `${this.subject(left)} is known` : comparison === "==" ? `${this.subject(left)} is not known` : null;
    }
    const slot = this.slotOf(left) ?? this.slotOf(right);
    const words = slot?.type.type === "date" ? dateComparisons : comparisons;
    return `${this.subject(left)} ${words[comparison]} ${this.value(right, slot)}`;
  }

  private slotOf(tree: Tree): Slot | null {
    return tree.op === "name" ? (this.slots.get(tree.name) ?? null) : null;
  }

  private subject(tree: Tree): string {
    if (tree.op === "name") return this.slots.get(tree.name)?.label ?? tree.name;
    if (tree.op === "call") return this.call(tree) ?? printTree(tree);
    return tree.op === "binary" && tree.operator in signs ? (this.binary(tree) ?? printTree(tree)) : printTree(tree);
  }

  private value(tree: Tree, slot: Slot | null): string {
    if (tree.op !== "value") return this.subject(tree);
    const { value } = tree;
    if (value === null) return "not known";
    if (typeof value === "boolean") return value ? "yes" : "no";
    return typeof value === "number" ? this.number(value, slot) : this.text(value, slot);
  }

  private number(value: number, slot: Slot | null): string {
    if (Math.abs(value) >= 1e15) return String(value);
    const digits = groupIndian(value);
    switch (slot?.type.type) {
      case "money":
        return `₹${digits}`;
      case "percent":
        return `${digits}%`;
      case "weight":
        return `${digits} grams`;
      case "months":
        return `${digits} months`;
      default:
        return digits;
    }
  }

  private text(value: string, slot: Slot | null): string {
    if (slot?.type.type === "date" && dayOfDate(value) !== null) return formatDate(value, "en", { weekday: false, year: true });
    const words: Json = slot ? optionWords(value, slot, [this.language, "en"]) : value;
    return typeof words === "string" ? words : value;
  }
}
