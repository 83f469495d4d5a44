import { checkTemplate, parseTemplate } from "@vaarta/flow";
import { Languages } from "lucide-react";
import { useId, useMemo, useRef, useState, type ReactNode } from "react";
import { useDocument } from "../../document/use-draft.ts";
import { useSay } from "../../i18n/keys.ts";
import { Button } from "../../ui/index.ts";
import { useNativeTyping } from "../../native-typing/use-native-typing.tsx";
import { heard } from "../../words/heard.ts";
import { insertInto } from "../fields/expression-field.tsx";
import { DetailList, InsertDetail } from "../fields/insert-detail.tsx";
import { Marked, type Mark } from "../marked.tsx";

interface TextEditorProps {
  label: string;
  language: string;
  value: string;
  /** The text it is translated from, shown while this one is missing or stale. */
  base: string;
  baseLanguage: string;
  stale: boolean;
  onChange: (text: string) => void;
  onKeep: () => void;
  extra?: ReactNode;
}

/** One wording in one language: details as chips, figures as they will be spoken, how long it takes to say. */
export function TextEditor({ label, language, value, base, baseLanguage, stale, onChange, onKeep, extra }: TextEditorProps) {
  const say = useSay();
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [choosing, setChoosing] = useState(false);
  const [now] = useState(() => Date.now());
  const document = useDocument((whole) => whole);
  const problems = useMemo(
    () => (value === "" ? [] : checkTemplate(value, new Map(Object.values(document.slots).map((slot) => [slot.name, slot])))),
    [value, document.slots],
  );
  const spoken = useMemo(() => (value === "" ? null : heard(document, value, language, now)), [document, value, language, now]);
  const marks = useMemo<Mark[]>(() => {
    const bad = problems.map(({ offset, length }): Mark => ({ from: offset, to: offset + length, tone: "bad" }));
    const parsed = parseTemplate(value);
    if (!parsed.ok) return bad;
    const fills = parsed.tree.flatMap((part): Mark[] => (part.op === "fill" ? [{ from: part.start, to: part.end, tone: "detail" }] : []));
    return [...bad, ...fills.filter((fill) => !bad.some((mark) => mark.from >= fill.from && mark.from < fill.to))];
  }, [value, problems]);
  const native = useNativeTyping({ language, area, onChange });
  const insert = (name: string) => {
    setChoosing(false);
    insertInto(area.current, `{${name}}`, onChange);
  };
  return (
    <div className="text-editor">
      <Marked
        ref={area}
        id={id}
        label={label}
        value={value}
        marks={marks}
        lang={language}
        invalid={problems.length > 0}
        placeholder={base || say("line.placeholder")}
        describedBy={`${id}-notes`}
        onChange={onChange}
        onLook={native.look}
        onKeyDown={(event) => {
          if (native.onKeyDown(event)) return;
          if (event.key === "{" && !event.nativeEvent.isComposing && !event.ctrlKey && !event.metaKey) {
            event.preventDefault();
            setChoosing(true);
          }
        }}
      />
      {choosing ? (
        <div
          className="popover is-list text-details"
          role="presentation"
          onKeyDown={(event) => {
            event.stopPropagation();
            if (event.key === "Escape") {
              setChoosing(false);
              insertInto(area.current, "{", onChange);
            }
          }}
          onBlur={(event) => {
            if (!event.currentTarget.contains(event.relatedTarget)) setChoosing(false);
          }}
        >
          <DetailList onChoose={insert} />
        </div>
      ) : null}
      {native.bar}
      <div className="text-foot">
        <InsertDetail onInsert={insert} />
        {native.isNative ? (
          <Button small look="quiet" aria-pressed={native.isOn} onClick={native.toggle} title={say("native.toggle")}>
            <Languages size={13} aria-hidden />
            {say("native.short")}
          </Button>
        ) : null}
        {extra}
        {spoken ? (
          <span className="text-seconds">{say("line.seconds", { seconds: spoken.seconds.toFixed(spoken.seconds < 10 ? 1 : 0) })}</span>
        ) : null}
      </div>
      <div id={`${id}-notes`} className="text-notes">
        {stale ? (
          <div className="text-stale">
            <p>
              {say("line.stale-says")} <q lang={baseLanguage}>{base}</q>
            </p>
            <Button small onClick={onKeep}>
              {say("line.keep")}
            </Button>
          </div>
        ) : null}
        {problems.map((problem) => (
          <p key={problem.offset + problem.code} className="field-bad">
            {problem.message}
          </p>
        ))}
        {spoken?.differs && problems.length === 0 ? (
          <p className="text-heard">
            <span>{say("line.heard")}</span> <span lang={language}>{spoken.text}</span>
          </p>
        ) : null}
      </div>
    </div>
  );
}
