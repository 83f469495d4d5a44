import type { AgentDocument } from "@vaarta/flow";
import { compile } from "@vaarta/flow";
import { promptOf } from "@vaarta/prompting";
import type { StoredEvent } from "@vaarta/runtime";
import { useMemo, useState } from "react";
import type { ModelUse } from "../backend/models.ts";
import { useSay } from "../i18n/keys.ts";
import { money } from "../words/money.ts";
import "./model-turn.css";

interface ModelTurnProps {
  /** Id of the `generate` effect. */
  effect: string;
  events: readonly StoredEvent[];
  document: AgentDocument;
  uses: readonly ModelUse[];
  currency: string;
}

/** What a language model was asked in one turn, word for word, what it proposed, and what that cost. */
export function ModelTurn({ effect, events, document, uses, currency }: ModelTurnProps) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const own = uses.filter(({ turn }) => turn === effect);
  return (
    <div className="model-turn">
      <ul>
        {own.map((use, index) => (
          <li key={index}>
            {say("usage.line", {
              task: say(`routes.${use.task as "answer"}`),
              model: use.model,
              tokens: use.inputTokens + use.outputTokens,
              ms: use.firstTokenMs ?? use.tookMs,
            })}
            {use.cost === null ? "" : ` · ${money(use.cost, currency)}`}
            {use.failure === null ? "" : ` · ${say("usage.failed", { code: use.failure })}`}
          </li>
        ))}
      </ul>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{say("usage.prompt")}</summary>
        {open ? <PromptShown effect={effect} events={events} document={document} /> : null}
      </details>
    </div>
  );
}

/** Composed again from the log; the log's own hash says whether these are the very words that were sent. */
function PromptShown({ effect, events, document }: Pick<ModelTurnProps, "effect" | "events" | "document">) {
  const say = useSay();
  const shown = useMemo(() => {
    const program = compile(document);
    return promptOf((hash) => (hash === program.hash ? program : undefined), events, effect) ?? promptOf(() => program, events, effect);
  }, [effect, events, document]);
  const answer = events.flatMap(({ event }) => ("effect" in event && event.effect === effect ? [event] : []));
  if (!shown) return <p className="is-faint">{say("usage.no-prompt")}</p>;
  return (
    <div className="prompt-shown">
      {shown.isExact ? null : <p className="field-help">{say("usage.not-exact")}</p>}
      <h4>{say("usage.system")}</h4>
      <pre>{shown.system}</pre>
      {shown.messages.map(({ role, text }, index) => (
        <div key={index}>
          <h4>{say(role === "caller" ? "tests.caller" : "tests.agent")}</h4>
          <pre>{text}</pre>
        </div>
      ))}
      {answer.length ? <h4>{say("usage.answered")}</h4> : null}
      {answer.map((event, index) => {
        if (event.type === "proposed") {
          const { exit, slots, tool } = event;
          return <pre key={index}>{JSON.stringify({ exit, slots, tool }, null, 1)}</pre>;
        }
        if (event.type !== "worded") return null;
        if (event.outcome === "said") return <p key={index}>{event.text}</p>;
        return (
          <p key={index} className="field-bad">
            {say("usage.held-back", { why: event.detail ?? event.why })}
          </p>
        );
      })}
    </div>
  );
}
