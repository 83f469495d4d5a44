import type { TestTurn } from "@vaarta/flow";
import { runTest, type TestResult } from "@vaarta/runtime";
import { useState } from "react";
import { useSearch } from "wouter";
import { useDocument, useDraftActions } from "../../document/use-draft.ts";
import { useSay } from "../../i18n/keys.ts";
import { Button } from "../../ui/index.ts";
import "../parts/records.css";
import { ListDetail } from "../parts/list-detail.tsx";
import { useEdit } from "../parts/use-edit.ts";

type Shown = { who: string; text: string };

/** Saved conversations with expectations, run here in the tab against the draft. */
export function TestsScreen() {
  const say = useSay();
  const edit = useEdit();
  const draft = useDraftActions();
  const tests = useDocument((document) => document.tests);
  const [results, setResults] = useState<Readonly<Record<string, TestResult>>>({});
  const [running, setRunning] = useState<number | null>(null);
  const all = Object.keys(tests);
  const asked = new URLSearchParams(useSearch()).get("test");
  const run = async () => {
    const { document } = draft.store.getState();
    const found: Record<string, TestResult> = {};
    for (const [index, id] of all.entries()) {
      setRunning(index);
      found[id] = await runTest(document, id);
      setResults({ ...found });
      // Lets the page paint between two tests.
      await new Promise((resolve) => setTimeout(resolve));
    }
    setRunning(null);
  };
  const tools = useDocument((document) => document.tools);
  /** A turn before the test has run: what the caller does, or what a tool will answer. */
  const written = (turn: TestTurn): Shown => {
    if ("caller" in turn) return { who: "caller", text: turn.caller };
    if ("dtmf" in turn) return { who: "caller", text: say("tests.keys", { digits: turn.dtmf }) };
    if ("silence" in turn) return { who: "caller", text: say("tests.silence") };
    return { who: "tool", text: `${tools[turn.tool]?.name ?? turn.tool}: ${turn.outcome}` };
  };
  const verdict = (id: string) => (results[id] ? say(results[id].passed ? "tests.passed" : "tests.failed") : say("tests.not-run"));
  const passed = Object.values(results).filter((result) => result.passed).length;
  return (
    <>
      <div className="tests-bar">
        <Button look="main" disabled={running !== null || all.length === 0} onClick={() => void run()}>
          {running === null ? say("tests.run") : say("tests.running", { done: running, all: all.length })}
        </Button>
        <span role="status">
          {Object.keys(results).length > 0 ? say("tests.summary", { passed, failed: Object.keys(results).length - passed }) : ""}
        </span>
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
          const failures = results[id]?.failures ?? [];
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
                {(results[id]?.transcript ?? test.turns.map(written)).map(({ who, text }, index) => (
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
