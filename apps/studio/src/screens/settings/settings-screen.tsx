import { canonicalJson, toMermaid, toScript } from "@vaarta/flow";
import { useParams } from "wouter";
import { useDocument } from "../../document/use-draft.ts";
import { useSay } from "../../i18n/keys.ts";
import { Button } from "../../ui/index.ts";
import { languageName } from "../../words/language-name.ts";
import { ReleaseRule } from "../publish/release-rule.tsx";
import { ChoiceField, TextField } from "../parts/fields.tsx";
import { setOrRemove, useEdit } from "../parts/use-edit.ts";
import "../parts/parts.css";

/** What holds for the whole agent: who it speaks for, the desk's hours, the voice, and ways to take it along. */
export function SettingsScreen() {
  const say = useSay();
  const edit = useEdit();
  const { agent } = useParams<{ agent: string }>();
  const document = useDocument((whole) => whole);
  const { desk, voice, languages } = document;
  const set = (path: readonly string[], value: unknown, has = true) =>
    edit(say("screen.settings"), setOrRemove(path, value, has), path.join("/"));
  const hours = desk.hours ?? { from: "10:00", to: "18:00", days: [1, 2, 3, 4, 5, 6] };
  const save = (name: string, type: string, text: string) => {
    const url = URL.createObjectURL(new Blob([text], { type }));
    const anchor = window.document.createElement("a");
    anchor.href = url;
    anchor.download = name;
    anchor.click();
    setTimeout(() => URL.revokeObjectURL(url), 1_000);
  };
  return (
    <section className="screen" aria-label={say("screen.settings")}>
      <div className="screen-page">
        <header>
          <h1>{say("screen.settings")}</h1>
          <p className="is-faint">{say("settings.intro")}</p>
        </header>
        <TextField
          long
          name={say("settings.description")}
          value={document.description ?? ""}
          onChange={(value) => set(["description"], value || undefined, document.description !== undefined)}
        />
        <div className="fields-row">
          <TextField name={say("settings.company")} max={200} value={desk.company} onChange={(value) => set(["desk", "company"], value)} />
          <TextField
            name={say("settings.number")}
            max={40}
            value={desk.publicNumber ?? ""}
            onChange={(value) => set(["desk", "publicNumber"], value || undefined, desk.publicNumber !== undefined)}
          />
          <TextField
            name={say("settings.calls-back")}
            max={200}
            value={desk.callsBack ?? ""}
            onChange={(value) => set(["desk", "callsBack"], value || undefined, desk.callsBack !== undefined)}
          />
        </div>
        <div className="fields-row">
          <TextField
            name={say("settings.from")}
            max={5}
            value={hours.from}
            onChange={(from) => set(["desk", "hours"], { ...hours, from })}
          />
          <TextField name={say("settings.to")} max={5} value={hours.to} onChange={(to) => set(["desk", "hours"], { ...hours, to })} />
          <ChoiceField
            name={say("settings.gender")}
            value={voice.gender}
            options={(["feminine", "masculine"] as const).map((value) => ({ value, text: say(`settings.gender.${value}`) }))}
            onChange={(value) => set(["voice", "gender"], value)}
          />
          <ChoiceField
            name={say("settings.language")}
            value={languages.default}
            options={Object.keys(languages.offered).map((tag) => ({ value: tag, text: languageName(tag, say) }))}
            onChange={(value) => set(["languages", "default"], value)}
          />
        </div>
        <ReleaseRule agent={agent} />
        <fieldset className="fields-set">
          <legend className="field-name">{say("settings.export")}</legend>
          <div className="dialog-actions" style={{ justifyContent: "flex-start" }}>
            <Button onClick={() => save("agent.json", "application/json", canonicalJson(document))}>{say("settings.json")}</Button>
            <Button onClick={() => save("script.md", "text/markdown", toScript(document, { languages: Object.keys(languages.offered) }))}>
              {say("settings.script")}
            </Button>
            <Button onClick={() => save("diagram.mmd", "text/plain", toMermaid(document))}>{say("settings.mermaid")}</Button>
          </div>
        </fieldset>
      </div>
    </section>
  );
}
