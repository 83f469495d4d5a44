import type { IdKind } from "@vaarta/editing";
import { describeExpression, type AgentDocument } from "@vaarta/flow";
import type { Place } from "../document/paths.ts";
import { useDocument, useDraftActions } from "../document/use-draft.ts";
import { usePlace } from "../document/use-place.ts";
import { useView } from "../document/view.ts";
import { uiLanguage } from "../i18n/i18n.ts";
import { useSay, type Say, type TextKey } from "../i18n/keys.ts";
import { Select } from "../ui/index.ts";
import { ExamplesField } from "./fields/examples-field.tsx";
import { ExpressionField } from "./fields/expression-field.tsx";
import { ListField, type Ordered } from "./fields/list-field.tsx";
import { ArgumentsField, SlotValuesField } from "./fields/map-field.tsx";
import { ChoiceField, NumberField, SwitchField, TextField } from "./fields/plain-fields.tsx";
import { RefField } from "./fields/ref-field.tsx";
import { SetField } from "./fields/set-field.tsx";
import { choiceName, fieldName } from "./field-name.ts";
import { LineField } from "./line/line-field.tsx";
import { RuleField } from "./rules/rule-field.tsx";
import { fieldOf, type Shape } from "./schema.ts";

interface FormProps {
  shape: Shape;
  place: Place;
  /** Kind of what is edited, for the names of its fields. */
  owner: string;
  skip?: readonly string[];
  near?: { flow?: string; state?: string };
}

/** The fields of something of the document, made from its schema: a new field of the language is a new field here. */
export function Form({ shape, place, owner, skip = [], near }: FormProps) {
  return (
    <>
      {(shape.fields ?? []).map(([name, field]) =>
        skip.includes(name) || name === "order" || field.type === "literal" ? null : (
          <Field key={name} name={name} shape={field} place={[...place, name]} owner={owner} {...(near ? { near } : {})} />
        ),
      )}
    </>
  );
}

interface FieldProps {
  name: string;
  shape: Shape;
  place: Place;
  owner: string;
  near?: { flow?: string; state?: string };
}

function Field({ name, shape, place, owner, near }: FieldProps) {
  const say = useSay();
  const label = fieldName(say, name, shape, owner);
  if (shape.ref === "line") return <LineField label={label} place={place} optional={shape.optional} />;
  if (shape.ref) return <RefField label={label} kind={shape.ref} place={place} optional={shape.optional} {...(near ? { near } : {})} />;
  if (shape.widget === "expression") {
    if (shape.title === "Only if" || shape.title === "Rule") return <RuleField label={label} place={place} optional={shape.optional} />;
    return <ExpressionField label={label} place={place} wants="value" optional={shape.optional} />;
  }
  switch (shape.type) {
    case "string":
      return <TextField label={label} place={place} shape={shape} />;
    case "number":
      return <NumberField label={label} place={place} shape={shape} />;
    case "boolean":
      return <SwitchField label={label} place={place} shape={shape} />;
    case "enum":
      return <ChoiceField label={label} place={place} shape={shape} />;
    case "record":
      return <RecordField name={name} shape={shape} place={place} owner={owner} label={label} {...(near ? { near } : {})} />;
    case "union":
      return shape.by ? <UnionField shape={shape} place={place} owner={owner} label={label} /> : null;
    case "object":
      return (
        <fieldset className="fieldset">
          <legend className="field-name">{label}</legend>
          <Form shape={shape} place={place} owner={name} />
        </fieldset>
      );
    default:
      return null;
  }
}

function RecordField({ name, shape, place, owner, label, near }: FieldProps & { label: string }) {
  const say = useSay();
  const document = useDocument((whole) => whole);
  const language = useView((view) => view.language);
  const { key, value } = shape;
  if (!value) return null;
  if (value.type === "literal" && key?.ref) return <SetField label={label} kind={key.ref} place={place} optional={shape.optional} />;
  if (value.type === "array") return <ExamplesField label={label} place={place} />;
  if (value.widget === "expression") {
    return key?.ref === "slot" ? (
      <SlotValuesField label={label} place={place} hasResult={name === "save"} />
    ) : (
      <ToolArguments label={label} place={place} />
    );
  }
  if (value.type === "object" && fieldOf(value, "order")) {
    return (
      <ListField<Ordered & Record<string, unknown>>
        label={label}
        place={place}
        idKind={idKinds[name] ?? "option"}
        addText={say((`list.add.${name}` in listTexts ? `list.add.${name}` : "list.add") as TextKey)}
        summary={(item) => summaryOf(document, name, item, language, say)}
        make={() => newItem(document, name)}
      >
        {(id, item, at) => (
          <>
            <Form shape={value} place={at} owner={name} skip={name === "exits" ? [] : []} {...(near ? { near } : {})} />
            {name === "asks" ? <AskedQuestion slot={item["slot"]} /> : null}
            <span hidden>{id}</span>
          </>
        )}
      </ListField>
    );
  }
  return <p className="field-help">{owner}</p>;
}

