import { useDocument } from "../../document/use-draft.ts";
import { useSay } from "../../i18n/keys.ts";
import { ExamplesField, LineField, TextField } from "../parts/fields.tsx";
import { ListDetail } from "../parts/list-detail.tsx";
import { freshId, useEdit } from "../parts/use-edit.ts";
import { MeaningCheck } from "./meaning-check.tsx";

/** What callers mean, by examples in any script. */
export function IntentsScreen() {
  const say = useSay();
  const edit = useEdit();
  const intents = useDocument((document) => document.intents);
  const entries = Object.entries(intents).map(([id, intent]) => ({
    id,
    name: intent.name,
    hint: say("list.examples", { count: Object.values(intent.examples).flat().length }),
    words: Object.values(intent.examples).flat().join(" "),
  }));
  const make = () => {
    const id = freshId("intent");
    edit(say("intents.new"), [{ op: "set", path: ["intents", id], value: { name: say("intents.new-name"), examples: {} } }]);
    return id;
  };
  return (
    <ListDetail
      title={say("screen.intents")}
      intro={say("intents.intro")}
      entries={entries}
      onCreate={{ text: say("intents.new"), make }}
      onDelete={(id) => edit(say("ui.delete"), [{ op: "remove", path: ["intents", id] }])}
    >
      {(id) => {
        const intent = intents[id];
        if (!intent) return null;
        return (
          <>
            <TextField
              name={say("field.name")}
              value={intent.name}
              max={200}
              onChange={(value) => value && edit(intent.name, [{ op: "set", path: ["intents", id, "name"], value }], `${id}/name`)}
            />
            <ExamplesField
              name={say("intents.examples")}
              help={say("intents.examples-help")}
              value={intent.examples}
              onChange={(value) => edit(intent.name, [{ op: "set", path: ["intents", id, "examples"], value }], `${id}/examples`)}
            />
            <LineField
              name={say("intents.spoken")}
              help={say("intents.spoken-help")}
              line={intent.spoken}
              onMake={(line) => [{ op: "set", path: ["intents", id, "spoken"], value: line }]}
            />
            <MeaningCheck of={{ kind: "intent", id }} />
          </>
        );
      }}
    </ListDetail>
  );
}
