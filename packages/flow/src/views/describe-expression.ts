import { formatDate, groupIndian } from "@vaarta/text";
import type { AgentDocument } from "../document/document.ts";
import type { Json } from "../document/json.ts";
import type { Slot } from "../document/slots.ts";
import { parseExpression } from "../expressions/parse-expression.ts";
import { printTree } from "../expressions/print.ts";
import type { Tree } from "../expressions/tree.ts";
import { optionWords } from "../templates/render.ts";
import { dayOfDate } from "../time/local-time.ts";
import { isSentenceWord, sentenceOf, type SentenceLanguage, type SentenceWord } from "./sentence-words.ts";

/**
 * An expression as a sentence for cards: "Loan amount is at least ₹5,00,000 and City is Pune". Pure. Parts without a
 * plain form are shown as they are written.
 * @param language - language of option names, best first the agent's
 * @param reader - language of the sentence. @defaultValue en
 */
export function describeExpression(
  document: Pick<AgentDocument, "slots">,
  source: string,
  language: string,
  reader: SentenceLanguage = "en",
): string {
  const parsed = parseExpression(source);
  if (!parsed.ok) return source;
  const slots = new Map(Object.values(document.slots).map((slot) => [slot.name, slot]));
  return new Describer(slots, language, reader).say(parsed.tree);
}

const comparisons = ["==", "!=", ">=", ">", "<=", "<"] as const;
const signs = { "+": "+", "-": "−", "*": "×", "/": "÷" } as const;

class Describer {
  private readonly slots: ReadonlyMap<string, Slot>;
  private readonly language: string;
  private readonly reader: SentenceLanguage;

  constructor(slots: ReadonlyMap<string, Slot>, language: string, reader: SentenceLanguage) {
    this.slots = slots;
    this.language = language;
    this.reader = reader;
  }

  private words(word: SentenceWord, a?: string, b?: string): string {
    return sentenceOf(this.reader, word, a, b);
  }

  say(tree: Tree): string {
    switch (tree.op) {
      case "and":
        return this.words("and", this.inside(tree.left, "or"), this.inside(tree.right, "or"));
      case "or":
        return this.words("or", this.inside(tree.left, "and"), this.inside(tree.right, "and"));
      case "not":
        return this.not(tree.of) ?? this.words("not", this.say(tree.of));
      case "name":
        return this.slots.get(tree.name)?.type.type === "yesno" ? this.words("yes", this.subject(tree)) : this.subject(tree);
      case "call":
        return this.call(tree) ?? printTree(tree);
      case "binary":
        return this.binary(tree) ?? printTree(tree);
      case "value":
        return tree.value === true ? this.words("always") : tree.value === false ? this.words("never") : printTree(tree);
      default:
        return printTree(tree);
    }
  }

  private inside(tree: Tree, other: "and" | "or"): string {
    return tree.op === other ? `(${this.say(tree)})` : this.say(tree);
  }

  private not(tree: Tree): string | null {
    if (tree.op === "name" && this.slots.has(tree.name)) return this.words("no", this.subject(tree));
    if (tree.op === "call" && tree.name === "known" && tree.args[0]) return this.words("unknown", this.subject(tree.args[0]));
    return null;
  }

  private call(tree: Tree & { op: "call" }): string | null {
    const [first, second] = tree.args;
    if (!first) return tree.name === "hour" || tree.name === "weekday" || tree.name === "today" ? this.words(tree.name) : null;
    switch (tree.name) {
      case "known":
        return this.words("known", this.subject(first));
      case "has_range":
        return this.words("range", this.subject(first));
      case "days_until":
        return this.words("daysUntil", this.subject(first));
      case "contains":
        return second ? this.words("contains", this.subject(first), this.value(second, null)) : null;
      default:
        return null;
    }
  }

  private binary(tree: Tree & { op: "binary" }): string | null {
    const { operator, left, right } = tree;
    if (operator === "in") {
      if (right.op !== "list") return null;
      const slot = this.slotOf(left);
      return this.words("oneOf", this.subject(left), right.items.map((item) => this.value(item, slot)).join(", "));
    }
    if (operator in signs) {
      const slot = operator === "+" || operator === "-" ? this.slotOf(left) : null;
      return `${this.subject(left)} ${signs[operator as keyof typeof signs]} ${this.value(right, slot)}`;
    }
    const comparison = comparisons.find((known) => known === operator);
    if (!comparison) return null;
    if (right.op === "value" && right.value === null) {
      const word = comparison === "!=" ? "known" : comparison === "==" ? "unknown" : null;
      return word && this.words(word, this.subject(left));
    }
    const slot = this.slotOf(left) ?? this.slotOf(right);
    const isDate = slot?.type.type === "date" && comparison !== "==" && comparison !== "!=";
    return this.words(isDate ? (`date ${comparison}` as const) : comparison, this.subject(left), this.value(right, slot));
  }

  private builtIn(name: string): string {
    const word = `name ${name}`;
    return isSentenceWord(word) ? this.words(word) : name;
  }

  private slotOf(tree: Tree): Slot | null {
    return tree.op === "name" ? (this.slots.get(tree.name) ?? null) : null;
  }

  private subject(tree: Tree): string {
    if (tree.op === "name") return this.slots.get(tree.name)?.label ?? this.builtIn(tree.name);
    if (tree.op === "call") return this.call(tree) ?? printTree(tree);
    return tree.op === "binary" && tree.operator in signs ? (this.binary(tree) ?? printTree(tree)) : printTree(tree);
  }

  private value(tree: Tree, slot: Slot | null): string {
    if (tree.op !== "value") return this.subject(tree);
    const { value } = tree;
    if (value === null) return this.words("valueUnknown");
    if (typeof value === "boolean") return this.words(value ? "valueYes" : "valueNo");
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
        return this.words("grams", digits);
      case "months":
        return this.words("months", digits);
      default:
        return digits;
    }
  }

  private text(value: string, slot: Slot | null): string {
    if (slot?.type.type === "date" && dayOfDate(value) !== null) return formatDate(value, this.reader, { weekday: false, year: true });
    const words: Json = slot ? optionWords(value, slot, [this.language, "en"]) : value;
    if (slot && typeof words === "string") return words;
    const builtIn = `value ${value}`;
    return isSentenceWord(builtIn) ? this.words(builtIn) : value;
  }
}
