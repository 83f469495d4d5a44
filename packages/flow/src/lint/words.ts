import type { AgentDocument } from "../document/document.ts";
import type { Slot } from "../document/slots.ts";
import { checkTree } from "../expressions/check.ts";
import { parseExpression } from "../expressions/parse-expression.ts";
import { slotTypes } from "../expressions/rules.ts";
import { childrenOf, namesIn, type Correction, type Tree } from "../expressions/tree.ts";
import type { ValueType } from "../expressions/types.ts";
import { replyParameters } from "../replies/reply-parameters.ts";
import { checkTemplate } from "../templates/check.ts";
import { parseTemplate } from "../templates/parse-template.ts";

/** What is wrong with an expression or a template, and which slots it uses. */
export interface CheckedWords {
  problems: readonly { message: string; offset: number; correction?: Correction }[];
  /** Slot ids it names. */
  names: readonly string[];
  /** Slot ids it cannot do without. */
  reads: readonly string[];
}

/** Everything needed to check the words of one document; each source is checked once. */
export interface Words {
  slots: ReadonlyMap<string, Slot>;
  ids: ReadonlyMap<string, string>;
  types: ReadonlyMap<string, ValueType>;
  parameters: readonly string[];
  checked: Record<WordUse, Map<string, CheckedWords>>;
}

/** How an expression is used: a rule says yes or no, `saved` may read the tool's result. */
export type WordUse = "rule" | "value" | "saved" | "template";

export function createWords(document: AgentDocument): Words {
  const entries = Object.entries(document.slots);
  return {
    slots: new Map(entries.map(([, slot]) => [slot.name, slot])),
    ids: new Map(entries.map(([id, slot]) => [slot.name, id])),
    types: slotTypes(document),
    parameters: [...new Set(Object.values(replyParameters).flat())],
    checked: { rule: new Map(), value: new Map(), saved: new Map(), template: new Map() },
  };
}

/** The same for a document whose slots have the names and types they had; messages may name other things of them. */
export function withSlots(words: Words, document: AgentDocument): Words {
  for (const checked of Object.values(words.checked)) {
    for (const [source, { problems }] of checked) if (problems.length > 0) checked.delete(source);
  }
  return { ...createWords(document), checked: words.checked };
}

/** Checks one source. Pure but for the memory in `words`; never throws. */
export function wordsOf(words: Words, use: WordUse, source: string): CheckedWords {
  let checked = words.checked[use].get(source);
  if (!checked) {
    checked = use === "template" ? checkTemplateWords(words, source) : checkExpressionWords(words, use, source);
    words.checked[use].set(source, checked);
  }
  return checked;
}

function checkExpressionWords(words: Words, use: WordUse, source: string): CheckedWords {
  const parsed = parseExpression(source);
  if (!parsed.ok) return { problems: [parsed.problem], names: [], reads: [] };
  const { problems } = checkTree(parsed.tree, {
    slots: words.types,
    hasResult: use === "saved",
    wants: use === "rule" ? "rule" : "value",
  });
  const guarded = namesWithAnswer(parsed.tree);
  const names = namesIn(parsed.tree).filter((name) => words.ids.has(name));
  return {
    problems,
    names: names.map((name) => words.ids.get(name)!),
    reads: names.filter((name) => !guarded.has(name)).map((name) => words.ids.get(name)!),
  };
}

/** Names that the expression itself asks about before it uses them: `known(x)`, `x != null`, `has_range(x)`. */
function namesWithAnswer(tree: Tree): Set<string> {
  const found = new Set<string>();
  const visit = (part: Tree) => {
    if (part.op === "call" && (part.name === "known" || part.name === "has_range")) {
      for (const argument of part.args) if (argument.op === "name") found.add(argument.name);
    }
    if (part.op === "binary" && (part.operator === "==" || part.operator === "!=")) {
      const sides = [part.left, part.right];
      const comparesToNothing = sides.some((side) => side.op === "value" && side.value === null);
      // A comparison with a word is simply false while nothing is known: that is an answer as well.
      const comparesToWord = sides.some((side) => side.op === "value" && typeof side.value !== "number");
      if (comparesToNothing || comparesToWord) for (const side of sides) if (side.op === "name") found.add(side.name);
    }
    for (const child of childrenOf(part)) visit(child);
  };
  visit(tree);
  return found;
}

function checkTemplateWords(words: Words, source: string): CheckedWords {
  const parsed = parseTemplate(source);
  if (!parsed.ok) return { problems: [parsed.problem], names: [], reads: [] };
  const names = new Set<string>();
  const reads = new Set<string>();
  for (const part of parsed.tree) {
    const id = part.op === "fill" ? words.ids.get(part.name) : undefined;
    if (part.op !== "fill" || id === undefined) continue;
    names.add(id);
    // A name may be dropped from a sentence, or say its own default.
    const answersAbsence = part.filters.some(({ name }) => name === "default" || name === "ji");
    if (!answersAbsence) reads.add(id);
  }
  return { problems: checkTemplate(source, words.slots, words.parameters), names: [...names], reads: [...reads] };
}
