import type { Json } from "../document/json.ts";
import type { Evaluated, Scope } from "../program.ts";
import { asNumber, asText, EvaluationProblem, expressionFunctions } from "./functions.ts";
import { builtInNames } from "./names.ts";
import { expressionLimits } from "./parse-expression.ts";
import type { Tree } from "./tree.ts";
import { highOf, isRange, kindOfValue, lowOf, sameJson } from "./values.ts";

/** One evaluation under way. */
interface Run {
  scope: Scope;
  /** Slot id by name. */
  slots: ReadonlyMap<string, string>;
  /** Names a loop gave. */
  items: Map<string, Json>;
  steps: number;
}

/**
 * Evaluates a parsed expression. Pure and total: every failure is data, and the work is bounded by `expressionLimits`.
 * What is not known makes what rests on it not known (null), except where the answer is certain without it.
 * @param slots - slot id by the name expressions use
 */
export function evaluateTree(tree: Tree, scope: Scope, slots: ReadonlyMap<string, string>): Evaluated {
  try {
    return { ok: true, value: evaluate(tree, { scope, slots, items: new Map(), steps: 0 }) };
  } catch (error) {
    if (error instanceof EvaluationProblem) return { ok: false, code: "EXPRESSION_ERROR", message: error.message };
    throw error;
  }
}

function evaluate(tree: Tree, run: Run): Json {
  if (++run.steps > expressionLimits.steps) throw new EvaluationProblem("The rule takes too many steps. Make its lists shorter.");
  switch (tree.op) {
    case "value":
      return tree.value;
    case "name":
      return read(tree.name, run);
    case "field":
      return fieldOf(evaluate(tree.of, run), tree.key);
    case "index":
      return itemOf(evaluate(tree.of, run), evaluate(tree.index, run));
    case "list":
      return tree.items.map((item) => evaluate(item, run));
    case "call":
      return call(tree, run);
    case "loop":
      return loop(tree, run);
    case "if": {
      const test = truth(evaluate(tree.test, run));
      return test === null ? null : evaluate(test ? tree.whenTrue : tree.otherwise, run);
    }
    case "and":
    case "or":
      return both(tree, run);
    case "not": {
      const value = truth(evaluate(tree.of, run));
      return value === null ? null : !value;
    }
    case "negate": {
      const value = evaluate(tree.of, run);
      return value === null ? null : finite(-asNumber(value));
    }
    case "binary":
      return binary(tree, run);
  }
}

function read(name: string, run: Run): Json {
  if (run.items.has(name)) return run.items.get(name) ?? null;
  if (Object.hasOwn(builtInNames, name)) return builtInNames[name]?.read(run.scope) ?? null;
  const slot = run.slots.get(name);
  return slot === undefined || !Object.hasOwn(run.scope.slots, slot) ? null : (run.scope.slots[slot] ?? null);
}

function fieldOf(value: Json, key: string): Json {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  return Object.hasOwn(value, key) ? (value[key] ?? null) : null;
}

function itemOf(value: Json, index: Json): Json {
  if (typeof index === "string") return fieldOf(value, index);
  return Array.isArray(value) && typeof index === "number" ? (value[index] ?? null) : null;
}

function truth(value: Json): boolean | null {
  if (value === null || typeof value === "boolean") return value;
  throw new EvaluationProblem(`Yes or no was needed, but there was ${kindOfValue(value)}.`);
}

/** `false && unknown` is false and `true || unknown` is true: the answer is certain whatever the unknown part is. */
function both(tree: Tree & { op: "and" | "or" }, run: Run): boolean | null {
  const decides = tree.op === "or";
  const left = truth(evaluate(tree.left, run));
  if (left === decides) return decides;
  const right = truth(evaluate(tree.right, run));
  if (right === decides) return decides;
  return left === null || right === null ? null : !decides;
}

function call(tree: Tree & { op: "call" }, run: Run): Json {
  const known = Object.hasOwn(expressionFunctions, tree.name) ? expressionFunctions[tree.name] : undefined;
  if (!known) throw new EvaluationProblem(`There is no function called ${tree.name}.`);
  const args = tree.args.map((argument) => evaluate(argument, run));
  if (!known.takesNull && args.includes(null)) return null;
  if (args.length < known.args.length) throw new EvaluationProblem(`${tree.name} needs ${known.args.length} values.`);
  const value = known.run(args, run.scope);
  if (typeof value === "number") return finite(value);
  return typeof value === "string" ? bounded(value) : value;
}

