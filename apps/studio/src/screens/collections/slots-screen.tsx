import type { Slot, SlotTypeName } from "@vaarta/flow";
import { useDocument } from "../../document/use-draft.ts";
import { useSay } from "../../i18n/keys.ts";
import { ChoiceField, ExamplesField, LineField, NumberField, TextField } from "../parts/fields.tsx";
import { ListDetail } from "../parts/list-detail.tsx";
import { freshId, setOrRemove, useEdit } from "../parts/use-edit.ts";

const types = [
  "text",
  "name",
  "number",
  "money",
  "percent",
  "weight",
  "months",
  "date",
  "time",
  "phone",
  "pin",
  "email",
  "yesno",
  "choice",
  "data",
] as const satisfies readonly SlotTypeName[];
const asks = ["ask", "askShort", "askAgain", "why", "invalid", "confirm", "spoken"] as const;

/** The details an agent asks for and keeps. */
export function SlotsScreen() {
  const say = useSay();
  const edit = useEdit();
  const slots = useDocument((document) => document.slots);
  const entries = Object.entries(slots).map(([id, slot]) => ({
    id,
    name: slot.label,
    hint: say(`slots.type.${slot.type.type}`),
    words: slot.name,
  }));
  const make = () => {
    const id = freshId("slot");
    const taken = new Set(Object.values(slots).map(({ name }) => name));
    let count = 1;
    while (taken.has(`detail_${count}`)) count++;
    edit(say("slots.new"), [
      { op: "set", path: ["slots", id], value: { name: `detail_${count}`, label: say("slots.new-name"), type: { type: "text" } } },
    ]);
    return id;
  };
  return (
    <ListDetail
      title={say("screen.slots")}
      intro={say("slots.intro")}
      entries={entries}
      onCreate={{ text: say("slots.new"), make }}
      onDelete={(id) => edit(say("ui.delete"), [{ op: "remove", path: ["slots", id] }])}
    >
      {(id) => (slots[id] ? <SlotForm id={id} slot={slots[id]} /> : null)}
    </ListDetail>
  );
}

function SlotForm({ id, slot }: { id: string; slot: Slot }) {
  const say = useSay();
  const edit = useEdit();
  const set = (path: readonly string[], value: unknown, has = true) =>
    edit(slot.label, setOrRemove(["slots", id, ...path], value, has), `${id}/${path.join("/")}`);
  const { type } = slot;
  const limits =
    type.type === "number" || type.type === "money" || type.type === "percent" || type.type === "weight" || type.type === "months"
      ? type
      : null;
  return (
    <>
      <div className="fields-row">
        <TextField name={say("field.label")} value={slot.label} max={200} onChange={(value) => value && set(["label"], value)} />
        <TextField
          name={say("slots.name")}
          help={say("slots.name-help")}
          value={slot.name}
          max={64}
          onChange={(value) => /^[a-z][a-z0-9_]*$/.test(value) && set(["name"], value)}
        />
        <ChoiceField
          name={say("slots.type")}
          value={type.type}
          options={types.map((value) => ({ value, text: say(`slots.type.${value}`) }))}
          onChange={(value) => set(["type"], value === "choice" ? { type: value, options: {} } : { type: value })}
        />
        <ChoiceField
          name={say("slots.sensitivity")}
          value={slot.sensitivity ?? "normal"}
          options={(["normal", "personal", "secret"] as const).map((value) => ({ value, text: say(`slots.sensitivity.${value}`) }))}
          onChange={(value) => set(["sensitivity"], value)}
        />
      </div>
      {limits ? (
        <div className="fields-row">
          <NumberField
            name={say("slots.min")}
            value={limits.min}
            onChange={(value) => set(["type", "min"], value, limits.min !== undefined)}
          />
          <NumberField
            name={say("slots.max")}
            value={limits.max}
            onChange={(value) => set(["type", "max"], value, limits.max !== undefined)}
          />
        </div>
      ) : null}
      {asks.map((field) => (
        <LineField
          key={field}
          name={say(`slots.${field}`)}
          help={say(`slots.${field}-help`)}
          line={slot[field]}
          onMake={(line) => [{ op: "set", path: ["slots", id, field], value: line }]}
        />
      ))}
      <TextField
        name={say("slots.example")}
        help={say("slots.example-help")}
        value={slot.example ?? ""}
        max={200}
        onChange={(value) => set(["example"], value || undefined, slot.example !== undefined)}
      />
      <ExamplesField
        name={say("slots.cues")}
        help={say("slots.cues-help")}
        value={slot.cues ?? {}}
        onChange={(value) => set(["cues"], value)}
      />
    </>
  );
}
