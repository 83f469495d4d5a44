import { useId, useState } from "react";
import { useDocument, useDraftActions } from "../document/use-draft.ts";
import { useViewStore } from "../document/view.ts";
import { useSay } from "../i18n/keys.ts";
import { Button, Dialog } from "../ui/index.ts";
import { languageName } from "../words/language-name.ts";
import { newObjection } from "./objection-edit.ts";

/** A whole objection in one place: what callers say, and the answer in each language. Nobody leaves the canvas for it. */
export function NewObjection({ onClose }: { onClose: () => void }) {
  const say = useSay();
  const draft = useDraftActions();
  const view = useViewStore();
  const languages = useDocument((document) => document.languages);
  // Her own language first; five below one another would push the button out of sight.
  const offered = Object.keys(languages.offered).sort((a, b) => Number(b === languages.default) - Number(a === languages.default));
  const [name, setName] = useState("");
  const [ways, setWays] = useState("");
  const [answers, setAnswers] = useState<Record<string, string>>({});
  const field = useId();
  const make = () => {
    const list = ways
      .split("\n")
      .map((way) => way.trim())
      .filter(Boolean);
    const title = name.trim() || list[0];
    if (!title) return;
    const made = newObjection(
      draft.store.getState().document,
      { name: title, ways: list.length ? list : [title], answers },
      say("kind.return"),
    );
    draft.apply(made.operations, { summary: say("canvas.add-objection") });
    view.setState({ flow: made.flow, selected: [made.state], transition: null });
    onClose();
  };
  return (
    <Dialog wide open onClose={onClose} title={say("objection.title")} description={say("objection.intro")}>
      <form
        className="objection-form"
        onSubmit={(event) => {
          event.preventDefault();
          make();
        }}
      >
        <label className="field">
          <span className="field-name">{say("objection.name")}</span>
          <input
            className="input"
            value={name}
            maxLength={200}
            placeholder={say("objection.name-example")}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <label className="field">
          <span className="field-name">{say("objection.ways")}</span>
          <textarea
            className="area"
            rows={2}
            value={ways}
            placeholder={say("objection.ways-example")}
            onChange={(event) => setWays(event.target.value)}
          />
        </label>
        <div className="objection-answers">
          {offered.map((tag) => (
            <div className="field" key={tag}>
              <label className="field-name" htmlFor={`${field}-${tag}`}>
                {say("objection.answer", { language: languageName(tag, say) })}
              </label>
              <textarea
                id={`${field}-${tag}`}
                className="area"
                lang={tag}
                rows={1}
                value={answers[tag] ?? ""}
                onChange={(event) => setAnswers({ ...answers, [tag]: event.target.value })}
              />
            </div>
          ))}
        </div>
        <div className="dialog-actions">
          <Button onClick={onClose}>{say("ui.cancel")}</Button>
          <Button look="main" type="submit" disabled={!name.trim() && !ways.trim()}>
            {say("objection.make")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
