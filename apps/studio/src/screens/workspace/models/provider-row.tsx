import { useMutation, useQueryClient } from "@tanstack/react-query";
import { FlaskConical, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { useModels } from "../../../backend/backend.ts";
import type { Provider } from "../../../backend/models.ts";
import { useSay } from "../../../i18n/keys.ts";
import { Button, Dialog, IconButton } from "../../../ui/index.ts";
import { TryBox } from "./try-box.tsx";

/** One provider as set up. Of its key only the last letters are known here. */
export function ProviderRow({ provider, isOwner, onEdit }: { provider: Provider; isOwner: boolean; onEdit: () => void }) {
  const say = useSay();
  const models = useModels();
  const queries = useQueryClient();
  const [trying, setTrying] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const remove = useMutation({
    mutationFn: () => models.remove(provider.id),
    onSuccess: () => Promise.all(["models", "routes"].map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  });
  return (
    <li className="provider">
      <div className="provider-head">
        <span>
          <strong>{provider.name}</strong>{" "}
          {provider.breaker === "open" ? (
            <span className="chip" data-tone="bad">
              {say("models.breaker-open")}
            </span>
          ) : null}
          <br />
          <span className="is-faint">
            {provider.baseUrl} · {provider.keyHint ? say("models.key-ends", { hint: provider.keyHint }) : say("models.no-key")}
          </span>
        </span>
        <span className="provider-models">
          {provider.models.map(({ model }) => (
            <span key={model} className="chip" data-tone="plain">
              {model}
            </span>
          ))}
        </span>
        {isOwner ? (
          <span className="provider-actions">
            <Button small aria-expanded={trying} disabled={provider.models.length === 0} onClick={() => setTrying(!trying)}>
              <FlaskConical size={13} aria-hidden />
              {say("models.try")}
            </Button>
            <IconButton label={say("models.edit", { name: provider.name })} icon={<Pencil size={15} />} onClick={onEdit} />
            <IconButton
              label={say("models.remove", { name: provider.name })}
              icon={<Trash2 size={15} />}
              onClick={() => setLeaving(true)}
            />
          </span>
        ) : null}
      </div>
      {trying ? <TryBox provider={provider} /> : null}
      <Dialog
        open={leaving}
        onClose={() => setLeaving(false)}
        title={say("models.remove", { name: provider.name })}
        description={say("models.remove-says")}
      >
        {remove.isError ? (
          <p role="alert" className="field-bad">
            {remove.error.message}
          </p>
        ) : null}
        <div className="dialog-actions">
          <Button onClick={() => setLeaving(false)}>{say("ui.cancel")}</Button>
          <Button look="danger" disabled={remove.isPending} onClick={() => remove.mutate()}>
            {say("ui.delete")}
          </Button>
        </div>
      </Dialog>
    </li>
  );
}
