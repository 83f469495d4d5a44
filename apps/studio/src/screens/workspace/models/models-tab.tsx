import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useModels } from "../../../backend/backend.ts";
import type { Provider } from "../../../backend/models.ts";
import { useSay } from "../../../i18n/keys.ts";
import { Button } from "../../../ui/index.ts";
import { Section } from "../../settings/section.tsx";
import { BudgetSection } from "./budget-section.tsx";
import { ProviderDialog } from "./provider-dialog.tsx";
import { ProviderRow } from "./provider-row.tsx";
import { RoutesSection } from "./routes-section.tsx";

/** Language models: who provides them, which does what, and what they may cost. Agents work without any. */
export function ModelsTab({ isOwner }: { isOwner: boolean }) {
  const say = useSay();
  const models = useModels();
  const [editing, setEditing] = useState<Provider | "new" | null>(null);
  const list = useQuery({ queryKey: ["models"], queryFn: () => models.list() });
  const providers = list.data?.providers ?? [];
  return (
    <>
      <Section title={say("models.providers")} says={say("models.says")}>
        {list.isError ? (
          <p role="alert" className="field-bad">
            {list.error.message}
          </p>
        ) : null}
        <ul className="people">
          {providers.map((provider) => (
            <ProviderRow key={provider.id} provider={provider} isOwner={isOwner} onEdit={() => setEditing(provider)} />
          ))}
        </ul>
        {list.data && providers.length === 0 ? <p className="is-faint">{say("models.none")}</p> : null}
        {isOwner ? (
          <div>
            <Button look="main" onClick={() => setEditing("new")}>
              <Plus size={15} aria-hidden />
              {say("models.add")}
            </Button>
          </div>
        ) : (
          <p className="is-faint">{say("models.owner-only")}</p>
        )}
      </Section>
      {providers.length ? <RoutesSection providers={providers} isOwner={isOwner} /> : null}
      {providers.length && isOwner ? <BudgetSection providers={providers} /> : null}
      {editing ? (
        <ProviderDialog
          key={editing === "new" ? "new" : editing.id}
          provider={editing === "new" ? null : editing}
          presets={list.data?.presets ?? []}
          onClose={() => setEditing(null)}
        />
      ) : null}
    </>
  );
}
