import { parseExpression, type AgentDocument, type SlotTypeName, type Tree } from "@vaarta/flow";

/** One sentence of a rule: a detail, how it is compared, and with what. */
export interface Clause {
  slot: string;
  is: Comparison;
  value: string | number | boolean | null;
}

export type Comparison = "known" | "unknown" | "==" | "!=" | ">=" | "<=" | ">" | "<";

export interface Rule {
  /** Whether all sentences must hold, or one of them. */
  joined: "and" | "or";
  clauses: Clause[];
}

/** A rule as sentences; null when it is written in a way that sentences cannot show. */
export function ruleOf(source: string): Rule | null {
  if (source.trim() === "") return { joined: "and", clauses: [] };
  const parsed = parseExpression(source);
  if (!parsed.ok) return null;
  const { tree } = parsed;
  const joined = tree.op === "or" ? "or" : "and";
  const clauses: Clause[] = [];
  for (const part of flat(tree, joined)) {
    const clause = clauseOf(part);
    if (!clause) return null;
    clauses.push(clause);
  }
  return { joined, clauses };
}

function flat(tree: Tree, op: "and" | "or"): Tree[] {
  return tree.op === op ? [...flat(tree.left, op), ...flat(tree.right, op)] : [tree];
}

function clauseOf(tree: Tree): Clause | null {
  if (tree.op === "name") return { slot: tree.name, is: "==", value: true };
  if (tree.op === "not" && tree.of.op === "name") return { slot: tree.of.name, is: "==", value: false };
  if (tree.op !== "binary" || tree.left.op !== "name") return null;
  const { operator, left } = tree;
  const value = literalOf(tree.right);
  if (
    value === undefined ||
    operator === "+" ||
    operator === "-" ||
    operator === "*" ||
    operator === "/" ||
    operator === "%" ||
    operator === "in"
  )
    return null;
  if (value === null)
    return operator === "!="
      ? { slot: left.name, is: "known", value }
      : operator === "=="
        ? { slot: left.name, is: "unknown", value }
        : null;
  return { slot: left.name, is: operator, value };
}

function literalOf(tree: Tree): Clause["value"] | undefined {
  if (tree.op === "value") return tree.value;
  if (tree.op === "negate" && tree.of.op === "value" && typeof tree.of.value === "number") return -tree.of.value;
  return undefined;
}

/** The text of a rule made of sentences; what the canvas and the engine read. */
export function sourceOf({ joined, clauses }: Rule): string {
  return clauses
    .map(({ slot, is, value }) => {
      if (is === "known") return `${slot} != null`;
      if (is === "unknown") return `${slot} == null`;
      return `${slot} ${is} ${typeof value === "string" ? JSON.stringify(value) : String(value)}`;
    })
    .join(joined === "and" ? " && " : " || ");
}

const numeric = new Set<SlotTypeName>(["number", "money", "percent", "weight", "months"]);

export function isNumeric(type: SlotTypeName): boolean {
  return numeric.has(type);
}

/** The ways a detail of a type can be compared. */
export function comparisonsOf(type: SlotTypeName): readonly Comparison[] {
  if (type === "yesno") return ["==", "known", "unknown"];
  if (numeric.has(type) || type === "date" || type === "time") return [">=", "<=", ">", "<", "==", "!=", "known", "unknown"];
  return ["==", "!=", "known", "unknown"];
}

/** A first value to compare with, for a type. */
export function firstValue(document: AgentDocument, slotName: string): Clause["value"] {
  const slot = Object.values(document.slots).find(({ name }) => name === slotName);
  if (!slot) return "";
  const { type } = slot;
  if (numeric.has(type.type)) return 0;
  if (type.type === "yesno") return true;
  if (type.type === "choice") return Object.keys(type.options)[0] ?? "";
  if (type.type === "time") return "10:00";
  return "";
}