function ToolArguments({ label, place }: { label: string; place: Place }) {
  const [tool] = usePlace<string>([...place.slice(0, -1), "tool"], label);
  return tool === undefined ? null : <ArgumentsField label={label} place={place} tool={tool} />;
}

/** A detail's questions belong to the detail; they are written here all the same, where they are asked. */
function AskedQuestion({ slot }: { slot: unknown }) {
  const say = useSay();
  const known = useDocument((document) => typeof slot === "string" && document.slots[slot] !== undefined);
  if (typeof slot !== "string" || !known) return null;
  return (
    <>
      <LineField label={say("field.ask")} place={["slots", slot, "ask"]} optional />
      <LineField label={say("field.askShort")} place={["slots", slot, "askShort"]} optional />
      <LineField label={say("field.why")} place={["slots", slot, "why"]} optional />
    </>
  );
}

function UnionField({ shape, place, owner, label }: { shape: Shape; place: Place; owner: string; label: string }) {
  const say = useSay();
  const draft = useDraftActions();
  const [value] = usePlace<Record<string, unknown>>(place, label);
  const by = shape.by ?? "kind";
  const current = value?.[by];
  const chosen = shape.cases?.find((option) => fieldOf(option, by)?.literal === current);
  const options = (shape.cases ?? []).map((option) => {
    const literal = String(fieldOf(option, by)?.literal);
    return { value: literal, text: choiceName(say, `${owner}.${place.at(-1)}`, literal) };
  });
  const change = (next: string) => {
    const option = shape.cases?.find((candidate) => fieldOf(candidate, by)?.literal === next);
    if (!option) return;
    const made: Record<string, unknown> = { [by]: next };
    for (const [name, field] of option.fields ?? [])
      if (name !== by && !field.optional) made[name] = field.type === "number" ? (field.min ?? 0) : "";
    draft.apply([{ op: "set", path: place, value: made }], { summary: label });
  };
  return (
    <div className="field">
      <span className="field-name">{label}</span>
      <Select label={label} value={typeof current === "string" ? current : ""} options={options} onChange={change} />
      {chosen ? <Form shape={chosen} place={place} owner={`${owner}.${String(current)}`} skip={[by]} /> : null}
    </div>
  );
}

const idKinds: Readonly<Record<string, IdKind>> = {
  asks: "ask",
  exits: "exit",
  calls: "call",
  options: "option",
  assignments: "assignment",
};
const listTexts = { "list.add.asks": 1, "list.add.exits": 1, "list.add.calls": 1, "list.add.options": 1, "list.add.assignments": 1 };

function newItem(document: AgentDocument, list: string): Record<string, unknown> | null {
  switch (list) {
    case "asks": {
      const slot = Object.keys(document.slots)[0];
      return { slot: slot ?? "slot-missing" };
    }
    case "exits":
      return { name: "…", criterion: "" };
    case "calls":
      return { tool: Object.keys(document.tools)[0] ?? "tool-missing", args: {} };
    case "options":
      return { label: "…" };
    case "assignments":
      return { slot: Object.keys(document.slots)[0] ?? "slot-missing", value: '""' };
    default:
      return {};
  }
}

function summaryOf(document: AgentDocument, list: string, item: Record<string, unknown>, language: string, say: Say): string {
  const name = (value: unknown) => (typeof value === "string" ? value : "");
  switch (list) {
    case "asks": {
      const label = document.slots[name(item["slot"])]?.label ?? name(item["slot"]);
      return item["required"] === false ? `${label} (${say("field.optional")})` : label;
    }
    case "calls":
      return document.tools[name(item["tool"])]?.name ?? name(item["tool"]);
    case "assignments":
      return `${document.slots[name(item["slot"])]?.label ?? name(item["slot"])} = ${describeExpression(document, name(item["value"]), language, uiLanguage.get())}`;
    default:
      return name(item["label"]) || name(item["name"]);
  }
}