function loop(tree: Tree & { op: "loop" }, run: Run): Json {
  const list = evaluate(tree.of, run);
  if (list === null) return null;
  if (!Array.isArray(list)) throw new EvaluationProblem(`A list was needed, but there was ${kindOfValue(list)}.`);
  const outer = run.items.get(tree.variable);
  const hadOuter = run.items.has(tree.variable);
  const kept: Json[] = [];
  let count = 0;
  let result: Json | undefined;
  for (const item of list) {
    run.items.set(tree.variable, item);
    const value = evaluate(tree.body, run);
    if (tree.loop === "map") kept.push(value);
    else {
      const holds = truth(value) === true;
      if (holds) count += 1;
      if (holds && tree.loop === "filter") kept.push(item);
      if (holds && tree.loop === "exists") result = true;
      if (!holds && tree.loop === "all") result = false;
    }
    if (kept.length > expressionLimits.items) throw new EvaluationProblem("The rule makes a list that is too long.");
    if (result !== undefined) break;
  }
  if (hadOuter) run.items.set(tree.variable, outer ?? null);
  else run.items.delete(tree.variable);
  if (result !== undefined) return result;
  if (tree.loop === "map" || tree.loop === "filter") return kept;
  return tree.loop === "exists_one" ? count === 1 : tree.loop === "all";
}

function binary(tree: Tree & { op: "binary" }, run: Run): Json {
  const { operator } = tree;
  const left = evaluate(tree.left, run);
  const right = evaluate(tree.right, run);
  // Looking through a list is work like any other.
  if (operator === "in" && Array.isArray(right)) run.steps += right.length;
  if (operator === "==") return sameJson(left, right);
  if (operator === "!=") return !sameJson(left, right);
  if (left === null || right === null) return null;
  if (operator === "in") return isIn(left, right);
  if (operator === "<" || operator === "<=" || operator === ">" || operator === ">=") return compare(operator, left, right);
  if (operator === "+" && typeof left === "string" && typeof right === "string") return bounded(left + right);
  return arithmetic(operator, asNumber(left), asNumber(right));
}

function isIn(item: Json, list: Json): boolean {
  if (Array.isArray(list)) return list.some((other) => sameJson(item, other));
  if (typeof list === "object" && list !== null) return typeof item === "string" && Object.hasOwn(list, item);
  return asText(list).includes(asText(item));
}

/** A range compares as a whole: "two to three lakh" is over two lakh only if all of it is. */
function compare(operator: "<" | "<=" | ">" | ">=", left: Json, right: Json): boolean {
  const isUp = operator === ">" || operator === ">=";
  const a = isUp ? lowOf(left) : highOf(left);
  const b = isRange(right) ? (isUp ? highOf(right) : lowOf(right)) : right;
  const areTexts = typeof a === "string" && typeof b === "string";
  const order = areTexts ? (a < b ? -1 : a > b ? 1 : 0) : asNumber(a) - asNumber(b);
  switch (operator) {
    case "<":
      return order < 0;
    case "<=":
      return order <= 0;
    case ">":
      return order > 0;
    case ">=":
      return order >= 0;
  }
}

function arithmetic(operator: "+" | "-" | "*" | "/" | "%", left: number, right: number): number {
  switch (operator) {
    case "+":
      return finite(left + right);
    case "-":
      return finite(left - right);
    case "*":
      return finite(left * right);
    case "/":
    case "%":
      if (right === 0) throw new EvaluationProblem("The rule divides by zero.");
      return finite(operator === "/" ? left / right : left % right);
  }
}

function finite(value: number): number {
  if (!Number.isFinite(value)) throw new EvaluationProblem("The number became too large to count.");
  return value === 0 ? 0 : value;
}

function bounded(text: string): string {
  if (text.length > expressionLimits.textLength) throw new EvaluationProblem("The rule makes a text that is too long.");
  return text;
}
