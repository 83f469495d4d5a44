import { useId, useState } from "react";
import type { Place } from "../../document/paths.ts";
import { useDocument } from "../../document/use-draft.ts";
import { useIssuesAt, usePlace } from "../../document/use-place.ts";
import { useReader, useSay } from "../../i18n/keys.ts";
import { problemWords } from "../../problems/problem-words.ts";
import { Select, Switch } from "../../ui/index.ts";
import { choiceName } from "../field-name.ts";
import type { Shape } from "../schema.ts";

interface PlainProps {
  label: string;
  place: Place;
  shape: Shape;
}

export function TextField({ label, place, shape }: PlainProps) {
  const id = useId();
  const [value, set] = usePlace<string>(place, label);
  const issues = useIssuesAt(place);
  const long = shape.widget === "multiline" || (shape.max ?? 0) >= 1000;
  const common = {
    id,
    value: value ?? "",
    "aria-invalid": issues.some((issue) => issue.severity === "error") || undefined,
    "aria-describedby": issues.length ? `${id}-bad` : undefined,
    ...(shape.max ? { maxLength: shape.max } : {}),
  };
  return (
    <div className="field" data-path={place.join("/")}>
      <label className="field-name" htmlFor={id}>
        {label}
      </label>
      {long ? (
        <textarea {...common} className="area" rows={3} onChange={(event) => set(textOf(event.target.value, shape))} />
      ) : (
        <input {...common} className="input" onChange={(event) => set(textOf(event.target.value, shape))} />
      )}
      {shape.help ? <p className="field-help">{shape.help}</p> : null}
      <FieldIssues id={`${id}-bad`} place={place} />
    </div>
  );
}

/** An optional text that was emptied is absent, not empty. */
function textOf(text: string, shape: Shape): string | undefined {
  return text === "" && shape.optional ? undefined : text;
}

export function NumberField({ label, place, shape }: PlainProps) {
  const say = useSay();
  const id = useId();
  const [value, set] = usePlace<number>(place, label);
  const [typed, setTyped] = useState<string | null>(null);
  const inSeconds = shape.widget === "duration-ms" || place.at(-1)?.endsWith("Ms") === true;
  const factor = inSeconds ? 1000 : 1;
  const shown = typed ?? (value === undefined ? "" : String(value / factor));
  const problem = typed === null ? null : numberProblem(typed, shape, factor);
  return (
    <div className="field is-inline" data-path={place.join("/")}>
      <label className="field-name" htmlFor={id}>
        {label}
      </label>
      <span className="field-unit">
        <input
          id={id}
          className="input is-number"
          inputMode="decimal"
          value={shown}
          aria-invalid={problem !== null || undefined}
          onChange={(event) => {
            setTyped(event.target.value);
            if (event.target.value.trim() === "") {
              if (shape.optional) set(undefined);
            } else if (!numberProblem(event.target.value, shape, factor)) set(Number(event.target.value) * factor);
          }}
          onBlur={() => setTyped(null)}
        />
        {inSeconds ? <span>{say("unit.seconds")}</span> : null}
      </span>
      {problem ? (
        <p className="field-bad" role="alert">
          {say(problem, { min: (shape.min ?? 0) / factor, max: (shape.max ?? 0) / factor })}
        </p>
      ) : null}
    </div>
  );
}

function numberProblem(typed: string, shape: Shape, factor: number) {
  const number = Number(typed) * factor;
  if (typed.trim() === "") return shape.optional ? null : ("number.needed" as const);
  if (!Number.isFinite(number)) return "number.not" as const;
  if (shape.whole && !Number.isInteger(number)) return "number.whole" as const;
  if (shape.min !== undefined && number < shape.min) return "number.small" as const;
  if (shape.max !== undefined && number > shape.max) return "number.large" as const;
  return null;
}

/** Booleans that are absent mean their default: side questions are allowed, details are required. */
const trueByDefault = new Set(["interruptible", "required"]);

export function SwitchField({ label, place }: PlainProps) {
  const [value, set] = usePlace<boolean>(place, label);
  const usual = trueByDefault.has(place.at(-1) ?? "");
  return (
    <div data-path={place.join("/")}>
      <Switch label={label} checked={value ?? usual} onChange={(next) => set(next === usual ? undefined : next)} />
    </div>
  );
}

export function ChoiceField({ label, place, shape }: PlainProps) {
  const say = useSay();
  const id = useId();
  const name = place.at(-1) ?? "";
  const [value, set] = usePlace<string>(place, label);
  const usual = usualChoice[name];
  const none = "none";
  const options = (shape.choices ?? []).map((choice) => ({ value: choice, text: choiceName(say, name, choice) }));
  const all = shape.optional && usual === undefined ? [{ value: none, text: say("ui.none") }, ...options] : options;
  return (
    <div className="field is-inline" data-path={place.join("/")}>
      <label className="field-name" htmlFor={id}>
        {label}
      </label>
      <Select
        id={id}
        label={label}
        value={value ?? usual ?? none}
        options={all}
        onChange={(next) => set(next === none || next === usual ? undefined : next)}
      />
    </div>
  );
}

const usualChoice: Readonly<Record<string, string>> = { confirm: "unsure", mode: "parallel" };

export function FieldIssues({ id, place }: { id?: string; place: Place }) {
  const issues = useIssuesAt(place);
  const reading = { document: useDocument((document) => document), reader: useReader(), say: useSay() };
  if (issues.length === 0) return null;
  return (
    <div id={id}>
      {issues.map((issue) => (
        <p key={issue.code + issue.path.join("/")} className={issue.severity === "error" ? "field-bad" : "field-warn"}>
          {problemWords(issue, reading)}
        </p>
      ))}
    </div>
  );
}
