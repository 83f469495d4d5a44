import { checkExpression, describeExpression, slotTypes } from "@vaarta/flow";
import { useId, useMemo, useRef } from "react";
import type { Place } from "../../document/paths.ts";
import { useDocument } from "../../document/use-draft.ts";
import { usePlace } from "../../document/use-place.ts";
import { useView } from "../../document/view.ts";
import { useReader } from "../../i18n/keys.ts";
import { Marked } from "../marked.tsx";
import { InsertDetail } from "./insert-detail.tsx";

interface ExpressionFieldProps {
  label: string;
  place: Place;
  wants: "rule" | "value";
  hasResult?: boolean;
  optional?: boolean;
  hideLabel?: boolean;
}

/** A rule or a value as text, checked at every key: the wrong word is underlined and the reason stands under it. */
export function ExpressionField({ label, place, wants, hasResult = false, optional = false, hideLabel }: ExpressionFieldProps) {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [value = "", set] = usePlace<string>(place, label);
  const slots = useDocument((document) => document.slots);
  const language = useView((view) => view.language);
  const reader = useReader();
  const problems = useMemo(
    () => (value.trim() === "" ? [] : checkExpression(value, { slots: slotTypes({ slots }), wants, hasResult }).problems),
    [value, slots, wants, hasResult],
  );
  const words = useMemo(
    () => (problems.length || value.trim() === "" ? "" : describeExpression({ slots }, value, language, reader)),
    [problems, slots, value, language, reader],
  );
  return (
    <div className="field" data-path={place.join("/")}>
      <div className="field-head">
        <label className={hideLabel ? "visually-hidden" : "field-name"} htmlFor={id}>
          {label}
        </label>
        <InsertDetail onInsert={(name) => insertInto(area.current, name, (text) => set(text))} />
      </div>
      <Marked
        ref={area}
        id={id}
        value={value}
        mono
        marks={problems.map(({ offset, length }) => ({ from: offset, to: offset + length, tone: "bad" }))}
        invalid={problems.length > 0}
        describedBy={problems.length ? `${id}-bad` : undefined}
        onChange={(text) => set(text === "" && optional ? undefined : text)}
      />
      {problems.length ? (
        <div id={`${id}-bad`}>
          {problems.map((problem) => (
            <p key={problem.offset + problem.code} className="field-bad">
              {problem.message}
            </p>
          ))}
        </div>
      ) : words && words !== value ? (
        <p className="field-help">{words}</p>
      ) : null}
    </div>
  );
}

/** Puts words where the cursor is, and the cursor behind them. */
export function insertInto(area: HTMLTextAreaElement | null, words: string, set: (text: string) => void): void {
  if (!area) return;
  const [from, to] = [area.selectionStart, area.selectionEnd];
  set(area.value.slice(0, from) + words + area.value.slice(to));
  requestAnimationFrame(() => {
    area.focus();
    area.setSelectionRange(from + words.length, from + words.length);
  });
}
