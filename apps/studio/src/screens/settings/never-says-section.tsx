import { Plus, Trash2 } from "lucide-react";
import { useDocument } from "../../document/use-draft.ts";
import { useSay } from "../../i18n/keys.ts";
import { Button, IconButton } from "../../ui/index.ts";
import { ExamplesField, TextField } from "../parts/fields.tsx";
import { freshId, useEdit } from "../parts/use-edit.ts";
import { Section } from "./section.tsx";
import { useSetting } from "./use-setting.ts";

/** What the agent may never claim, whoever words it: phrases per language that are stopped before they are spoken. */
export function NeverSaysSection() {
  const say = useSay();
  const set = useSetting();
  const edit = useEdit();
  const claims = useDocument((document) => document.guardrails.bannedClaims);
  return (
    <Section title={say("settings.never")} says={say("settings.never-says")}>
      {Object.entries(claims).map(([id, claim]) => (
        <div key={id} className="settings-claim">
          <div className="settings-claim-head">
            <TextField
              name={say("settings.claim")}
              max={200}
              value={claim.name}
              onChange={(name) => set(["guardrails", "bannedClaims", id, "name"], name)}
            />
            <IconButton
              label={say("settings.remove-claim", { name: claim.name })}
              icon={<Trash2 size={15} />}
              onClick={() =>
                edit(say("settings.remove-claim", { name: claim.name }), [{ op: "remove", path: ["guardrails", "bannedClaims", id] }])
              }
            />
          </div>
          <ExamplesField
            name={say("settings.claim-phrases")}
            value={claim.phrases}
            onChange={(phrases) => set(["guardrails", "bannedClaims", id, "phrases"], phrases)}
          />
        </div>
      ))}
      <div>
        <Button
          onClick={() =>
            edit(say("settings.add-claim"), [
              {
                op: "set",
                path: ["guardrails", "bannedClaims", freshId("claim")],
                value: { name: say("settings.new-claim"), phrases: {} },
              },
            ])
          }
        >
          <Plus size={14} aria-hidden />
          {say("settings.add-claim")}
        </Button>
      </div>
    </Section>
  );
}
