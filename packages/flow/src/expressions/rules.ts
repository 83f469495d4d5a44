import type { AgentDocument } from "../document/document.ts";
import { checkTree, type CheckContext, type Checked } from "./check.ts";
import { parseExpression } from "./parse-expression.ts";
import { typeOfSlot, type ValueType } from "./types.ts";

/** Type of every slot of a document by the name expressions use. Pure. */
export function slotTypes(document: Pick<AgentDocument, "slots">): Map<string, ValueType> {
  return new Map(Object.values(document.slots).map((slot) => [slot.name, typeOfSlot(slot.type)]));
}

/** Parses and checks an expression: what type it has, and every problem with the word to underline. Pure; never throws. */
export function checkExpression(source: string, context: CheckContext): Checked {
  const parsed = parseExpression(source);
  if (!parsed.ok) return { type: { is: "any" }, problems: [parsed.problem] };
  return checkTree(parsed.tree, context);
}
