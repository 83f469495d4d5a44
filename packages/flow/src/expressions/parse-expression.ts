import { Environment, type ASTNode } from "@marcbachmann/cel-js";
import type { BinaryOperator, ExpressionProblem, Loop, Tree } from "./tree.ts";

/** What an expression may be at most. */
export const expressionLimits = {
  /** UTF-16 units of source. */
  length: 2000,
  nodes: 400,
  depth: 40,
  /** Parts evaluated, loops included. */
  steps: 20_000,
  /** UTF-16 units of a text made by an expression. */
  textLength: 10_000,
  /** Items of a list made by an expression. */
  items: 2000,
} as const;

export type ParsedExpression = { ok: true; tree: Tree } | { ok: false; problem: ExpressionProblem };

// The library gives the grammar of CEL. Checking and evaluating are ours: see `docs/decisions/0001-expressions.md`.
const grammar = new Environment({
  unlistedVariablesAreDyn: true,
  limits: {
    maxAstNodes: expressionLimits.nodes * 4,
    maxDepth: expressionLimits.depth,
    maxListElements: 200,
    maxMapEntries: 1,
    maxCallArguments: 8,
  },
});

const loops: ReadonlySet<string> = new Set<Loop>(["all", "exists", "exists_one", "filter", "map"]);

/** Parses an expression. Pure; never throws; bounded by {@link expressionLimits}. Names and types are checked elsewhere. */
export function parseExpression(source: string): ParsedExpression {
  if (source.trim() === "") return refuse("expression-syntax", "The rule is empty. Write one, such as outstanding >= 500000.", 0, 0);
  if (source.length > expressionLimits.length) {
    return refuse(
      "expression-too-large",
      `The rule is longer than ${expressionLimits.length} characters. Split it over several states.`,
      0,
      source.length,
    );
  }
  try {
    const { ast } = grammar.parse(source);
    return { ok: true, tree: new Converter().convert(ast, 0) };
  } catch (error) {
    return { ok: false, problem: problemOf(error, source) };
  }
}

