import type { Correction } from "../expressions/tree.ts";

/** One filter of a placeholder, such as `money` or `default: "..."`. */
export interface FilterUse {
  name: string;
  args: (string | number)[];
  start: number;
  end: number;
}

/** A part of a template: words, or a slot to fill in. Offsets are UTF-16 units of the source, `end` exclusive. */
export type TemplatePart =
  { op: "text"; text: string } | { op: "fill"; name: string; keys: string[]; filters: FilterUse[]; start: number; end: number };

export type TemplateTree = readonly TemplatePart[];

/** What is wrong with a template, at which word. */
export interface TemplateProblem {
  code: "template-syntax" | "template-too-large" | "unknown-slot" | "unknown-filter" | "wrong-filter";
  message: string;
  offset: number;
  length: number;
  correction?: Correction;
}

/** Names a template fills in, each once, in order. */
export function fillsIn(tree: TemplateTree): string[] {
  return [...new Set(tree.flatMap((part) => (part.op === "fill" ? [part.name] : [])))];
}
