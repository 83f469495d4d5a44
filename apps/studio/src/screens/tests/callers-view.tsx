import { useState } from "react";
import { useLocation, useParams } from "wouter";
import { useStore } from "zustand";
import { showOverlay } from "../../canvas/overlays/overlay-store.ts";
import { useDocument, useDraftActions } from "../../document/use-draft.ts";
import { showState, useViewStore } from "../../document/view.ts";
import { useSay } from "../../i18n/keys.ts";
import { playbackOf } from "../../proving/playback.ts";
import { ProofProgress, usualCallers } from "../../proving/proof-state.tsx";
import { proverOf } from "../../proving/prover.ts";
import type { SimulatedConversation, SimulationReport, Trouble } from "../../proving/simulate-callers.ts";
import { turnWords } from "../../proving/turn-words.ts";
import { sessionOf } from "../../test-console/session.ts";
import { endCallOf } from "../../test-console/spoken/draft-calls.ts";
import { Button, Select } from "../../ui/index.ts";

const counts = [100, usualCallers, 1_000, 3_000];

/** Made-up callers: how their conversations ended, where they got stuck, what nobody reached. */
export function CallersView() {
  const say = useSay();
  const draft = useDraftActions();
  const prover = proverOf(draft);
  const { status, result, failure } = useStore(prover.store, (state) => state.callers);
  const [callers, setCallers] = useState(usualCallers);
  const run = () => prover.run({ kind: "callers", document: draft.store.getState().document, callers, seed: "studio" });
  return (
    <section className="screen" aria-label={say("proof.callers")}>
      <div className="screen-page">
        <p className="is-faint">{say("proof.callers-intro")}</p>
        <div className="tests-bar is-plain">
          {status === "running" ? (
            <ProofProgress kind="callers" />
          ) : (
            <>
              <Select
                label={say("proof.how-many")}
                value={String(callers)}
                options={counts.map((count) => ({ value: String(count), text: say("proof.count", { count }) }))}
                onChange={(value) => setCallers(Number(value))}
              />
              <Button look="main" onClick={run}>
                {say("proof.run")}
              </Button>
            </>
          )}
        </div>
        {failure === null ? null : (
          <p role="alert" className="field-bad">
            {say("proof.failed", { why: failure })}
          </p>
        )}
        {result ? <Report report={result} /> : null}
      </div>
    </section>
  );
}

function Report({ report }: { report: SimulationReport }) {
  const say = useSay();
  const { agent } = useParams<{ agent: string }>();
  const [, navigate] = useLocation();
  const document = useDocument((whole) => whole);
  const [chosen, setChosen] = useState<Trouble | null>(null);
  const percent = (part: number) => Math.round(part * 100);
  const { coverage } = report;
  const paint = () => {
    showOverlay("callers");
    navigate(`/a/${agent}/design`);
  };
  const trouble = chosen && report.troubles.includes(chosen) ? chosen : null;
  return (
    <>
      <p role="status">
        {say("proof.summary", {
          callers: report.callers,
          turns: report.turns,
          states: percent(coverage.stateShare),
          ways: percent(coverage.transitionShare),
        })}{" "}
        <Button small onClick={paint}>
          {say("proof.paint")}
        </Button>
      </p>
      <div className="proof-columns">
        <section>
          <h2>{say("proof.endings")}</h2>
          <ul className="proof-list">
            {report.endings.map(({ outcome, count }) => (
              <li key={outcome ?? ""}>
                <span>{outcome === null ? say("proof.gave-up", { count: 40 }) : (document.outcomes[outcome]?.name ?? outcome)}</span>
                <progress value={count} max={report.callers} aria-hidden />
                <span>{say("proof.times", { count, all: report.callers })}</span>
              </li>
            ))}
          </ul>
          <h2>{say("proof.troubles")}</h2>
          {report.troubles.length === 0 ? <p className="is-faint">{say("proof.no-troubles")}</p> : null}
          <ul className="proof-list">
            {report.troubles.map((one) => (
              <li key={`${one.kind} ${one.state}`}>
                <button type="button" className="proof-trouble" aria-pressed={one === trouble} onClick={() => setChosen(one)}>
                  <strong>{document.states[one.state]?.name ?? one.state}</strong>
                  <span className="is-faint">{say(`proof.${one.kind}`)}</span>
                </button>
                <span>{say("proof.times", { count: one.count, all: report.callers })}</span>
              </li>
            ))}
          </ul>
        </section>
        <section>{trouble ? <Example conversation={trouble.example} state={trouble.state} /> : <NeverWalked report={report} />}</section>
      </div>
    </>
  );
}

/** The shortest conversation that shows a trouble, to be read or played. */
function Example({ conversation, state }: { conversation: SimulatedConversation; state: string }) {
  const say = useSay();
  const draft = useDraftActions();
  const view = useViewStore();
  const { agent } = useParams<{ agent: string }>();
  const [, navigate] = useLocation();
  const document = useDocument((whole) => whole);
  const flow = document.states[state]?.flow;
  const play = () => {
    view.setState({ dock: "test", follows: true });
    endCallOf(draft);
    void sessionOf(draft).play(document, playbackOf(document, conversation));
    navigate(`/a/${agent}/design`);
  };
  const show = () => {
    if (flow !== undefined) showState(view, state, flow);
    navigate(`/a/${agent}/design`);
  };
  const wordsOf = (number: number) => {
    const turn = conversation.turns[number];
    if (!turn || "silence" in turn) return say("proof.silent");
    return turnWords(document, turn, conversation.language);
  };
  return (
    <>
      <h2>{say("proof.conversation")}</h2>
      <div className="settings-buttons">
        <Button look="main" onClick={play}>
          {say("proof.open")}
        </Button>
        <Button disabled={flow === undefined} onClick={show}>
          {say("proof.show")}
        </Button>
      </div>
      <ol className="call-turns">
        {conversation.transcript.map((line, index) => (
          <li key={index} data-who={line.who} lang={line.who === "agent" ? line.language.split("-")[0] : undefined}>
            {line.who === "agent" ? line.text : wordsOf(line.turn)}
          </li>
        ))}
      </ol>
    </>
  );
}

const shownAtOnce = 60;

/** States and ways out that no conversation took. */
function NeverWalked({ report: { coverage } }: { report: SimulationReport }) {
  const say = useSay();
  const view = useViewStore();
  const { agent } = useParams<{ agent: string }>();
  const [, navigate] = useLocation();
  const document = useDocument((whole) => whole);
  const never = Object.entries(document.states).flatMap(([id, state]) => {
    const isWhole = coverage.states[id] === 0;
    const ways = Object.values(coverage.transitions[id] ?? {}).filter((count) => count === 0).length;
    return isWhole || ways > 0 ? [{ id, state, isWhole, ways }] : [];
  });
  never.sort((a, b) => Number(b.isWhole) - Number(a.isWhole) || b.ways - a.ways);
  return (
    <>
      <h2>{say("proof.never")}</h2>
      {never.length === 0 ? <p className="is-faint">{say("proof.never-all")}</p> : null}
      <ul className="proof-list">
        {never.slice(0, shownAtOnce).map(({ id, state, isWhole, ways }) => (
          <li key={id}>
            <button
              type="button"
              className="proof-trouble"
              onClick={() => {
                showState(view, id, state.flow);
                navigate(`/a/${agent}/design`);
              }}
            >
              <strong>{state.name}</strong>
            </button>
            <span className="is-faint">{isWhole ? say("proof.never-whole") : say("proof.never-ways", { count: ways })}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
