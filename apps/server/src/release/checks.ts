import { type ChangeSentence, describeChanges } from "@vaarta/editing";
import { type AgentDocument, compile, defaultReplies, hashOf, type Issue, lint, programHash, schemaVersion, semantics } from "@vaarta/flow";
import { runAllTests } from "@vaarta/runtime";
import { createUnderstander } from "@vaarta/understanding";

export interface ReleaseCheck {
  /** Errors: nothing is published before they are mended. */
  blockers: Issue[];
  warnings: Issue[];
  tests: { passed: number; failed: number };
  /** What is different from the live release, in sentences; nothing when there is none. */
  changes: ChangeSentence[];
}

/** What a release is made of, by hash. */
export interface PreparedRelease {
  blockers: Issue[];
  content: {
    documentHash: string;
    programHash: string;
    schemaVersion: number;
    semantics: number;
    repliesHash: string;
    understanding: string;
    languages: string[];
  } | null;
}

/** What stands against publishing a document, how its tests go, and what publishing it would change. Takes seconds. */
export async function checkRelease(document: AgentDocument, live: AgentDocument | null): Promise<ReleaseCheck> {
  const issues = lint(document);
  const blockers = issues.filter((issue) => issue.severity === "error");
  const warnings = issues.filter((issue) => issue.severity === "warning");
  // A document with errors may not run at all; its tests would only repeat them.
  const tests = blockers.length > 0 ? { passed: 0, failed: 0, warnings: [] } : await testsOf(document);
  return {
    blockers,
    warnings: [...tests.warnings, ...warnings],
    tests: { passed: tests.passed, failed: tests.failed },
    changes: live ? describeChanges(live, document) : [],
  };
}

/** Errors that nobody may publish with, and, without any, what the release is made of. */
export function prepareRelease(document: AgentDocument): PreparedRelease {
  const blockers = lint(document).filter((issue) => issue.severity === "error");
  if (blockers.length > 0) return { blockers, content: null };
  const content = {
    documentHash: hashOf(document),
    programHash: programHash(document),
    schemaVersion,
    semantics,
    repliesHash: hashOf(defaultReplies),
    understanding: createUnderstander(compile(document)).id,
    languages: Object.keys(document.languages.offered).sort(),
  };
  return { blockers, content };
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