/** Carries a problem out of the depth of a tree; caught above, never seen outside. */
class Refused extends Error {
  readonly problem: ExpressionProblem;
  constructor(problem: ExpressionProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

class Converter {
  private nodes = 0;

  convert(node: ASTNode, depth: number): Tree {
    this.nodes += 1;
    const span = { start: node.start, end: node.end };
    if (this.nodes > expressionLimits.nodes || depth > expressionLimits.depth * 8) {
      throw refusal("expression-too-large", "The rule has too many parts. Split it over several states, or set a detail first.", span);
    }
    const down = (child: ASTNode): Tree => this.convert(child, depth + 1);
    switch (node.op) {
      case "value":
        return { ...span, op: "value", value: plainValue(node.args, span) };
      case "id":
        return { ...span, op: "name", name: node.args };
      case ".":
        return { ...span, op: "field", of: down(node.args[0]), key: node.args[1] };
      case "[]":
        return { ...span, op: "index", of: down(node.args[0]), index: down(node.args[1]) };
      case "list":
        return { ...span, op: "list", items: node.args.map(down) };
      case "?:":
        return { ...span, op: "if", test: down(node.args[0]), whenTrue: down(node.args[1]), otherwise: down(node.args[2]) };
      case "&&":
        return { ...span, op: "and", left: down(node.args[0]), right: down(node.args[1]) };
      case "||":
        return { ...span, op: "or", left: down(node.args[0]), right: down(node.args[1]) };
      case "!_":
        return { ...span, op: "not", of: down(node.args) };
      case "-_":
        return { ...span, op: "negate", of: down(node.args) };
      case "call":
        return { ...span, op: "call", name: node.args[0], method: false, args: node.args[1].map(down) };
      case "rcall":
        return this.method(node.args, span, down);
      case ".?":
      case "[?]":
      case "map":
        throw refusal("not-supported", "Objects in braces cannot be written in a rule. Use a detail, a text, a number or a list.", span);
      default:
        return this.binary(node, span, down);
    }
  }

  private binary(node: ASTNode & { op: BinaryOperator }, span: { start: number; end: number }, down: (child: ASTNode) => Tree): Tree {
    const [left, right] = node.args as [ASTNode, ASTNode];
    return { ...span, op: "binary", operator: node.op, left: down(left), right: down(right) };
  }

  private method(
    [name, receiver, args]: [string, ASTNode, ASTNode[]],
    span: { start: number; end: number },
    down: (child: ASTNode) => Tree,
  ): Tree {
    if (!loops.has(name)) return { ...span, op: "call", name, method: true, args: [down(receiver), ...args.map(down)] };
    const [variable, body] = args;
    if (args.length !== 2 || variable?.op !== "id" || !body) {
      throw refusal(
        "wrong-arguments",
        `${name} takes a name for the item and what to do with it, such as list.${name}(item, item > 5).`,
        span,
      );
    }
    return { ...span, op: "loop", loop: name as Loop, of: down(receiver), variable: variable.args, body: down(body) };
  }
}

function plainValue(value: unknown, span: { start: number; end: number }): number | string | boolean | null {
  if (typeof value === "bigint") {
    const number = Number(value);
    if (Number.isSafeInteger(number)) return number;
    throw refusal("not-supported", "This number is too large to be counted exactly. Use a smaller one.", span);
  }
  if (value === null || typeof value === "string" || typeof value === "boolean" || typeof value === "number") return value;
  throw refusal("not-supported", "This kind of value cannot be used in a rule. Use a text, a number, true, false or null.", span);
}

function refusal(code: ExpressionProblem["code"], message: string, span: { start: number; end: number }): Refused {
  return new Refused({ code, message, offset: span.start, length: Math.max(1, span.end - span.start) });
}

function refuse(code: ExpressionProblem["code"], message: string, offset: number, length: number): ParsedExpression {
  return { ok: false, problem: { code, message, offset, length } };
}

const hints: Readonly<Record<string, string>> = {
  "=": 'To compare, write "==" with two equals signs.',
  and: 'To join two rules that must both hold, write "&&".',
  or: 'To join two rules of which one must hold, write "||".',
  not: 'To turn a rule round, write "!" before it.',
  is: 'To compare, write "==".',
  "&": 'To join two rules that must both hold, write "&&".',
  "|": 'To join two rules of which one must hold, write "||".',
  "₹": "Write the amount as plain digits, such as 500000.",
  "“": 'Put texts in straight quotes: "Pune".',
  "”": 'Put texts in straight quotes: "Pune".',
  "‘": 'Put texts in straight quotes: "Pune".',
  "’": 'Put texts in straight quotes: "Pune".',
};

/** The library's error in words for people, told apart by its code. */
function problemOf(error: unknown, source: string): ExpressionProblem {
  if (error instanceof Refused) return error.problem;
  const { code, range } = error as { code?: string; range?: { start: number; end: number } };
  const offset = Math.min(range?.start ?? 0, source.length);
  const length = Math.max(1, (range?.end ?? offset) - offset);
  const word = source.slice(offset, offset + length);
  const make = (message: string, kind: ExpressionProblem["code"] = "expression-syntax"): ExpressionProblem => ({
    code: kind,
    message,
    offset,
    length,
  });
  switch (code) {
    case "limit_exceeded":
      return make(
        "The rule has too many parts inside each other. Split it over several states, or set a detail first.",
        "expression-too-large",
      );
    case "unterminated_string":
    case "unterminated_triple_quoted_string":
    case "newline_in_string":
      return make("This text has no closing quote. Add one at its end.");
    case "unexpected_character": {
      const hint = hints[word.trim()] ?? hints[source.charAt(offset)];
      if (hint) return make(hint);
      if (/[\u0900-\u0DFF]/.test(word))
        return make(`"${word}" is not in quotes. Put texts in quotes, and call details by their short name.`);
      return make(`"${word}" cannot stand here. Remove it, or put a text in quotes.`);
    }
    case "unexpected_token":
    case "expected_token":
      if (offset >= source.length) return make("The rule ends too early: something is missing at the end.");
      return make(`"${word}" cannot stand here. Perhaps something before it is missing, such as "&&" or a closing bracket.`);
    case "reserved_identifier":
      return make(`"${word}" is a reserved word. Call the detail something else.`);
    default:
      return make("This part of the rule cannot be read. Check its spelling.");
  }
}
