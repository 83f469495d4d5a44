import { useDocument } from "../../document/use-draft.ts";
import { useSay } from "../../i18n/keys.ts";
import { Switch } from "../../ui/index.ts";
import { ChoiceField, TextField } from "../parts/fields.tsx";
import { Section } from "./section.tsx";
import { useSetting } from "./use-setting.ts";

const weekdays = [1, 2, 3, 4, 5, 6, 0] as const;

/** Who the agent speaks for, and its voice. */
export function AboutSection() {
  const say = useSay();
  const set = useSetting();
  const { description, desk, voice } = useDocument((document) => document);
  return (
    <Section title={say("settings.about")}>
      <TextField
        long
        name={say("settings.description")}
        value={description ?? ""}
        onChange={(value) => set(["description"], value || undefined, description !== undefined)}
      />
      <div className="fields-row">
        <TextField name={say("settings.company")} max={200} value={desk.company} onChange={(value) => set(["desk", "company"], value)} />
        <ChoiceField
          name={say("settings.gender")}
          value={voice.gender}
          options={(["feminine", "masculine"] as const).map((value) => ({ value, text: say(`settings.gender.${value}`) }))}
          onChange={(value) => set(["voice", "gender"], value)}
        />
      </div>
    </Section>
  );
}

/** What the agent may promise: hours, numbers, who calls back. */
export function DeskSection() {
  const say = useSay();
  const set = useSetting();
  const desk = useDocument((document) => document.desk);
  const hours = desk.hours ?? { from: "10:00", to: "18:00", days: [1, 2, 3, 4, 5, 6] };
  const text = (key: "publicNumber" | "callsBack" | "cyberCrimeHelpline" | "emergencyNumber" | "helpline", max: number) => (
    <TextField
      name={say(`settings.desk.${key}`)}
      max={max}
      value={desk[key] ?? ""}
      onChange={(value) => set(["desk", key], value || undefined, desk[key] !== undefined)}
    />
  );
  const toggleDay = (day: number) => {
    const days = hours.days.includes(day) ? hours.days.filter((other) => other !== day) : [...hours.days, day];
    set(["desk", "hours"], { ...hours, days: days.toSorted((a, b) => a - b) });
  };
  return (
    <Section title={say("settings.desk")} says={say("settings.desk-says")}>
      <div className="fields-row">
        {text("callsBack", 200)}
        {text("publicNumber", 40)}
        <TextField name={say("settings.from")} max={5} value={hours.from} onChange={(from) => set(["desk", "hours"], { ...hours, from })} />
        <TextField name={say("settings.to")} max={5} value={hours.to} onChange={(to) => set(["desk", "hours"], { ...hours, to })} />
      </div>
      <fieldset className="fields-set">
        <legend className="field-name">{say("settings.days")}</legend>
        <div className="settings-days">
          {weekdays.map((day) => (
            <label key={day} className="settings-day">
              <input type="checkbox" checked={hours.days.includes(day)} onChange={() => toggleDay(day)} />
              {say(`settings.day.${day}`)}
            </label>
          ))}
        </div>
      </fieldset>
      <Switch
        label={say("settings.desk.personAvailable")}
        checked={desk.personAvailable === true}
        onChange={(on) => set(["desk", "personAvailable"], on || undefined, desk.personAvailable !== undefined)}
      />
      <Switch
        label={say("settings.desk.mustRecord")}
        checked={desk.mustRecord === true}
        onChange={(on) => set(["desk", "mustRecord"], on || undefined, desk.mustRecord !== undefined)}
      />
      <div className="fields-row">
        {text("cyberCrimeHelpline", 40)}
        {text("emergencyNumber", 40)}
        {text("helpline", 40)}
      </div>
    </Section>
  );
}
