import { describeChanges } from "@vaarta/editing";
import { type AgentDocument, type Issue, lint } from "@vaarta/flow";
import { runAllTests } from "@vaarta/runtime";

export interface ReleaseCheck {
  /** Errors: nothing is published before they are mended. */
  blockers: Issue[];
  warnings: Issue[];
  tests: { passed: number; failed: number };
  /** What is different from the live release, in sentences; everything when there is none. */
  changes: ReturnType<typeof describeChanges>;
}

/** What stands against publishing a document, how its tests go, and what publishing it would change. */
export async function checkRelease(document: AgentDocument, live: AgentDocument | null): Promise<ReleaseCheck> {
  const blockers = blockersOf(document);
  const warnings = lint(document).filter((issue) => issue.severity === "warning");
  // A document with errors may not run at all; its tests would only repeat them.
  const tests = blockers.length > 0 ? { passed: 0, failed: 0, warnings: [] } : await testsOf(document);
  return {
    blockers,
    warnings: [...tests.warnings, ...warnings],
    tests: { passed: tests.passed, failed: tests.failed },
    changes: live ? describeChanges(live, document) : [],
  };
}

/** Errors that nobody may publish with. */
export function blockersOf(document: AgentDocument): Issue[] {
  return lint(document).filter((issue) => issue.severity === "error");
}

/** A failing test warns: the person who publishes may know better, and a rule that cannot be passed would only have tests removed. */
async function testsOf(document: AgentDocument): Promise<{ passed: number; failed: number; warnings: Issue[] }> {
  const { passed, failed, results } = await runAllTests(document);
  const warnings = results
    .filter((result) => !result.passed)
    .map((result): Issue => {
      const why = result.failures[0]?.message ?? "";
      const message = `The test "${result.name}" fails. ${why} Open it, and mend the flow or the test.`;
      return { code: "test-fails", severity: "warning", path: ["tests", result.id], message };
    });
  return { passed, failed, warnings };
}
