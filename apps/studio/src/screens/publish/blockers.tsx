import type { Issue } from "@vaarta/flow";
import { useLocation, useParams } from "wouter";
import { useDocument } from "../../document/use-draft.ts";
import { showState, useViewStore } from "../../document/view.ts";
import { useReader, useSay } from "../../i18n/keys.ts";
import { problemWords } from "../../problems/problem-words.ts";
import { screenOf } from "../../problems/screen-of.ts";
import { Button } from "../../ui/index.ts";

/** What stands in the way or deserves a look, each with the way to its place. */
export function Blockers({ issues }: { issues: readonly Issue[] }) {
  const say = useSay();
  const view = useViewStore();
  const reading = { document: useDocument((document) => document), reader: useReader(), say };
  const { states } = reading.document;
  const { agent } = useParams<{ agent: string }>();
  const [, navigate] = useLocation();
  const fix = (issue: Issue) => {
    const state = issue.state === undefined ? undefined : states[issue.state];
    if (issue.state !== undefined && state) {
      showState(view, issue.state, state.flow, issue.path);
      navigate(`/a/${agent}/design`);
      return;
    }
    const [area, id] = issue.path.map(String);
    const chosen = area === "tests" && id !== undefined ? `?test=${encodeURIComponent(id)}` : "";
    navigate(`/a/${agent}/${screenOf(area ?? "")}${chosen}`);
  };
  return (
    <ul className="problems-plain">
      {issues.map((issue) => (
        <li key={`${issue.code} ${issue.path.join("/")}`} data-severity={issue.severity}>
          <span>{problemWords(issue, reading)}</span>
          <Button small onClick={() => fix(issue)}>
            {say("publish.fix")}
          </Button>
        </li>
      ))}
    </ul>
  );
}
