import { Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import type { Place } from "../../document/paths.ts";
import { useDocument } from "../../document/use-draft.ts";
import { usePlace } from "../../document/use-place.ts";
import { useView } from "../../document/view.ts";
import { useSay } from "../../i18n/keys.ts";
import { Button, IconButton, Select } from "../../ui/index.ts";
import { ExpressionField } from "../fields/expression-field.tsx";
import { comparisonsOf, firstValue, isNumeric, ruleOf, sourceOf, type Clause, type Comparison } from "./rule-model.ts";

/** A rule built as sentences with pickers, or typed. What sentences cannot show stays as it was typed. */
export function RuleField({ label, place, optional }: { label: string; place: Place; optional: boolean }) {
  const say = useSay();
  const [source = "", set] = usePlace<string>(place, label);
  const [typing, setTyping] = useState(false);
  const document = useDocument((whole) => whole);
  const rule = ruleOf(source);
  const slots = Object.values(document.slots).filter((slot) => slot.type.type !== "data");
  if (typing || !rule) {
    return (
      <div className="field">
        <ExpressionField label={label} place={place} wants="rule" optional={optional} />
        {rule ? (
          <Button small look="quiet" className="is-start" onClick={() => setTyping(false)}>
            {say("rule.pick")}
          </Button>
        ) : (
          <p className="field-help">{say("rule.only-typed")}</p>
        )}
      </div>
    );
  }
  const write = (clauses: Clause[], joined = rule.joined) => {
    const text = sourceOf({ joined, clauses });
    set(text === "" && optional ? undefined : text);
  };
  const replace = (index: number, clause: Clause) => write(rule.clauses.map((old, at) => (at === index ? clause : old)));
  const add = () => {
    const slot = slots[0]?.name;
    if (slot !== undefined) write([...rule.clauses, { slot, is: "known", value: null }]);
  };
  return (
    <div className="field rule" role="group" aria-label={label} data-path={place.join("/")}>
      <span className="field-name">{label}</span>
      {rule.clauses.length > 1 ? (
        <Select
          label={say("rule.joined")}
          value={rule.joined}
          options={[
            { value: "and", text: say("rule.and") },
            { value: "or", text: say("rule.or") },
          ]}
          onChange={(value) => write(rule.clauses, value === "or" ? "or" : "and")}
        />
      ) : null}
      {rule.clauses.map((clause, index) => (
        <ClauseRow
          key={index}
          clause={clause}
          onChange={(next) => replace(index, next)}
          onRemove={() => write(rule.clauses.filter((_old, at) => at !== index))}
        />
      ))}
      <div className="line-none">
        <Button small look="quiet" onClick={add} disabled={slots.length === 0}>
          <Plus size={13} aria-hidden />
          {say(rule.clauses.length ? "rule.more" : "rule.first")}
        </Button>
        <Button small look="quiet" onClick={() => setTyping(true)}>
          {say("rule.type")}
        </Button>
      </div>
    </div>
  );
}

interface ClauseRowProps {
  clause: Clause;
  onChange: (clause: Clause) => void;
  onRemove: () => void;
}

function ClauseRow({ clause, onChange, onRemove }: ClauseRowProps) {
  const say = useSay();
  const document = useDocument((whole) => whole);
  const language = useView((view) => view.language);
  const slots = Object.values(document.slots).filter((slot) => slot.type.type !== "data");
  const slot = slots.find(({ name }) => name === clause.slot);
  const type = slot?.type;
  const builtIn = slot ? [] : [{ value: clause.slot, text: clause.slot }];
  const compared = clause.is !== "known" && clause.is !== "unknown";
  return (
    <div className="clause">
      <Select
        label={say("rule.detail")}
        value={clause.slot}
        options={[...builtIn, ...slots.map(({ name, label }) => ({ value: name, text: label }))]}
        onChange={(name) => onChange({ slot: name, is: "known", value: null })}
      />
      <Select
        label={say("rule.comparison")}
        value={clause.is}
        options={(type ? comparisonsOf(type.type) : comparisonsOf("text")).map((is) => ({ value: is, text: say(`compare.${is}`) }))}
        onChange={(value) => {
          const is = value as Comparison;
          const needs = is !== "known" && is !== "unknown";
          onChange({ ...clause, is, value: needs ? (clause.value ?? firstValue(document, clause.slot)) : null });
        }}
      />
      {!compared ? null : type?.type === "yesno" ? (
        <Select
          label={say("rule.value")}
          value={String(clause.value)}
          options={[
            { value: "true", text: say("rule.yes") },
            { value: "false", text: say("rule.no") },
          ]}
          onChange={(value) => onChange({ ...clause, value: value === "true" })}
        />
      ) : type?.type === "choice" ? (
        <Select
          label={say("rule.value")}
          value={String(clause.value)}
          options={Object.entries(type.options).map(([id, option]) => ({
            value: id,
            text: option.texts[language] ?? Object.values(option.texts)[0] ?? id,
            lang: language,
          }))}
          onChange={(value) => onChange({ ...clause, value })}
        />
      ) : (
        <ValueInput clause={clause} numeric={type ? isNumeric(type.type) : typeof clause.value === "number"} onChange={onChange} />
      )}
      <IconButton small label={say("list.remove", { what: slot?.label ?? clause.slot })} icon={<Trash2 size={13} />} onClick={onRemove} />
    </div>
  );
}

function ValueInput({ clause, numeric, onChange }: { clause: Clause; numeric: boolean; onChange: (clause: Clause) => void }) {
  const say = useSay();
  const [typed, setTyped] = useState<string | null>(null);
  const bad = numeric && typed !== null && (typed.trim() === "" || !Number.isFinite(Number(typed.replaceAll(",", ""))));
  return (
    <input
      className="input"
      aria-label={say("rule.value")}
      aria-invalid={bad || undefined}
      inputMode={numeric ? "decimal" : "text"}
      value={typed ?? String(clause.value ?? "")}
      onChange={(event) => {
        const text = event.target.value;
        setTyped(text);
        if (!numeric) onChange({ ...clause, value: text });
        else {
          const number = Number(text.replaceAll(",", ""));
          if (text.trim() !== "" && Number.isFinite(number)) onChange({ ...clause, value: number });
        }
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
