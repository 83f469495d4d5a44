import type { AgentDocument } from "../../document/document.ts";
import type { Issue } from "../../issues.ts";

const collections = [
  ["lines", "line", (document: AgentDocument, id: string) => document.lines[id]?.name ?? id],
  ["tools", "tool", (document: AgentDocument, id: string) => document.tools[id]?.name ?? id],
  ["prompts", "prompt", (document: AgentDocument, id: string) => document.prompts[id]?.name ?? id],
  ["experiments", "experiment", (document: AgentDocument, id: string) => document.experiments[id]?.name ?? id],
] as const;

/** Entries that nothing points at. Harmless; they only make the tables longer. */
export function unusedEntries(document: AgentDocument, isUsed: (reference: string) => boolean): Issue[] {
  const issues: Issue[] = [];
  for (const [collection, kind, nameOf] of collections) {
    for (const id in document[collection]) {
      if (isUsed(`${kind}:${id}`)) continue;
      issues.push({
        code: "unused",
        severity: "info",
        path: [collection, id],
        message: `The ${kind} “${nameOf(document, id)}” is not used anywhere. Use it, or delete it.`,
        fix: { title: "Delete it", operations: [{ op: "remove", path: [collection, id] }] },
      });
    }
  }
  return issues;
}
