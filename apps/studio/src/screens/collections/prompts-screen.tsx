import { useDocument } from "../../document/use-draft.ts";
import { useSay } from "../../i18n/keys.ts";
import { languageName } from "../../words/language-name.ts";
import { TextField } from "../parts/fields.tsx";
import { ListDetail } from "../parts/list-detail.tsx";
import { freshId, setOrRemove, useEdit } from "../parts/use-edit.ts";

/** Instructions for a language model; without one they are kept and not used. */
export function PromptsScreen() {
  const say = useSay();
  const edit = useEdit();
  const prompts = useDocument((document) => document.prompts);
  const offered = useDocument((document) => document.languages.offered);
  const entries = Object.entries(prompts).map(([id, prompt]) => ({ id, name: prompt.name, words: Object.values(prompt.texts).join(" ") }));
  const make = () => {
    const id = freshId("prompt");
    edit(say("prompts.new"), [{ op: "set", path: ["prompts", id], value: { name: say("prompts.new-name"), texts: {} } }]);
    return id;
  };
  return (
    <ListDetail
      title={say("screen.prompts")}
      intro={say("prompts.intro")}
      entries={entries}
      onCreate={{ text: say("prompts.new"), make }}
      onDelete={(id) => edit(say("ui.delete"), [{ op: "remove", path: ["prompts", id] }])}
    >
      {(id) => {
        const prompt = prompts[id];
        if (!prompt) return null;
        return (
          <>
            <TextField
              name={say("field.name")}
              value={prompt.name}
              max={200}
              onChange={(value) => value && edit(prompt.name, [{ op: "set", path: ["prompts", id, "name"], value }], `${id}/name`)}
            />
            {Object.keys(offered).map((tag) => (
              <TextField
                key={tag}
                long
                max={20_000}
                lang={tag.split("-")[0]}
                name={languageName(tag, say)}
                value={prompt.texts[tag] ?? ""}
                onChange={(value) =>
                  edit(
                    prompt.name,
                    setOrRemove(["prompts", id, "texts", tag], value || undefined, prompt.texts[tag] !== undefined),
                    `${id}/${tag}`,
                  )
                }
              />
            ))}
          </>
        );
      }}
    </ListDetail>
  );
}
