import { parseExpression } from "./parse-expression.ts";
import { childrenOf, type Tree } from "./tree.ts";

/**
 * An expression with a detail called by its new name; everything else stays as it was typed. Pure. A source that cannot
 * be parsed comes back unchanged, and so does a name that a loop gives to its items.
 */
export function renameInExpression(source: string, from: string, to: string): string {
  const parsed = parseExpression(source);
  if (!parsed.ok) return source;
  const places: number[] = [];
  collect(parsed.tree, from, places);
  // From the back, so that earlier places stay where they are.
  return places.sort((a, b) => b - a).reduce((text, at) => text.slice(0, at) + to + text.slice(at + from.length), source);
}

function collect(tree: Tree, name: string, places: number[]): void {
  if (tree.op === "name" && tree.name === name) places.push(tree.start);
  if (tree.op === "loop" && tree.variable === name) {
    collect(tree.of, name, places);
    return;
  }
  for (const child of childrenOf(tree)) collect(child, name, places);
}
