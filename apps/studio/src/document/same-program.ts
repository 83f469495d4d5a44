import type { AgentDocument } from "@vaarta/flow";

/** Whether two drafts run the same: where cards lie and which tests are kept is no part of what runs. */
export function sameProgram(a: AgentDocument, b: AgentDocument): boolean {
  return (Object.keys(b) as (keyof AgentDocument)[]).every((key) => key === "canvas" || key === "tests" || a[key] === b[key]);
}
