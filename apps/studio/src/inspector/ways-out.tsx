import { connect, freeExits, newId } from "@vaarta/editing";
import { outcomesOf, type AgentDocument, type Condition, type ConditionKind, type State } from "@vaarta/flow";
import { ArrowDown, ArrowUp, ChevronRight, LocateFixed, Plus, Trash2 } from "lucide-react";
import { moveRow, nextCondition } from "../canvas/edits.ts";
import { useDocument, useDraftActions } from "../document/use-draft.ts";
import { useIssuesAt } from "../document/use-place.ts";
import { showState, useView, useViewStore } from "../document/view.ts";
import { useSay } from "../i18n/keys.ts";
import { Button, IconButton, Menu, MenuItem, MenuLine, Select } from "../ui/index.ts";
import { conditionWords, outcomeWords } from "../words/condition-words.ts";
import { inOrder } from "../words/line-text.ts";
import { RefField } from "./fields/ref-field.tsx";
import { FieldIssues, NumberField, TextField } from "./fields/plain-fields.tsx";
import { ExamplesField } from "./fields/examples-field.tsx";
import { RuleField } from "./rules/rule-field.tsx";

/** The ways out of a state in the order that decides, each with its condition and where it leads. */
export function WaysOut({ stateId, state }: { stateId: string; state: State }) {
  const say = useSay();
  const draft = useDraftActions();
  const view = useViewStore();
  const document = useDocument((whole) => whole);
  const open = useView((now) => (now.transition?.state === stateId ? now.transition.id : null));
  const exits = inOrder(state.transitions);

  const add = (when: Condition) => {
    const to = exits.at(-1)?.[1].to ?? stateId;
    const made = connect(draft.store.getState().document, { from: stateId, to, when }, Math.random);
    draft.apply(made.operations, { summary: say("ways.add") });
    view.setState({ transition: { state: stateId, id: made.id } });
  };
  const free = freeExits(document, state).slice(0, 8);
  return (
    <section className="inspector-part" aria-label={say("ways.title")} data-path={`states/${stateId}/transitions`}>
      <div className="field-head">
        <h3>{say("ways.title")}</h3>
        <Menu
          align="end"
          label={say("ways.add")}
          trigger={
            <Button small look="quiet">
              <Plus size={13} aria-hidden />
              {say("ways.add")}
            </Button>
          }
        >
          {free.map((when) => (
            <MenuItem key={JSON.stringify(when)} onChoose={() => add(when)}>
              {conditionWords(document, state, when, say)}
            </MenuItem>
          ))}
          {free.length ? <MenuLine /> : null}
          {otherKinds(state).map((kind) => (
            <MenuItem key={kind} onChoose={() => add(firstCondition(document, stateId, state, kind))}>
              {say(`when-kind.${kind}`)}
            </MenuItem>
          ))}
        </Menu>
      </div>
      {exits.length === 0 ? <p className="field-help">{say("ways.none")}</p> : null}
      <ol className="list">
        {exits.map(([id, transition], index) => (
          <li
            key={id}
            className="list-item"
            data-path={`states/${stateId}/transitions/${id}`}
            data-open={open === id}
            data-tone={transition.when.kind === "else" ? "else" : undefined}
          >
            <div className="list-head">
              <button
                type="button"
                className="list-name"
                aria-expanded={open === id}
                onClick={() => view.setState({ transition: open === id ? null : { state: stateId, id } })}
              >
                <ChevronRight size={13} aria-hidden className="list-arrow" />
                <span className="way-words">
                  <span>{transition.label || conditionWords(document, state, transition.when, say)}</span>
                  <span className="way-to">→ {document.states[transition.to]?.name ?? say("ways.gone")}</span>
                </span>
              </button>
              <IconButton
                small
                disabled={index === 0}
                label={say("list.up", { what: index + 1 })}
                icon={<ArrowUp size={13} />}
                onClick={() => draft.apply(moveRow(state, stateId, id, -1), { summary: say("canvas.reordered") })}
              />
              <IconButton
                small
                disabled={index === exits.length - 1}
                label={say("list.down", { what: index + 1 })}
                icon={<ArrowDown size={13} />}
                onClick={() => draft.apply(moveRow(state, stateId, id, 1), { summary: say("canvas.reordered") })}
              />
              <IconButton
                small
                label={say("canvas.way-out-removed")}
                icon={<Trash2 size={13} />}
                onClick={() =>
                  draft.apply([{ op: "remove", path: ["states", stateId, "transitions", id] }], { summary: say("canvas.way-out-removed") })
                }
              />
            </div>
            {open === id ? <WayOutForm stateId={stateId} state={state} id={id} /> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

function WayOutForm({ stateId, state, id }: { stateId: string; state: State; id: string }) {
  const say = useSay();
  const draft = useDraftActions();
  const view = useViewStore();
  const document = useDocument((whole) => whole);
  const transition = state.transitions[id];
  const place = ["states", stateId, "transitions", id];
  const issues = useIssuesAt(place);
  if (!transition) return null;
  const { when, to } = transition;
  const kinds = [...new Set([when.kind, ...kindsFor(state)])];
  return (
    <div className="list-body">
      <div className="field">
        <span className="field-name">{say("ways.when")}</span>
        <Select
          label={say("ways.when")}
          value={when.kind}
          options={kinds.map((kind) => ({ value: kind, text: say(`when-kind.${kind}`) }))}
          onChange={(kind) =>
            draft.apply([{ op: "set", path: [...place, "when"], value: firstCondition(document, stateId, state, kind as ConditionKind) }], {
              summary: say("ways.when"),
            })
          }
        />
      </div>
      <ConditionForm stateId={stateId} state={state} when={when} place={[...place, "when"]} />
      <div className="way-target">
        <RefField label={say("ways.to")} kind="state" place={[...place, "to"]} optional={false} near={{ flow: state.flow }} />
        {document.states[to] ? (
          <IconButton small label={say("ways.show")} icon={<LocateFixed size={14} />} onClick={() => showState(view, to, state.flow)} />
        ) : null}
      </div>
      <TextField label={say("ways.label")} place={[...place, "label"]} shape={{ type: "string", optional: true, max: 200 }} />
      {issues.length ? <FieldIssues place={place} /> : null}
    </div>
  );
}

function ConditionForm({ stateId, state, when, place }: { stateId: string; state: State; when: Condition; place: readonly string[] }) {
  const say = useSay();
  const draft = useDraftActions();
  const document = useDocument((whole) => whole);
  switch (when.kind) {
    case "intent":
      return (
        <>
          <RefField label={say("when-kind.intent")} kind="intent" place={[...place, "intent"]} optional={false} />
          {document.intents[when.intent] ? (
            <ExamplesField label={say("field.examples")} place={["intents", when.intent, "examples"]} />
          ) : null}
        </>
      );
    case "expression":
      return <RuleField label={say("when-kind.expression")} place={[...place, "expression"]} optional={false} />;
    case "outcome": {
      const outcomes = [...new Set([when.outcome, ...outcomesOf(document, stateId)])];
      return (
        <Select
          label={say("when-kind.outcome")}
          value={when.outcome}
          options={outcomes.map((outcome) => ({ value: outcome, text: outcomeWords(state, outcome, say) }))}
          onChange={(outcome) => draft.apply([{ op: "set", path: [...place, "outcome"], value: outcome }], { summary: say("ways.when") })}
        />
      );
    }
    case "option":
      return (
        <RefField label={say("when-kind.option")} kind="option" place={[...place, "option"]} optional={false} near={{ state: stateId }} />
      );
    case "variant":
      return (
        <RefField
          label={say("when-kind.variant")}
          kind="variant"
          place={[...place, "variant"]}
          optional={false}
          near={{ state: stateId }}
        />
      );
    case "segment":
      return <RefField label={say("when-kind.segment")} kind="segment" place={[...place, "segment"]} optional={false} />;
    case "silence":
      return (
        <NumberField
          label={say("when.after")}
          place={[...place, "afterMs"]}
          shape={{ type: "number", optional: true, min: 500, max: 600_000, widget: "duration-ms" }}
        />
      );
    case "turns":
      return (
        <NumberField
          label={say("when.count")}
          place={[...place, "count"]}
          shape={{ type: "number", optional: false, min: 1, max: 100, whole: true }}
        />
      );
    case "dtmf":
      return <TextField label={say("when.keys")} place={[...place, "digits"]} shape={{ type: "string", optional: false, max: 16 }} />;
    case "criterion":
      return (
        <TextField
          label={say("when.criterion")}
          place={[...place, "criterion"]}
          shape={{ type: "string", optional: false, max: 1000, help: say("when.criterion-help") }}
        />
      );
    case "else":
      return null;
  }
}

/** Kinds of condition that can hold in a state of this kind. */
function kindsFor(state: State): ConditionKind[] {
  const kinds: ConditionKind[] = [];
  if (state.kind === "choice") kinds.push("option");
  if (state.kind === "split") kinds.push("variant");
  if (state.kind !== "branch" && state.kind !== "segment" && state.kind !== "split") kinds.push("outcome");
  return [...kinds, ...otherKinds(state)];
}

function otherKinds(state: State): ConditionKind[] {
  const listening: ConditionKind[] = ["intent", "silence", "turns", "dtmf", "criterion"];
  const isListening =
    state.kind === "collect" || state.kind === "choice" || state.kind === "converse" || state.kind === "consent" || state.kind === "say";
  return ["expression", "segment", ...(isListening ? listening : []), "else"];
}

function firstCondition(document: AgentDocument, stateId: string, state: State, kind: ConditionKind): Condition {
  switch (kind) {
    case "intent":
      return { kind, intent: Object.keys(document.intents)[0] ?? newId("intent", Math.random) };
    case "expression":
      return { kind, expression: "" };
    case "outcome":
      return { kind, outcome: outcomesOf(document, stateId)[0] ?? "done" };
    case "option":
    case "variant": {
      const next = nextCondition(document, state);
      if (next.kind === kind) return next;
      return kind === "option" ? { kind, option: "option-missing" } : { kind, variant: "variant-missing" };
    }
    case "segment":
      return { kind, segment: Object.keys(document.segments)[0] ?? "segment-missing" };
    case "silence":
      return { kind, afterMs: 8000 };
    case "turns":
      return { kind, count: 3 };
    case "dtmf":
      return { kind, digits: "1" };
    case "criterion":
      return { kind, criterion: "…" };
    case "else":
      return { kind };
  }
}
