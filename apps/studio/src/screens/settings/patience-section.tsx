import { useDocument } from "../../document/use-draft.ts";
import { useSay } from "../../i18n/keys.ts";
import { NumberField } from "../parts/fields.tsx";
import { Section } from "./section.tsx";
import { useSetting } from "./use-setting.ts";

const usualMs = [8_000, 15_000, 25_000, 35_000] as const;
const steps = ["gentle", "check", "last", "goodbye"] as const;

/** How long the agent waits: for a caller who is silent, and for a language model. In seconds, as people think of it. */
export function PatienceSection() {
  const say = useSay();
  const set = useSetting();
  const silence = useDocument((document) => document.silence);
  const model = useDocument((document) => document.model);
  const ladder = silence?.afterMs ?? usualMs;
  const setModel = (key: "holdingMs" | "giveUpMs", seconds: number | undefined) => {
    const { [key]: _, ...rest } = model ?? {};
    const next = seconds === undefined ? rest : { ...rest, [key]: Math.round(seconds * 1000) };
    set(["model"], Object.keys(next).length ? next : undefined, model !== undefined);
  };
  return (
    <Section title={say("settings.patience")} says={say("settings.patience-says")}>
      <div className="fields-row">
        {steps.map((step, index) => (
          <NumberField
            key={step}
            name={say(`settings.silence.${step}`)}
            value={(ladder[index] ?? 0) / 1000}
            onChange={(seconds) => {
              if (seconds === undefined) return;
              const afterMs = ladder.map((ms, at) => (at === index ? Math.round(seconds * 1000) : ms));
              const isUsual = afterMs.every((ms, at) => ms === usualMs[at]);
              set(["silence"], isUsual ? undefined : { afterMs }, silence !== undefined);
            }}
          />
        ))}
      </div>
      <div className="fields-row">
        <NumberField
          name={say("settings.model.holding")}
          value={(model?.holdingMs ?? 1_500) / 1000}
          onChange={(seconds) => setModel("holdingMs", seconds)}
        />
        <NumberField
          name={say("settings.model.give-up")}
          value={(model?.giveUpMs ?? 14_000) / 1000}
          onChange={(seconds) => setModel("giveUpMs", seconds)}
        />
      </div>
    </Section>
  );
}
