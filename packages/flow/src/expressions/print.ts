import type { Tree } from "./tree.ts";

/** How tightly a part binds; a part in a tighter place gets brackets. */
const levels = { if: 0, or: 1, and: 2, "==": 3, "!=": 3, "<": 4, "<=": 4, ">": 4, ">=": 4, in: 4, "+": 5, "-": 5, "*": 6, "/": 6, "%": 6, unary: 7, postfix: 8 } as const; // prettier-ignore

/** The source text of a tree. Parsing it gives the same tree again. Pure. */
export function printTree(tree: Tree): string {
  return print(tree, 0);
}

function levelOf(tree: Tree): number {
  switch (tree.op) {
    case "if":
      return levels.if;
    case "or":
    case "and":
      return levels[tree.op];
    case "binary":
      return levels[tree.operator];
    case "not":
    case "negate":
      return levels.unary;
    case "value":
      // A negative number is written with a sign, which binds like one.
      return typeof tree.value === "number" && tree.value < 0 ? levels.unary : levels.postfix;
    default:
      return levels.postfix;
  }
}

function print(tree: Tree, minimum: number): string {
  const level = levelOf(tree);
  const text = write(tree, level);
  return level < minimum ? `(${text})` : text;
}

function write(tree: Tree, level: number): string {
  switch (tree.op) {
    case "value":
      return typeof tree.value === "string" ? quote(tree.value) : String(tree.value);
    case "name":
      return tree.name;
    case "field":
      return `${print(tree.of, levels.postfix)}.${tree.key}`;
    case "index":
      return `${print(tree.of, levels.postfix)}[${print(tree.index, 0)}]`;
    case "list":
      return `[${tree.items.map((item) => print(item, 0)).join(", ")}]`;
    case "call": {
      const [receiver, ...rest] = tree.args;
      if (!tree.method || !receiver) return `${tree.name}(${tree.args.map((item) => print(item, 0)).join(", ")})`;
      return `${print(receiver, levels.postfix)}.${tree.name}(${rest.map((item) => print(item, 0)).join(", ")})`;
    }
    case "loop":
      return `${print(tree.of, levels.postfix)}.${tree.loop}(${tree.variable}, ${print(tree.body, 0)})`;
    case "if":
      return `${print(tree.test, 1)} ? ${print(tree.whenTrue, 0)} : ${print(tree.otherwise, 0)}`;
    case "or":
      return `${print(tree.left, level)} || ${print(tree.right, level + 1)}`;
    case "and":
      return `${print(tree.left, level)} && ${print(tree.right, level + 1)}`;
    case "not":
      return `!${print(tree.of, levels.unary)}`;
    case "negate":
      return `-${print(tree.of, levels.unary)}`;
    case "binary":
      return `${print(tree.left, level)} ${tree.operator} ${print(tree.right, level + 1)}`;
  }
}

/** A text in double quotes with the escapes of CEL. */
export function quote(text: string): string {
  const escaped = text.replace(
    /[\\"\n\r\t]/g,
    (character) => ({ "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t" })[character] ?? character,
  );
  return `"${escaped}"`;
}
