import type { AgentDocument } from "../document/document.ts";
import type { Correction } from "../expressions/tree.ts";
import type { Issue, Path } from "../issues.ts";
import { walkSchema } from "../walk/references.ts";
import { ownBannedClaims } from "./checks/banned-claims.ts";
import { exists, unknownReference } from "./checks/references.ts";
import { flowStructure, partsNeeded, stateStructure } from "./checks/structure.ts";
import { shadowedWaysOut } from "./checks/shadowed-ways-out.ts";
import { toolArguments } from "./checks/tool-arguments.ts";
import { translations } from "./checks/translations.ts";
import { verbGender } from "./checks/verb-gender.ts";
import { waysOut } from "./checks/ways-out.ts";
import { wordsOf, type CheckedWords, type Words, type WordUse } from "./words.ts";

/** Parts of the document that own issues of their own, entry by entry. */
export const ownerCollections = [
  "flows", "states", "lines", "slots", "intents", "answers", "segments", "prompts", "tools", "outcomes", "experiments", "datasets", "replies", "tests", "replacedBy",
] as const satisfies readonly (keyof AgentDocument)[]; // prettier-ignore

export type OwnerCollection = (typeof ownerCollections)[number];

/** What one entry of the document contributes: its own issues, what it points at, and the slots its words read. */
export interface Findings {
  issues: readonly Issue[];
  /** `kind:id` of everything it points at. */
  references: readonly string[];
  /** Reads of slots with no answer to their absence, by the part of the entry that reads. */
  reads: readonly { slot: string; path: Path }[];
  lines: readonly string[];
}

/** Checks one entry by itself. Pure; looks at other entries only for whether they exist and for their types. */
export function checkOwner(document: AgentDocument, words: Words, place: readonly [OwnerCollection, string] | readonly ["desk"]): Findings {
  const [collection, id = ""] = place;
  const issues: Issue[] = [];
  const found: string[] = [];
  const reads: { slot: string; path: Path }[] = [];
  const lines: string[] = [];
  walkSchema(
    document,
    {
      reference(kind, target, path) {
        found.push(`${kind}:${target}`);
        if (kind === "line") lines.push(target);
        if (!exists(document, kind, target, path)) issues.push(unknownReference(document, kind, target, [...path]));
      },
      expression(source, path) {
        const checked = wordsOf(words, useOf(path), source);
        for (const problem of checked.problems) issues.push(wordIssue(document, "expression-error", problem, { path: [...path], source }));
        for (const slot of checked.reads) reads.push({ slot, path: [...path] });
        for (const slot of checked.names) found.push(`slot:${slot}`);
      },
      template(text, path) {
        if (!text.includes("{")) return;
        const checked = wordsOf(words, "template", text);
        for (const problem of checked.problems)
          issues.push(wordIssue(document, "template-error", problem, { path: [...path], source: text }));
        for (const slot of checked.reads) reads.push({ slot, path: [...path] });
        for (const slot of checked.names) found.push(`slot:${slot}`);
      },
    },
    place,
  );
  if (collection === "states") {
    const state = document.states[id];
    if (state) {
      issues.push(...stateStructure(document, id, state), ...waysOut(document, id, state), ...shadowedWaysOut(id, state));
      issues.push(...toolArguments(document, words.slots, id, state), ...partsNeeded(id, state));
    }
  } else if (collection === "lines") {
    const line = document.lines[id];
    if (line) issues.push(...translations(document, id, line), ...verbGender(document, id, line), ...ownBannedClaims(document, id, line));
  } else if (collection === "flows") {
    const flow = document.flows[id];
    if (flow) issues.push(...flowStructure(document, id, flow));
  }
  return { issues, references: found, reads, lines };
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
