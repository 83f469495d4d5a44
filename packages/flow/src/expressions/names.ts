import type { Json } from "../document/json.ts";
import type { Scope } from "../program.ts";
import type { ValueType } from "./types.ts";

/** Names every expression may read beside the slots. A slot of the same name cannot be read: lint reports it. */
export const builtInNames: Readonly<Record<string, { type: ValueType; help: string; read(scope: Scope): Json }>> = {
  segment: { type: { is: "text" }, help: "The caller's segment.", read: (scope) => scope.segment },
  language: { type: { is: "text" }, help: "The language being spoken, such as hi.", read: (scope) => scope.language },
  direction: { type: { is: "choice", options: ["inbound", "outbound"] }, help: "inbound or outbound.", read: (scope) => scope.direction },
  turns: { type: { is: "number" }, help: "Caller turns in this state.", read: (scope) => scope.turns },
  result: { type: { is: "any" }, help: "What the tool gave; only where a tool's result is kept.", read: (scope) => scope.result ?? null },
};

// Words of CEL's grammar, which no slot can be read by.
const grammarWords = new Set(
  "true false null in as break const continue else for function if import let loop package namespace return var void while __proto__ cel".split(
    " ",
  ),
);

/** True for a name that an expression can never read a slot by: a word of the grammar, or one that is built in. Pure. */
export function isReservedName(name: string): boolean {
  return grammarWords.has(name) || Object.hasOwn(builtInNames, name);
}
