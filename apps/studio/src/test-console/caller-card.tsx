import { newId } from "@vaarta/editing";
import { Plus, Trash2, UserRound } from "lucide-react";
import { useRemembered } from "../app/remembered.ts";
import { useDocument } from "../document/use-draft.ts";
import { useSay, type Say } from "../i18n/keys.ts";
import { Button, IconButton, Popover, Select } from "../ui/index.ts";
import { languageName } from "../words/language-name.ts";
import { chosenCaller, firstCaller, savedCallers, type Caller } from "./caller.ts";

/** Who is calling: language, time of day, what is known of her, and how each tool behaves in this test. */
export function CallerCard({ compact }: { compact?: boolean }) {
  const say = useSay();
  const [callers, setCallers] = useRemembered(savedCallers);
  const [chosen, setChosen] = useRemembered(chosenCaller);
  const caller = callers.find(({ id }) => id === chosen) ?? callers[0] ?? firstCaller;
  const change = (next: Partial<Caller>) => setCallers(callers.map((other) => (other.id === caller.id ? { ...other, ...next } : other)));
  const add = () => {
    const made = { ...caller, id: newId("test", Math.random), name: say("caller.new") };
    setCallers([...callers, made]);
    setChosen(made.id);
  };
  const remove = () => {
    const rest = callers.filter(({ id }) => id !== caller.id);
    setCallers(rest.length ? rest : [firstCaller]);
    setChosen(rest[0]?.id ?? firstCaller.id);
  };
  return (
    <Popover
      label={say("caller.title")}
      trigger={
        <Button small={compact ?? false} look={compact ? "quiet" : "plain"} className={compact ? "" : "caller-card"}>
          <UserRound size={14} aria-hidden />
          <span className="caller-name">{nameOf(caller, say)}</span>
          <span className="is-faint">{say(`caller.${caller.direction}`)}</span>
        </Button>
      }
    >
      <div className="caller-form">
        <div className="caller-choose">
          <Select
            label={say("caller.title")}
            value={caller.id}
            options={callers.map((other) => ({ value: other.id, text: nameOf(other, say) }))}
            onChange={setChosen}
          />
          <IconButton small label={say("caller.add")} icon={<Plus size={14} />} onClick={add} />
          {callers.length > 1 ? <IconButton small label={say("caller.remove")} icon={<Trash2 size={13} />} onClick={remove} /> : null}
        </div>
        <CallerFields caller={caller} onChange={change} />
        <p className="field-help">{say("caller.help")}</p>
      </div>
    </Popover>
  );
}

function CallerFields({ caller, onChange }: { caller: Caller; onChange: (next: Partial<Caller>) => void }) {
  const say = useSay();
  const offered = useDocument((document) => document.languages.offered);
  const slots = useDocument((document) => document.slots);
  const tools = useDocument((document) => document.tools);
  const attributes = Object.values(slots).flatMap(({ attribute, label }) => (attribute === undefined ? [] : [{ attribute, label }]));
  return (
    <>
      <label className="field">
        <span className="field-name">{say("caller.name")}</span>
        <input className="input" value={caller.name} maxLength={80} onChange={(event) => onChange({ name: event.target.value })} />
      </label>
      <div className="caller-pair">
        <div className="field">
          <span className="field-name">{say("caller.direction")}</span>
          <Select
            label={say("caller.direction")}
            value={caller.direction}
            options={(["inbound", "outbound"] as const).map((value) => ({ value, text: say(`caller.${value}`) }))}
            onChange={(value) => onChange({ direction: value === "outbound" ? "outbound" : "inbound" })}
          />
        </div>
        <div className="field">
          <span className="field-name">{say("caller.language")}</span>
          <Select
            label={say("caller.language")}
            value={caller.language ?? "unknown"}
            options={[
              { value: "unknown", text: say("caller.language-unknown") },
              ...Object.keys(offered).map((tag) => ({ value: tag, text: languageName(tag, say) })),
            ]}
            onChange={(value) => onChange({ language: value === "unknown" ? null : value })}
          />
        </div>
      </div>
      <label className="field">
        <span className="field-name">{say("caller.time")}</span>
        <input
          className="input"
          type="time"
          value={caller.time ?? ""}
          onChange={(event) => onChange({ time: event.target.value || null })}
        />
      </label>
      {attributes.map(({ attribute, label }) => (
        <label className="field" key={attribute}>
          <span className="field-name">{label}</span>
          <input
            className="input"
            value={caller.attributes[attribute] ?? ""}
            placeholder={say("caller.not-known")}
            onChange={(event) => onChange({ attributes: { ...caller.attributes, [attribute]: event.target.value } })}
          />
        </label>
      ))}
      {Object.entries(tools).map(([id, tool]) => {
        const samples = Object.entries(tool.samples ?? {}).map(([sample, { name }]) => ({ value: sample, text: name }));
        const kinds = (["success", "failure", "slow"] as const).map((kind) => ({ value: kind, text: say(`caller.tool-${kind}`) }));
        return (
          <div className="field is-inline" key={id}>
            <span className="field-name">{tool.name}</span>
            <Select
              label={tool.name}
              value={caller.tools[tool.name] || "run"}
              options={[{ value: "run", text: say("caller.tool-run") }, ...(samples.length ? samples : kinds)]}
              onChange={(value) => onChange({ tools: { ...caller.tools, [tool.name]: value === "run" ? "" : value } })}
            />
          </div>
        );
      })}
    </>
  );
}

function nameOf(caller: Caller, say: Say): string {
  return caller.name.trim() || say("caller.anyone");
}
