import { closest } from "./closest.ts";
import { expressionFunctions, type ExpressionFunction } from "./functions.ts";
import { builtInNames } from "./names.ts";
import type { ExpressionProblem, Span, Tree } from "./tree.ts";
import { fits, isTextual, typeWords, widen, type ValueType } from "./types.ts";

/** What an expression may read. */
export interface CheckContext {
  /** Type of every slot by name. */
  slots: ReadonlyMap<string, ValueType>;
  /** True where `result` may be read. */
  hasResult?: boolean;
  /** `rule`: must say yes or no. */
  wants?: "rule" | "value";
}

export type Checked = { type: ValueType; problems: ExpressionProblem[] };

/** Checks names, types and arguments of a parsed expression. Pure; reports every problem, each at its word. */
export function checkTree(tree: Tree, context: CheckContext): Checked {
  const checker = new Checker(context);
  const type = checker.check(tree);
  if (context.wants === "rule" && type.is !== "yesno" && type.is !== "any") {
    checker.report(
      "not-a-rule",
      `A rule must come out as yes or no, but this is ${typeWords(type)}. Compare it with something, such as >= 500000.`,
      tree,
    );
  }
  return { type, problems: checker.problems };
}

const anything: ValueType = { is: "any" };
const number: ValueType = { is: "number" };
const yesno: ValueType = { is: "yesno" };
const datePattern = /^\d{4}-\d{2}-\d{2}$/;
const timePattern = /^\d{2}:\d{2}$/;

class Checker {
  readonly problems: ExpressionProblem[] = [];
  private readonly context: CheckContext;
  private readonly items = new Map<string, ValueType>();

  constructor(context: CheckContext) {
    this.context = context;
  }

  report(code: ExpressionProblem["code"], text: string, at: Span, instead?: string): void {
    const message = text.charAt(0).toUpperCase() + text.slice(1);
    const place = { offset: at.start, length: Math.max(1, at.end - at.start) };
    this.problems.push({ code, message, ...place, ...(instead === undefined ? {} : { correction: { ...place, text: instead } }) });
  }

  check(tree: Tree): ValueType {
    switch (tree.op) {
      case "value":
        return typeOfValue(tree.value);
      case "name":
        return this.name(tree);
      case "field":
      case "index":
        return this.access(tree);
      case "list":
        return { is: "list", of: tree.items.map((item) => this.check(item)).reduce(widen, { is: "nothing" }) };
      case "call":
        return this.call(tree);
      case "loop":
        return this.loop(tree);
      case "if":
        this.expect(tree.test, yesno);
        return widen(this.check(tree.whenTrue), this.check(tree.otherwise));
      case "and":
      case "or":
        this.expect(tree.left, yesno);
        this.expect(tree.right, yesno);
        return yesno;
      case "not":
        this.expect(tree.of, yesno);
        return yesno;
      case "negate":
        this.expect(tree.of, number);
        return number;
      case "binary":
        return this.binary(tree);
    }
  }

  private expect(tree: Tree, wanted: ValueType): void {
    const given = this.check(tree);
    if (fits(given, wanted)) return;
    this.report("type-mismatch", `Here ${typeWords(wanted)} is needed, but this is ${typeWords(given)}.`, tree);
  }

  private name(tree: Tree & { op: "name" }): ValueType {
    const { name } = tree;
    const item = this.items.get(name);
    if (item) return item;
    const builtIn = Object.hasOwn(builtInNames, name) ? builtInNames[name] : undefined;
    if (builtIn && (name !== "result" || this.context.hasResult)) return builtIn.type;
    const slot = this.context.slots.get(name);
    if (slot) return slot;
    if (builtIn) {
      this.report("unknown-slot", '"result" can be read only where a tool\'s result is kept. Use a detail here.', tree);
      return anything;
    }
    const meant = closest(name, [...this.context.slots.keys(), ...Object.keys(builtInNames)]);
    const next = meant ? `Did you mean "${meant}"?` : "Add the detail, or put a text in quotes.";
    this.report("unknown-slot", `No detail is called "${name}". ${next}`, tree, meant ?? undefined);
    return anything;
  }

  private access(tree: Tree & { op: "field" | "index" }): ValueType {
    const of = this.check(tree.of);
    if (tree.op === "index") this.check(tree.index);
    if (of.is === "list") return of.of;
    // A money or date slot may hold a range, whose ends are fields.
    const isRangeEnd = tree.op === "field" && (tree.key === "min" || tree.key === "max");
    if (isRangeEnd && (of.is === "number" || of.is === "date")) return of;
    if (of.is === "any" || of.is === "nothing") return anything;
    this.report("type-mismatch", `This is ${typeWords(of)}, which has no parts to read.`, tree);
    return anything;
  }

  private call(tree: Tree & { op: "call" }): ValueType {
    const given = tree.args.map((argument) => this.check(argument));
    const known = Object.hasOwn(expressionFunctions, tree.name) ? expressionFunctions[tree.name] : undefined;
    if (!known) {
      const meant = closest(tree.name, Object.keys(expressionFunctions));
      this.report(
        "unknown-function",
        `There is no function called "${tree.name}". ${meant ? `Did you mean "${meant}"?` : "Remove it."}`,
        tree,
      );
      return anything;
    }
    if (known.style !== "both" && (known.style === "method") !== tree.method) {
      const right = known.style === "method" ? `x.${tree.name}(…)` : `${tree.name}(…)`;
      this.report("wrong-arguments", `Write this as ${right}.`, tree);
    }
    this.arguments(tree, known, given);
    return tree.name === "low" || tree.name === "high" ? (given[0] ?? anything) : known.returns;
  }

