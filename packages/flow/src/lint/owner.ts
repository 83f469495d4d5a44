import type { AgentDocument } from "../document/document.ts";
import type { RefKind } from "../document/schema-kit.ts";
import type { Correction } from "../expressions/tree.ts";
import type { Issue, Path } from "../issues.ts";
import { walkSchema } from "../walk/references.ts";
import type { SlotRead } from "./analyses/slots-before-set.ts";
import { ownBannedClaims } from "./checks/banned-claims.ts";
import { exists, unknownReference } from "./checks/references.ts";
import { flowStructure, partsNeeded, stateStructure } from "./checks/structure.ts";
import { shadowedWaysOut } from "./checks/shadowed-ways-out.ts";
import { toolArguments } from "./checks/tool-arguments.ts";
import { translations } from "./checks/translations.ts";
import { verbGender } from "./checks/verb-gender.ts";
import { waysOut } from "./checks/ways-out.ts";
import { sortedExits } from "./graph.ts";
import { wordsOf, type CheckedWords, type Words, type WordUse } from "./words.ts";

/** Parts of the document that own issues of their own, entry by entry. */
export const ownerCollections = [
  "flows", "states", "lines", "slots", "intents", "answers", "segments", "prompts", "tools", "outcomes", "experiments", "datasets", "replies", "tests", "replacedBy",
] as const satisfies readonly (keyof AgentDocument)[]; // prettier-ignore

export type OwnerCollection = (typeof ownerCollections)[number];

/** What an entry is checked against. */
export interface OwnerContext {
  document: AgentDocument;
  words: Words;
  /** What a sub-flow can come back with. */
  returnsOf: (flow: string) => readonly string[];
}

/**
 * Checks one entry by itself: its issues, and the slots it reads with no answer to their absence. Pure; looks at other
 * entries only for whether they exist, for their types and their names. `use` is told everything it points at.
 */
export function checkOwner(
  context: OwnerContext,
  collection: OwnerCollection | "desk",
  id: string,
  use: (kind: RefKind, id: string) => void,
): { issues: readonly Issue[]; reads: readonly SlotRead[] } {
  const { document, words } = context;
  const issues: Issue[] = [];
  const reads: SlotRead[] = [];
  walkSchema(
    document,
    {
      reference(kind, target, path) {
        use(kind, target);
        if (!exists(document, kind, target, path)) issues.push(unknownReference(document, kind, target, [...path]));
      },
      expression(source, path) {
        const checked = wordsOf(words, useOf(path), source);
        for (const problem of checked.problems) issues.push(wordIssue(document, "expression-error", problem, { path: [...path], source }));
        for (const slot of checked.reads) reads.push({ slot, path: [...path] });
        for (const slot of checked.names) use("slot", slot);
      },
      template(text, path) {
        if (!text.includes("{")) return;
        const checked = wordsOf(words, "template", text);
        for (const problem of checked.problems)
          issues.push(wordIssue(document, "template-error", problem, { path: [...path], source: text }));
        for (const slot of checked.reads) reads.push({ slot, path: [...path] });
        for (const slot of checked.names) use("slot", slot);
      },
    },
    collection === "desk" ? ["desk"] : [collection, id],
  );
  if (collection === "states") {
    const state = document.states[id]!;
    const exits = sortedExits(state);
    issues.push(...stateStructure(document, id, state, exits), ...waysOut(context, id, state, exits), ...shadowedWaysOut(id, state, exits));
    issues.push(...toolArguments(document, words.slots, id, state), ...partsNeeded(id, state));
  } else if (collection === "lines") {
    const line = document.lines[id]!;
    issues.push(...translations(document, id, line), ...verbGender(document, id, line), ...ownBannedClaims(document, id, line));
  } else if (collection === "flows") {
    issues.push(...flowStructure(document, id, document.flows[id]!));
  }
  return { issues, reads };
}

function wordIssue(
  document: AgentDocument,
  code: string,
  { message, correction }: CheckedWords["problems"][number],
  { path, source }: { path: Path; source: string },
): Issue {
  const state = path[0] === "states" && document.states[String(path[1])] ? { state: String(path[1]) } : {};
  return { code, severity: "error", path, message, ...state, ...(correction ? { fix: corrected(source, correction, path) } : {}) };
}

function corrected(source: string, { offset, length, text }: Correction, path: Path): NonNullable<Issue["fix"]> {
  const value = source.slice(0, offset) + text + source.slice(offset + length);
  const title = `Write “${text}” instead of “${source.slice(offset, offset + length)}”`;
  return { title, operations: [{ op: "set", path: path.map(String), value }] };
}

const ruleFields: ReadonlySet<string | number> = new Set(["expression", "when", "rule"]);

function useOf(path: Path): WordUse {
  if (ruleFields.has(path.at(-1)!)) return "rule";
  return path.at(-2) === "save" ? "saved" : "value";
}
