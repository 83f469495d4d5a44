import type { Line, Operation } from "@vaarta/flow";
import { Fragment, useId, useState, type ReactNode } from "react";
import { useDocument } from "../../document/use-draft.ts";
import { useView } from "../../document/view.ts";
import { useSay } from "../../i18n/keys.ts";
import { whenWords } from "../../inspector/line/variant-bar.tsx";
import { Button, Combobox, Select } from "../../ui/index.ts";
import { languageName } from "../../words/language-name.ts";
import { variantsInOrder } from "../../words/line-text.ts";
import { freshId, isStale, newLine, useEdit, writeText } from "./use-edit.ts";

export function Field({ name, help, children }: { name: string; help?: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="field">
      <label className="field-name" htmlFor={id}>
        {name}
      </label>
      {children(id)}
      {help ? <span className="field-help">{help}</span> : null}
    </div>
  );
}

interface TextProps {
  name: string;
  help?: string;
  value: string;
  onChange: (value: string) => void;
  long?: boolean;
  lang?: string;
  max?: number;
}

export function TextField({ name, help, value, onChange, long, lang, max = 4000 }: TextProps) {
  return (
    <Field name={name} help={help}>
      {(id) =>
        long ? (
          <textarea id={id} className="area" lang={lang} maxLength={max} value={value} onChange={(event) => onChange(event.target.value)} />
        ) : (
          <input id={id} className="input" lang={lang} maxLength={max} value={value} onChange={(event) => onChange(event.target.value)} />
        )
      }
    </Field>
  );
}

interface NumberProps {
  name: string;
  help?: string;
  value: number | undefined;
  onChange: (value: number | undefined) => void;
}

export function NumberField({ name, help, value, onChange }: NumberProps) {
  return (
    <Field name={name} help={help}>
      {(id) => (
        <input
          id={id}
          className="input"
          inputMode="decimal"
          type="number"
          value={value ?? ""}
          onChange={(event) => onChange(event.target.value === "" ? undefined : Number(event.target.value))}
        />
      )}
    </Field>
  );
}

interface ChoiceProps {
  name: string;
  help?: string;
  value: string;
  options: readonly { value: string; text: string }[];
  onChange: (value: string) => void;
}

export function ChoiceField({ name, help, value, options, onChange }: ChoiceProps) {
  return (
    <Field name={name} help={help}>
      {(id) => <Select id={id} label={name} value={value} options={options} onChange={onChange} />}
    </Field>
  );
}

interface ReferenceProps {
  name: string;
  help?: string;
  value: string | undefined;
  options: readonly { value: string; text: string }[];
  onChange: (value: string | undefined) => void;
  required?: boolean;
}

export function ReferenceField({ name, help, value, options, onChange, required }: ReferenceProps) {
  return (
    <Field name={name} help={help}>
      {(id) => (
        <Combobox id={id} label={name} value={value} options={options} placeholder={name} clearable={!required} onChange={onChange} />
      )}
    </Field>
  );
}

/** Examples per language, one a line: that is how people paste them. */
export function ExamplesField({
  name,
  help,
  value,
  onChange,
}: {
  name: string;
  help?: string;
  value: Record<string, string[]>;
  onChange: (value: Record<string, string[]>) => void;
}) {
  const say = useSay();
  const offered = useDocument((document) => document.languages.offered);
  const tags = [...new Set([...Object.keys(offered), ...Object.keys(value)])];
  return (
    <fieldset className="fields-set">
      <legend className="field-name">{name}</legend>
      {help ? <p className="field-help">{help}</p> : null}
      <div className="fields-columns">
        {tags.map((tag) => (
          <TextField
            key={tag}
            long
            max={100_000}
            lang={tag.split("-")[0]}
            name={languageName(tag, say)}
            value={(value[tag] ?? []).join("\n")}
            onChange={(text) => {
              const next = { ...value };
              if (text === "") delete next[tag];
              else next[tag] = text.split("\n");
              onChange(next);
            }}
          />
        ))}
      </div>
    </fieldset>
  );
}

/** A line of the agent, language beside language; makes the line when there is none. */
export function LineField({
  name,
  help,
  line: lineId,
  onMake,
}: {
  name: string;
  help?: string;
  line: string | undefined;
  onMake: (line: string) => Operation[];
}) {
  const say = useSay();
  const edit = useEdit();
  const document = useDocument((whole) => whole);
  const shown = useView((view) => view.language);
  const languages = document.languages;
  const line = useDocument((document) => (lineId === undefined ? undefined : document.lines[lineId]));
  const [open, setOpen] = useState(false);
  const write = (variant: string | undefined, tag: string, text: string) => {
    if (line && lineId !== undefined && variant !== undefined) {
      edit(name, [writeText(line, lineId, variant, tag, languages.default, text)], `${lineId}/${variant}/${tag}`);
      return;
    }
    const id = freshId("line");
    edit(name, [{ op: "set", path: ["lines", id], value: newLine(tag, text, name) }, ...onMake(id)]);
  };
  const variants: [string | undefined, Line["variants"][string] | undefined][] = line ? variantsInOrder(line) : [[undefined, undefined]];
  // A line nobody has written yet takes one button, not an empty field for each language.
  if (!line && !open) {
    return (
      <div className="field-unwritten">
        <span className="field-name">{name}</span>
        {help ? <span className="field-help">{help}</span> : null}
        <Button small onClick={() => setOpen(true)} aria-label={`${say("lines.write")}: ${name}`}>
          {say("lines.write")}
        </Button>
      </div>
    );
  }
  return (
    <fieldset className="fields-set">
      <legend className="field-name">{name}</legend>
      {help ? <p className="field-help">{help}</p> : null}
      {variants.map(([variant, found]) => (
        <Fragment key={variant ?? "new"}>
          {found && variants.length > 1 ? <p className="field-help fields-when">{whenWords(document, found, shown, say)}</p> : null}
          <div className="fields-columns">
            {Object.keys(languages.offered).map((tag) => {
              const text = found?.texts[tag]?.text ?? "";
              const stale = line && variant !== undefined && isStale(line, variant, tag, languages.default);
              return (
                <TextField
                  key={tag}
                  long
                  lang={tag.split("-")[0]}
                  name={languageName(tag, say)}
                  help={text === "" ? say("lines.missing") : stale ? say("lines.stale") : undefined}
                  value={text}
                  onChange={(next) => write(variant, tag, next)}
                />
              );
            })}
          </div>
        </Fragment>
      ))}
    </fieldset>
  );
}
