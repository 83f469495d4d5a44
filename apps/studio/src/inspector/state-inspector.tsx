import { kindFacts, kindSchemas, type State } from "@vaarta/flow";
import { useEffect, useRef, useState } from "react";
import { kindIcons } from "../canvas/kind-icons.ts";
import { useDocument, useDraftActions } from "../document/use-draft.ts";
import { useView, useViewStore } from "../document/view.ts";
import { useSay } from "../i18n/keys.ts";
import { Button, Switch } from "../ui/index.ts";
import { FieldIssues, SwitchField } from "./fields/plain-fields.tsx";
import { Form } from "./form.tsx";
import { shapeOf } from "./schema.ts";
import { WaysOut } from "./ways-out.tsx";

const elsewhere = ["name", "flow", "transitions", "interruptible", "kind"];

export function StateInspector({ stateId, state }: { stateId: string; state: State }) {
  const say = useSay();
  const root = useRef<HTMLDivElement>(null);
  const view = useViewStore();
  const field = useView((now) => now.field);
  const Icon = kindIcons[state.kind];
  const facts = kindFacts[state.kind];

  useEffect(() => {
    if (!field || field.path[1] !== stateId) return;
    // Done once: the next step that is opened must not take the focus again.
    view.setState({ field: null });
    // The nearest field around the place: a problem may lie deeper than any field.
    for (let length = field.path.length; length >= 2; length--) {
      const at = field.path.slice(0, length).join("/");
      const found = root.current?.querySelector<HTMLElement>(`[data-path="${CSS.escape(at)}"]`);
      if (!found) continue;
      found.scrollIntoView({ block: "center" });
      found.querySelector<HTMLElement>("textarea, input, button")?.focus({ preventScroll: true });
      return;
    }
    root.current?.querySelector<HTMLInputElement>(".inspector-name")?.focus();
  }, [field, stateId, view]);

  return (
    <div ref={root} className="inspector-body">
      <header className="inspector-head" data-family={facts.family}>
        <span className="inspector-kind">
          <Icon size={15} aria-hidden />
          {say(`kind.${state.kind}`)}
        </span>
        <NameInput stateId={stateId} name={state.name} />
        <p className="field-help">{say(`kind-help.${state.kind}`)}</p>
        <FieldIssues place={["states", stateId, "name"]} />
      </header>
      <section className="inspector-part" aria-label={say("inspector.content")}>
        <Form
          shape={shapeOf(kindSchemas[state.kind])}
          place={["states", stateId]}
          owner={state.kind}
          skip={elsewhere}
          near={{ flow: state.flow, state: stateId }}
        />
      </section>
      {state.kind === "end" || state.kind === "return" ? null : <WaysOut stateId={stateId} state={state} />}
      <section className="inspector-part" aria-label={say("inspector.more")}>
        <h3>{say("inspector.more")}</h3>
        <SwitchField
          label={say("field.interruptible")}
          place={["states", stateId, "interruptible"]}
          shape={{ type: "boolean", optional: true }}
        />
        <EntrySwitch stateId={stateId} flow={state.flow} />
        <p className="inspector-id">
          <code>{stateId}</code>
        </p>
      </section>
    </div>
  );
}

function NameInput({ stateId, name }: { stateId: string; name: string }) {
  const say = useSay();
  const draft = useDraftActions();
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <input
      className="inspector-name"
      aria-label={say("field.name")}
      value={typed ?? name}
      maxLength={200}
      onChange={(event) => {
        setTyped(event.target.value);
        const next = event.target.value.trim();
        if (next)
          draft.apply([{ op: "set", path: ["states", stateId, "name"], value: next }], {
            summary: say("edit.field", { what: say("field.name") }),
            merge: `name/${stateId}`,
          });
      }}
      onBlur={() => setTyped(null)}
    />
  );
}

function EntrySwitch({ stateId, flow }: { stateId: string; flow: string }) {
  const say = useSay();
  const draft = useDraftActions();
  const entry = useDocument((document) => document.flows[flow]?.entry);
  if (entry === stateId) return <Switch label={say("inspector.entry")} checked disabled onChange={() => undefined} />;
  return (
    <Button
      small
      look="quiet"
      className="is-start"
      onClick={() => draft.apply([{ op: "set", path: ["flows", flow, "entry"], value: stateId }], { summary: say("inspector.make-entry") })}
    >
      {say("inspector.make-entry")}
    </Button>
  );
}
