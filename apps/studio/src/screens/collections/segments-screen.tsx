import { useDocument } from "../../document/use-draft.ts";
import { useSay } from "../../i18n/keys.ts";
import { ChoiceField, ExamplesField, NumberField, TextField } from "../parts/fields.tsx";
import { ListDetail } from "../parts/list-detail.tsx";
import { freshId, setOrRemove, useEdit } from "../parts/use-edit.ts";

/** Kinds of customers, by indicators, and how to talk with each. */
export function SegmentsScreen() {
  const say = useSay();
  const edit = useEdit();
  const segments = useDocument((document) => document.segments);
  const entries = Object.entries(segments)
    .sort(([, a], [, b]) => a.priority - b.priority)
    .map(([id, segment]) => ({ id, name: segment.name, hint: say("segments.priority-short", { priority: segment.priority }) }));
  const make = () => {
    const id = freshId("segment");
    const priority = Math.max(0, ...Object.values(segments).map((segment) => segment.priority)) + 1;
    edit(say("segments.new"), [{ op: "set", path: ["segments", id], value: { name: say("segments.new-name"), priority, indicators: {} } }]);
    return id;
  };
  return (
    <ListDetail
      title={say("screen.segments")}
      intro={say("segments.intro")}
      entries={entries}
      onCreate={{ text: say("segments.new"), make }}
      onDelete={(id) => edit(say("ui.delete"), [{ op: "remove", path: ["segments", id] }])}
    >
      {(id) => {
        const segment = segments[id];
        if (!segment) return null;
        const set = (path: readonly string[], value: unknown, has = true) =>
          edit(segment.name, setOrRemove(["segments", id, ...path], value, has), `${id}/${path.join("/")}`);
        const persuasion = segment.persuasion;
        return (
          <>
            <div className="fields-row">
              <TextField name={say("field.name")} value={segment.name} max={200} onChange={(value) => value && set(["name"], value)} />
              <NumberField
                name={say("segments.priority")}
                help={say("segments.priority-help")}
                value={segment.priority}
                onChange={(value) => value !== undefined && set(["priority"], Math.round(value))}
              />
              <ChoiceField
                name={say("segments.pace")}
                value={segment.pace ?? "normal"}
                options={(["slow", "normal", "quick"] as const).map((value) => ({ value, text: say(`segments.pace.${value}`) }))}
                onChange={(value) => set(["pace"], value)}
              />
            </div>
            <ExamplesField
              name={say("segments.keywords")}
              help={say("segments.keywords-help")}
              value={segment.indicators.keywords ?? {}}
              onChange={(value) => set(["indicators", "keywords"], value)}
            />
            <TextField
              name={say("segments.rule")}
              help={say("segments.rule-help")}
              value={segment.indicators.rule ?? ""}
              max={2000}
              onChange={(value) => set(["indicators", "rule"], value || undefined, segment.indicators.rule !== undefined)}
            />
            <TextField
              name={say("segments.focus")}
              value={segment.focus ?? ""}
              max={500}
              onChange={(value) => set(["focus"], value || undefined, segment.focus !== undefined)}
            />
            <TextField
              name={say("segments.tone")}
              value={segment.tone ?? ""}
              max={500}
              onChange={(value) => set(["tone"], value || undefined, segment.tone !== undefined)}
            />
            <TextField
              name={say("segments.primary")}
              value={persuasion?.primary ?? ""}
              max={500}
              onChange={(value) => set(["persuasion"], { ...persuasion, primary: value })}
            />
            {persuasion ? (
              <>
                <TextField
                  name={say("segments.secondary")}
                  value={persuasion.secondary ?? ""}
                  max={500}
                  onChange={(value) => set(["persuasion", "secondary"], value)}
                />
                <TextField
                  name={say("segments.avoid")}
                  value={persuasion.avoid ?? ""}
                  max={500}
                  onChange={(value) => set(["persuasion", "avoid"], value)}
                />
              </>
            ) : null}
          </>
        );
      }}
    </ListDetail>
  );
}
