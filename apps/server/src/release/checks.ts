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

/** What stands against publishing a document, and what publishing it would change. */
export async function checkRelease(document: AgentDocument, live: AgentDocument | null): Promise<ReleaseCheck> {
  const issues = lint(document);
  const blockers = issues.filter((issue) => issue.severity === "error");
  const warnings = issues.filter((issue) => issue.severity === "warning");
  // A document with errors may not run at all; its tests would only repeat them.
  const tests = blockers.length > 0 ? { passed: 0, failed: 0 } : await testsOf(document, blockers);
  return { blockers, warnings, tests, changes: live ? describeChanges(live, document) : [] };
}

async function testsOf(document: AgentDocument, blockers: Issue[]): Promise<{ passed: number; failed: number }> {
  const { passed, failed, results } = await runAllTests(document);
  for (const result of results.filter((one) => !one.passed)) {
    blockers.push({
      code: "test-fails",
      severity: "error",
      path: ["tests", result.id],
      message: `The test "${result.name}" fails. ${result.failures[0]?.message ?? ""} Open it, and mend the flow or the test.`,
    });
  }
  return { passed, failed };
}
