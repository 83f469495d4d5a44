/** Operators between two values. */
export type BinaryOperator = "==" | "!=" | "<" | "<=" | ">" | ">=" | "+" | "-" | "*" | "/" | "%" | "in";

/** What is done with every item of a list. */
export type Loop = "all" | "exists" | "exists_one" | "filter" | "map";

/** Where a part stands in the source: offsets in UTF-16 units, `end` exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** An expression, parsed. One kind of number; nothing that is not listed here can be written. */
export type Tree = Span &
  (
    | { op: "value"; value: number | string | boolean | null }
    | { op: "name"; name: string }
    | { op: "field"; of: Tree; key: string }
    | { op: "index"; of: Tree; index: Tree }
    | { op: "list"; items: Tree[] }
    | { op: "call"; name: string; method: boolean; args: Tree[] }
    | { op: "loop"; loop: Loop; of: Tree; variable: string; body: Tree }
    | { op: "if"; test: Tree; whenTrue: Tree; otherwise: Tree }
    | { op: "and" | "or"; left: Tree; right: Tree }
    | { op: "not" | "negate"; of: Tree }
    | { op: "binary"; operator: BinaryOperator; left: Tree; right: Tree }
  );

/** What stands instead of a word that was probably meant otherwise; the place as in a problem. */
export interface Correction {
  offset: number;
  length: number;
  text: string;
}

/** What is wrong with an expression: `offset` and `length` are of the word to underline. */
export interface ExpressionProblem {
  code:
    | "expression-syntax"
    | "expression-too-large"
    | "unknown-slot"
    | "unknown-function"
    | "wrong-arguments"
    | "type-mismatch"
    | "unknown-option"
    | "not-a-rule"
    | "not-supported";
  message: string;
  offset: number;
  length: number;
  correction?: Correction;
}

/** The parts directly below a part. */
export function childrenOf(tree: Tree): readonly Tree[] {
  switch (tree.op) {
    case "value":
    case "name":
      return [];
    case "field":
    case "not":
    case "negate":
      return [tree.of];
    case "index":
      return [tree.of, tree.index];
    case "list":
      return tree.items;
    case "call":
      return tree.args;
    case "loop":
      return [tree.of, tree.body];
    case "if":
      return [tree.test, tree.whenTrue, tree.otherwise];
    default:
      return [tree.left, tree.right];
  }
}

/** Names an expression reads, without those a loop gives to its items; in order, each once. */
export function namesIn(tree: Tree): string[] {
  const found = new Set<string>();
  collect(tree, new Set(), found);
  return [...found];
}

function collect(tree: Tree, bound: ReadonlySet<string>, found: Set<string>): void {
  if (tree.op === "name") {
    if (!bound.has(tree.name)) found.add(tree.name);
    return;
  }
  if (tree.op === "loop") {
    collect(tree.of, bound, found);
    collect(tree.body, new Set([...bound, tree.variable]), found);
    return;
  }
  for (const child of childrenOf(tree)) collect(child, bound, found);
}
