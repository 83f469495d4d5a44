import type { TestTurn } from "@vaarta/flow";
import { useSearch } from "wouter";
import { useStore } from "zustand";
import { useDocument, useDraftActions } from "../../document/use-draft.ts";
import { useSay } from "../../i18n/keys.ts";
import { ProofProgress } from "../../proving/proof-state.tsx";
import { proverOf } from "../../proving/prover.ts";
import { Button } from "../../ui/index.ts";
import { ListDetail } from "../parts/list-detail.tsx";
import { useEdit } from "../parts/use-edit.ts";

type Shown = { who: string; text: string };

/** Saved conversations with expectations, run in a worker of this tab against the draft. */
export function SavedTests() {
  const say = useSay();
  const edit = useEdit();
  const draft = useDraftActions();
  const prover = proverOf(draft);
  const { status, result } = useStore(prover.store, (state) => state.tests);
  const tests = useDocument((document) => document.tests);
  const tools = useDocument((document) => document.tools);
  const all = Object.keys(tests);
  const asked = new URLSearchParams(useSearch()).get("test");
  const reports = result?.reports ?? [];
  const reportOf = (id: string) => reports.find((report) => report.id === id);
  /** A turn before the test has run: what the caller does, or what a tool will answer. */
  const written = (turn: TestTurn): Shown => {
    if ("caller" in turn) return { who: "caller", text: turn.caller };
    if ("dtmf" in turn) return { who: "caller", text: say("tests.keys", { digits: turn.dtmf }) };
    if ("silence" in turn) return { who: "caller", text: say("tests.silence") };
    return { who: "tool", text: `${tools[turn.tool]?.name ?? turn.tool}: ${turn.outcome}` };
  };
  const verdict = (id: string) => {
    const report = reportOf(id);
    return report ? say(report.passed ? "tests.passed" : "tests.failed") : say("tests.not-run");
  };
  const passed = reports.filter((report) => report.passed).length;
  return (
    <>
      <div className="tests-bar">
        {status === "running" ? (
          <ProofProgress kind="tests" />
        ) : (
          <Button
            look="main"
            disabled={all.length === 0}
            onClick={() => prover.run({ kind: "tests", document: draft.store.getState().document })}
          >
            {say("tests.run")}
          </Button>
        )}
        <span role="status">{reports.length > 0 ? say("tests.summary", { passed, failed: reports.length - passed }) : ""}</span>
      </div>
      <ListDetail
        title={say("screen.tests")}
        intro={all.length === 0 ? say("tests.none") : say("tests.intro")}
        entries={Object.entries(tests).map(([id, test]) => ({ id, name: test.name, hint: verdict(id) }))}
        open={asked}
        onDelete={(id) => edit(say("ui.delete"), [{ op: "remove", path: ["tests", id] }])}
      >
        {(id) => {
          const test = tests[id];
          if (!test) return null;
          const failures = reportOf(id)?.failures ?? [];
          return (
            <>
              {failures.length > 0 ? (
                <div role="alert">
                  <h3>{say("tests.expected")}</h3>
                  <ul>
                    {failures.map((failure) => (
                      <li key={failure.message} className="field-bad">
                        {failure.message}
                      </li>
                    ))}
                  </ul>
                </div>
              ) : null}
              <ol className="call-turns">
                {(reportOf(id)?.transcript ?? test.turns.map(written)).map(({ who, text }, index) => (
                  // The same words may come twice in one test.
                  <li key={`${index}-${text}`} data-who={who}>
                    {text}
                  </li>
                ))}
              </ol>
              <pre className="tests-expect">{JSON.stringify(test.expect, null, 2)}</pre>
            </>
          );
        }}
      </ListDetail>
    </>
  );
}
