import type { Issue } from "@vaarta/flow";
import { createStore, useStore } from "zustand";

/** What is wrong with the draft right now. Filled by the linter's worker; read by cards, panels and fields. */
export interface Problems {
  issues: readonly Issue[];
  byState: ReadonlyMap<string, { count: number; severity: Issue["severity"] }>;
  /** The linter has not answered for the newest change yet. */
  checking: boolean;
}

export const problems = createStore<Problems>(() => ({ issues: [], byState: new Map(), checking: true }));

const weight = { error: 2, warning: 1, info: 0 } as const;

export function setIssues(issues: readonly Issue[]): void {
  const byState = new Map<string, { count: number; severity: Issue["severity"] }>();
  for (const issue of issues) {
    if (issue.state === undefined || issue.severity === "info") continue;
    const mark = byState.get(issue.state);
    if (!mark) byState.set(issue.state, { count: 1, severity: issue.severity });
    else {
      byState.set(issue.state, {
        count: mark.count + 1,
        severity: weight[issue.severity] > weight[mark.severity] ? issue.severity : mark.severity,
      });
    }
  }
  problems.setState({ issues, byState, checking: false });
}

export function useProblems<T>(select: (state: Problems) => T): T {
  return useStore(problems, select);
}
