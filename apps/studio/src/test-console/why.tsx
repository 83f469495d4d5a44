import type { Considered, Decision } from "@vaarta/engine";
import type { AgentDocument } from "@vaarta/flow";
import { Check, CircleHelp, Minus, X } from "lucide-react";
import { useState } from "react";
import { useDocument } from "../document/use-draft.ts";
import { showState, useViewStore } from "../document/view.ts";
import { useSay, type Say, type TextKey } from "../i18n/keys.ts";
import { Button } from "../ui/index.ts";
import { conditionWords } from "../words/condition-words.ts";
import { languageName } from "../words/language-name.ts";
import { ModelTurns } from "./model-turns.tsx";
import type { Exchange } from "./transcript.ts";

/** "Why did it move?": what was understood, which ways out were weighed, which was taken and why the others were not. */
export function Why({ exchange }: { exchange: Exchange }) {
  const say = useSay();
  const [json, setJson] = useState(false);
  const { understanding, decisions, tools, effects } = exchange;
  const document = useDocument((whole) => whole);
  return (
    <div className="why">
      {understanding ? <Understood exchange={exchange} document={document} /> : null}
      {decisions.length ? (
        <ol className="why-list">
          {decisions.map((decision, index) => (
            <DecisionView key={index} decision={decision} document={document} />
          ))}
        </ol>
      ) : (
        <p className="field-help">{say("why.nothing")}</p>
      )}
      {tools.length || effects.length ? (
        <ul className="why-effects">
          {tools.map((tool, index) => (
            <li key={`${tool.name}${index}`}>
              {say("why.tool", { tool: document.tools[tool.name]?.name ?? tool.name, outcome: tool.outcome })}
              {tool.tookMs === null ? null : <span className="is-faint"> {say("why.took", { ms: Math.round(tool.tookMs) })}</span>}
            </li>
          ))}
          {effects
            .filter(({ type }) => type !== "call-tool")
            .map((effect) => (
              <li key={effect.id}>{effectWords(effect.type, say)}</li>
            ))}
        </ul>
      ) : null}
      <ModelTurns exchange={exchange} />
      <Button small look="quiet" aria-expanded={json} onClick={() => setJson(!json)}>
        {say(json ? "why.json-hide" : "why.json")}
      </Button>
      {json ? <pre className="why-json">{JSON.stringify(exchange.events, null, 2)}</pre> : null}
    </div>
  );
}

function Understood({ exchange, document }: { exchange: Exchange; document: AgentDocument }) {
  const say = useSay();
  const { understanding } = exchange;
  if (!understanding) return null;
  const percent = (score: number) => `${Math.round(score * 100)} %`;
  const parts = [
    ...understanding.intents.slice(0, 3).map(({ intent, score }) => `${document.intents[intent]?.name ?? intent} (${percent(score)})`),
    ...understanding.acts.slice(0, 3).map(({ act, score }) => `${actWords(act, say)} (${percent(score)})`),
    ...understanding.answers.slice(0, 2).map(({ answer, score }) => `${document.answers[answer]?.question ?? answer} (${percent(score)})`),
  ];
  return (
    <dl className="why-facts">
      <div>
        <dt>{say("why.language")}</dt>
        <dd>
          {languageName(understanding.language.tag, say)}
          {understanding.language.mixed ? `, ${say("why.mixed")}` : ""}
        </dd>
      </div>
      <div>
        <dt>{say("why.understood")}</dt>
        <dd>{parts.length ? parts.join(", ") : say("why.not-understood")}</dd>
      </div>
      {understanding.slots.slice(0, 5).map((slot, index) => (
        <div key={`${slot.slot}${index}`}>
          <dt>{document.slots[slot.slot]?.label ?? slot.slot}</dt>
          <dd>
            {valueWords(slot.value)}{" "}
            <span className="is-faint">
              “{slot.words}”, {percent(slot.score)}
            </span>
            {slot.problem ? <span className="field-bad"> {say("why.refused", { rule: slot.problem.rule })}</span> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function DecisionView({ decision, document }: { decision: Decision; document: AgentDocument }) {
  const say = useSay();
  const view = useViewStore();
  const from = document.states[decision.from];
  const to = decision.to === null ? undefined : document.states[decision.to];
  const taken = decision.considered.find(({ verdict }) => verdict === "taken");
  return (
    <li className="why-decision" data-stall={decision.cause === "stall"}>
      <p>
        <strong>{say(`cause.${decision.cause}` as TextKey)}</strong>
        {decision.to !== null && decision.to !== decision.from ? (
          <>
            {" "}
            {from?.name ?? decision.from} →{" "}
            <button type="button" className="why-state" onClick={() => to && decision.to !== null && showState(view, decision.to, to.flow)}>
              {to?.name ?? decision.to}
            </button>
          </>
        ) : (
          <> {from ? say("why.stayed", { name: from.name }) : ""}</>
        )}
      </p>
      {taken ? (
        <p className="why-because">{sentence(taken.because)}</p>
      ) : decision.note ? (
        <p className="why-because">{sentence(decision.note)}</p>
      ) : null}
      {decision.refused?.length && decision.note ? <p className="why-because">{sentence(decision.note)}</p> : null}
      {decision.rule ? <p className="is-faint">{say("why.rule", { rule: decision.rule })}</p> : null}
      {decision.considered.length > (taken ? 1 : 0) ? (
        <ul className="why-weighed">
          {decision.considered.map((considered) => (
            <li key={considered.transition} data-verdict={considered.verdict}>
              <Verdict verdict={considered.verdict} />
              <span>
                {wayWords(document, decision.from, considered, say)}
                <span className="is-faint">
                  {" "}
                  → {document.states[considered.to]?.name ?? considered.to}: {considered.because}
                </span>
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  );
}

const verdictIcons = { taken: Check, false: X, later: Minus, unknown: CircleHelp } as const;

function Verdict({ verdict }: { verdict: Considered["verdict"] }) {
  const say = useSay();
  const Icon = verdictIcons[verdict];
  return <Icon size={13} aria-label={say(`verdict.${verdict}`)} />;
}

function wayWords(document: AgentDocument, stateId: string, considered: Considered, say: Say): string {
  const state = document.states[stateId];
  const transition = state?.transitions[considered.transition];
  return state && transition ? transition.label || conditionWords(document, state, transition.when, say) : considered.transition;
}

export function actWords(act: string, say: Say): string {
  const key = `act.${act}` as TextKey;
  const words = say(key);
  return words === key ? act.replaceAll("-", " ") : words;
}

function effectWords(type: string, say: Say): string {
  const key = `effect.${type}` as TextKey;
  const words = say(key);
  return words === key ? type : words;
}

/** A value as a person writes it. */
export function valueWords(value: unknown): string {
  if (typeof value === "number") return value.toLocaleString("en-IN");
  if (typeof value === "string") return value;
  if (typeof value === "object" && value !== null && "min" in value && "max" in value)
    return `${valueWords(value.min)} – ${valueWords(value.max)}`;
  return JSON.stringify(value);
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
