import { useMutation, useQuery } from "@tanstack/react-query";
import { useMemo, type ReactNode } from "react";
import { Link, useLocation, useParams } from "wouter";
import { saveFile } from "../../app/save-file.ts";
import { useBackend, useRecords } from "../../backend/backend.ts";
import { useDocument } from "../../document/use-draft.ts";
import { followState, useViewStore } from "../../document/view.ts";
import { useSay } from "../../i18n/keys.ts";
import { ModelTurn } from "../../model-turn/model-turn.tsx";
import { Button, toast } from "../../ui/index.ts";
import { money } from "../../words/money.ts";
import { callTurns, type CallTurn } from "./call-turns.ts";
import { Waterfall } from "./latency/waterfall.tsx";
import "../parts/records.css";

/** One conversation: what was said, why it moved, the path it walked. */
export function CallScreen() {
  const say = useSay();
  const records = useRecords();
  const { models } = useBackend();
  const view = useViewStore();
  const [, navigate] = useLocation();
  const { agent, call } = useParams<{ agent: string; call: string }>();
  const draft = useDocument((document) => document);
  const log = useQuery({ queryKey: ["conversation", call], queryFn: () => records.conversation(call) });
  const used = useQuery({ queryKey: ["usage", call], queryFn: () => models?.usage(call) ?? { currency: "INR", uses: [] } });
  const timings = useQuery({ queryKey: ["timings", call], queryFn: () => records.timings(call) });
  const download = useMutation({
    mutationFn: () => records.log(call),
    onSuccess: ({ name, text }) => saveFile(name, "text/markdown", text),
    onError: (error) => toast(error.message),
  });
  const turns = useMemo(() => (log.data ? callTurns(log.data.events) : []), [log.data]);
  if (log.isError)
    return (
      <p role="alert" className="page-wait">
        {log.error.message}
      </p>
    );
  if (!log.data) return <p className="page-wait">{say("ui.loading")}</p>;
  const document = log.data.document ?? draft;
  const costs = (used.data?.uses ?? []).flatMap((use) => (use.cost === null ? [] : [use.cost]));
  const cost =
    used.data && costs.length
      ? money(
          costs.reduce((sum, one) => sum + one, 0),
          used.data.currency,
        )
      : null;
  const path = turns.flatMap(({ decisions }) => decisions).flatMap(({ to }) => (to ? [to] : []));
  const showPath = () => {
    const last = path.findLast((state) => draft.states[state]);
    const transitions = turns.flatMap(({ decisions }) => decisions).flatMap(({ from, taken }) => (taken ? [`${from}/${taken}`] : []));
    view.setState({ lit: { current: last ?? null, states: new Set(path), transitions: new Set(transitions) } });
    if (last) followState(view, last, draft.states[last]!.flow);
    navigate(`/a/${agent}/design`);
  };
  return (
    <section className="screen" aria-label={say("calls.transcript")}>
      <div className="screen-page">
        <header className="release-head">
          <div>
            <Link href={`/a/${agent}/calls`}>← {say("calls.back")}</Link>
            <h1>{new Date(log.data.startedAt).toLocaleString()}</h1>
            <p className="is-faint">
              {say("releases.number", { number: log.data.release })} · {cost === null ? "" : `${say("usage.total", { cost })} · `}
              {log.data.outcome ? (document.outcomes[log.data.outcome]?.name ?? log.data.outcome) : say("calls.running")}
            </p>
          </div>
          <div className="release-head-buttons">
            <Button onClick={() => download.mutate()} disabled={download.isPending}>
              {say("calls.download")}
            </Button>
            <Button onClick={showPath} disabled={path.length === 0}>
              {say("calls.show-path")}
            </Button>
          </div>
        </header>
        <div className="call">
          <ol className="call-turns" aria-label={say("calls.transcript")}>
            {turns.map((turn) => (
              <TurnView key={turn.key} turn={turn} nameOf={(state) => document.states[state]?.name ?? state}>
                {turn.generates.map((effect) => (
                  <ModelTurn
                    key={effect}
                    effect={effect}
                    events={log.data.events}
                    document={document}
                    uses={used.data?.uses ?? []}
                    currency={used.data?.currency ?? "INR"}
                  />
                ))}
              </TurnView>
            ))}
          </ol>
          <aside aria-label={say("calls.path")}>
            <h2>{say("calls.path")}</h2>
            <ol className="call-path">
              {path.map((state, index) => (
                // A path may come by the same state twice.
                <li key={`${index}-${state}`}>{document.states[state]?.name ?? state}</li>
              ))}
            </ol>
          </aside>
        </div>
        {timings.data ? <Waterfall timings={timings.data} /> : null}
      </div>
    </section>
  );
}

/** Below this a caller was asked to say it again (C9). */
const sureEnough = 0.6;

function TurnView({ turn, nameOf, children }: { turn: CallTurn; nameOf: (state: string) => string; children: ReactNode }) {
  const say = useSay();
  return (
    <li data-who={turn.who}>
      <b>{say(turn.who === "agent" ? "tests.agent" : "tests.caller")}</b>
      {turn.texts.map(({ text, language, unheard, confidence, via }, index) => (
        <p key={`${index}-${text}`} lang={language?.split("-")[0]}>
          {text}
          {unheard ? (
            <s className="said-unheard">
              <span className="visually-hidden"> ({say("calls.unheard")}) </span>
              {unheard}
            </s>
          ) : null}
          {via === "voice" && confidence !== undefined && confidence < sureEnough ? (
            <span className="said-doubt"> {say("calls.doubt", { percent: Math.round(confidence * 100) })}</span>
          ) : null}
        </p>
      ))}
      {turn.decisions.length > 0 ? (
        <details>
          <summary>{say("calls.why")}</summary>
          <ul>
            {turn.decisions.map((decision, index) => (
              <li key={`${index}-${decision.from}`}>
                {nameOf(decision.from)} {decision.to ? `→ ${nameOf(decision.to)}` : ""}{" "}
                <span className="is-faint">
                  {[decision.cause, decision.rule, ...decision.evidence.map(({ id, words }) => (words ? `“${words}”` : id))]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {children}
    </li>
  );
}