  private arguments(tree: Tree & { op: "call" }, known: ExpressionFunction, given: readonly ValueType[]): void {
    const isEnough = known.repeats ? given.length >= known.args.length : given.length === known.args.length;
    if (!isEnough) {
      this.report(
        "wrong-arguments",
        `${tree.name} takes ${known.args.length}${known.repeats ? " or more" : ""} values, not ${given.length}.`,
        tree,
      );
      return;
    }
    for (const [index, argument] of tree.args.entries()) {
      const wanted = known.args[Math.min(index, known.args.length - 1)] ?? anything;
      const type = given[index] ?? anything;
      if (!fits(type, wanted))
        this.report("wrong-arguments", `${tree.name} needs ${typeWords(wanted)} here, but this is ${typeWords(type)}.`, argument);
      else if (wanted.is === "date") this.dateLiteral(argument);
    }
  }

  private loop(tree: Tree & { op: "loop" }): ValueType {
    const of = this.check(tree.of);
    if (of.is !== "list" && of.is !== "any" && of.is !== "nothing") {
      this.report("type-mismatch", `${tree.loop} works on a list, but this is ${typeWords(of)}.`, tree.of);
    }
    const outer = this.items.get(tree.variable);
    this.items.set(tree.variable, of.is === "list" ? of.of : anything);
    let body: ValueType = anything;
    if (tree.loop === "map") body = this.check(tree.body);
    else this.expect(tree.body, yesno);
    if (outer) this.items.set(tree.variable, outer);
    else this.items.delete(tree.variable);
    if (tree.loop === "map") return { is: "list", of: body };
    return tree.loop === "filter" ? of : yesno;
  }

  private binary(tree: Tree & { op: "binary" }): ValueType {
    const { operator } = tree;
    if (operator === "==" || operator === "!=" || operator === "in") return this.equality(tree);
    const left = this.check(tree.left);
    const right = this.check(tree.right);
    if (operator === "<" || operator === "<=" || operator === ">" || operator === ">=") {
      this.ordered(tree, left, right);
      return yesno;
    }
    if (operator === "+" && (isTextual(left) || isTextual(right))) {
      if (fits(left, { is: "text" }) && fits(right, { is: "text" })) return { is: "text" };
      this.report(
        "type-mismatch",
        `${typeWords(left)} and ${typeWords(right)} cannot be joined. Use string(…) to make a text of a number.`,
        tree,
      );
      return { is: "text" };
    }
    for (const [side, type] of [
      [tree.left, left],
      [tree.right, right],
    ] as const) {
      if (!fits(type, number)) this.report("type-mismatch", `"${operator}" counts with numbers, but this is ${typeWords(type)}.`, side);
    }
    return number;
  }

  private ordered(tree: Tree & { op: "binary" }, left: ValueType, right: ValueType): void {
    const isOrdered = (type: ValueType) => fits(type, number) || (isTextual(type) && type.is !== "choice");
    if (!isOrdered(left) || !isOrdered(right) || !fits(left, right)) {
      this.report(
        "type-mismatch",
        `${typeWords(left)} and ${typeWords(right)} cannot be compared with "${tree.operator}". Compare like with like.`,
        tree,
      );
      return;
    }
    if (left.is === "date") this.dateLiteral(tree.right);
    if (right.is === "date") this.dateLiteral(tree.left);
    if (left.is === "time") this.timeLiteral(tree.right);
    if (right.is === "time") this.timeLiteral(tree.left);
  }

  private equality(tree: Tree & { op: "binary" }): ValueType {
    const left = this.check(tree.left);
    const right = this.check(tree.right);
    if (tree.operator === "in") {
      if (right.is === "list") this.same(tree, left, right.of, tree.right);
      else if (!fits(right, { is: "text" }))
        this.report("type-mismatch", `"in" looks into a list, but this is ${typeWords(right)}.`, tree.right);
    } else {
      this.same(tree, left, right, tree.right);
      this.same(tree, right, left, tree.left);
    }
    return yesno;
  }

  /** Reports two things that can never be equal, or an option that a choice does not have. */
  private same(tree: Tree & { op: "binary" }, type: ValueType, other: ValueType, literal: Tree): void {
    if (!fits(type, other)) {
      if (literal === tree.right) {
        this.report("type-mismatch", `${typeWords(type)} can never be the same as ${typeWords(other)}. Compare like with like.`, tree);
      }
      return;
    }
    if (type.is === "date") this.dateLiteral(literal);
    if (type.is === "time") this.timeLiteral(literal);
    if (type.is !== "choice") return;
    for (const part of literal.op === "list" ? literal.items : [literal]) {
      if (part.op !== "value" || typeof part.value !== "string" || type.options.includes(part.value)) continue;
      const meant = closest(part.value, type.options) ?? type.options.slice(0, 6).join(", ");
      this.report(
        "unknown-option",
        `"${part.value}" is not one of the options. ${meant ? `Use one of: ${meant}.` : "Add the option first."}`,
        part,
      );
    }
  }

  private dateLiteral(tree: Tree): void {
    if (tree.op === "value" && typeof tree.value === "string" && !datePattern.test(tree.value)) {
      this.report("type-mismatch", 'Write dates as "2025-11-30": year, month, day.', tree);
    }
  }

  private timeLiteral(tree: Tree): void {
    if (tree.op === "value" && typeof tree.value === "string" && !timePattern.test(tree.value)) {
      this.report("type-mismatch", 'Write times as "16:30", with two digits each.', tree);
    }
  }
}

function typeOfValue(value: number | string | boolean | null): ValueType {
  if (value === null) return { is: "nothing" };
  if (typeof value === "number") return number;
  return typeof value === "boolean" ? yesno : { is: "text" };
}
