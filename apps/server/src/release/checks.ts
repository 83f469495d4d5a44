import type { ReleaseRules } from "@vaarta/db";
import { type ChangeSentence, describeChanges } from "@vaarta/editing";
import {
  type AgentDocument,
  compile,
  defaultReplies,
  hashOf,
  type Issue,
  type SentenceLanguage,
  lint,
  programHash,
  schemaVersion,
  semantics,
} from "@vaarta/flow";
import { runAllTests } from "@vaarta/runtime";
import { createUnderstander } from "@vaarta/understanding";

export interface ReleaseCheck {
  /** Errors, and failing tests where the agent's rules ask for green ones: nothing is published before they are mended. */
  blockers: Issue[];
  warnings: Issue[];
  tests: { passed: number; failed: number };
  rules: ReleaseRules;
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
export async function checkRelease({
  document,
  live,
  rules,
  reader,
}: {
  document: AgentDocument;
  live: AgentDocument | null;
  rules: ReleaseRules;
  /** Language of the sentences about changes. @defaultValue en */
  reader?: SentenceLanguage;
}): Promise<ReleaseCheck> {
  const issues = lint(document);
  const errors = issues.filter((issue) => issue.severity === "error");
  const warnings = issues.filter((issue) => issue.severity === "warning");
  // A document with errors may not run at all; its tests would only repeat them.
  const tests = errors.length > 0 ? { passed: 0, failed: 0, issues: [] } : await testsOf(document, rules);
  return {
    blockers: [...errors, ...tests.issues.filter((issue) => issue.severity === "error")],
    warnings: [...tests.issues.filter((issue) => issue.severity === "warning"), ...warnings],
    tests: { passed: tests.passed, failed: tests.failed },
    rules,
    changes: live ? describeChanges(live, document, reader) : [],
  };
}

/** What nobody may publish with, and, without any, what the release is made of. */
export async function prepareRelease(document: AgentDocument, rules: ReleaseRules): Promise<PreparedRelease> {
  const errors = lint(document).filter((issue) => issue.severity === "error");
  if (errors.length > 0) return { blockers: errors, content: null };
  const blockers = rules.requireTests ? (await testsOf(document, rules)).issues : [];
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

/** A failing test warns, since the person who publishes may know better, unless the agent's rules say that nobody does. */
async function testsOf(
  document: AgentDocument,
  { requireTests }: ReleaseRules,
): Promise<{ passed: number; failed: number; issues: Issue[] }> {
  const { passed, failed, results } = await runAllTests(document);
  const severity = requireTests ? "error" : "warning";
  const issues = results
    .filter((result) => !result.passed)
    .map((result): Issue => {
      const why = result.failures[0]?.message ?? "";
      const message = `The test "${result.name}" fails. ${why} Open it, and mend the flow or the test.`;
      return { code: "test-fails", severity, path: ["tests", result.id], message };
    });
  // Without this, deleting the tests would be the quickest way to green.
  if (requireTests && results.length === 0) {
    const message = "This agent is published only with green tests, and it has none. Talk to the draft and save what you hear as a test.";
    issues.push({ code: "tests-missing", severity, path: ["tests"], message });
  }
  return { passed, failed, issues };
}
