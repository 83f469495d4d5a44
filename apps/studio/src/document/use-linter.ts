import { diff } from "@vaarta/editing";
import { applyIssueChange, type AgentDocument, type Issue } from "@vaarta/flow";
import { useEffect } from "react";
import { problems, setIssues } from "./problems.ts";
import { useDraftActions } from "./use-draft.ts";
import { lintChange, lintWhole } from "./workshop.ts";

/** Keeps the problems in step with the draft. One check at a time; what changed meanwhile is checked in one go. */
export function useLinter(): void {
  const draft = useDraftActions();
  useEffect(() => {
    let checked: AgentDocument | null = null;
    let issues: readonly Issue[] = [];
    let isChecking = false;
    let isGone = false;
    const check = async () => {
      if (isChecking || isGone) return;
      const document = draft.store.getState().document;
      if (document === checked) return;
      isChecking = true;
      problems.setState({ checking: true });
      // Only what changed goes to the worker and comes back: copying a large document, or ten thousand issues, at every key
      // would cost more than linting it.
      if (checked === null) issues = await lintWhole(document);
      else issues = applyIssueChange(issues, await lintChange(diff(checked, document)));
      isChecking = false;
      if (isGone) return;
      checked = document;
      setIssues(issues);
      void check();
    };
    void check();
    const stop = draft.store.subscribe(() => void check());
    return () => {
      isGone = true;
      stop();
    };
  }, [draft]);
}
