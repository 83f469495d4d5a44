import { useId, useState } from "react";
import type { Place } from "../../document/paths.ts";
import { useDocument } from "../../document/use-draft.ts";
import { usePlace } from "../../document/use-place.ts";
import { useView } from "../../document/view.ts";
import { useSay } from "../../i18n/keys.ts";
import { Tabs } from "../../ui/index.ts";
import { languageName } from "../../words/language-name.ts";

/** Ways callers say something, one per line, per language. */
export function ExamplesField({ label, place }: { label: string; place: Place }) {
  const say = useSay();
  const id = useId();
  const [map = {}, set] = usePlace<Record<string, string[]>>(place, label);
  const offered = useDocument((document) => document.languages.offered);
  const shown = useView((view) => view.language);
  const [chosen, setChosen] = useState<string | null>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const tags = [...new Set([...Object.keys(offered), ...Object.keys(map)])];
  const language = chosen ?? shown;
  const write = (text: string) => {
    setTyped(text);
    const lines = text.split("\n").flatMap((line) => (line.trim() ? [line.trim()] : []));
    const { [language]: _before, ...rest } = map;
    const next = lines.length ? { ...rest, [language]: lines } : rest;
    set(Object.keys(next).length ? next : place.at(-1) === "examples" && place[0] === "intents" ? {} : undefined);
  };
  return (
    <div className="field" data-path={place.join("/")}>
      <label className="field-name" htmlFor={id}>
        {label}
      </label>
      <div className="line-editor">
        <Tabs
          className="line-tabs"
          label={label}
          value={language}
          onChange={(value) => {
            setChosen(value);
            setTyped(null);
          }}
          tabs={tags.map((tag) => ({
            value: tag,
            text: languageName(tag, say),
            ...(map[tag]?.length ? {} : { mark: say("line.missing") }),
          }))}
        />
        <textarea
          id={id}
          className="area is-bare"
          lang={language}
          rows={3}
          value={typed ?? (map[language] ?? []).join("\n")}
          placeholder={say("examples.placeholder")}
          onChange={(event) => write(event.target.value)}
          onBlur={() => setTyped(null)}
        />
      </div>
    </div>
  );
}
