import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Plus, Trash2 } from "lucide-react";
import { useState, type FormEvent } from "react";
import { useModels } from "../../../backend/backend.ts";
import type { ModelEntry, Provider, ProviderChange, ProviderPreset } from "../../../backend/models.ts";
import { useSay } from "../../../i18n/keys.ts";
import { Button, Dialog, IconButton } from "../../../ui/index.ts";
import { ChoiceField } from "../../parts/fields.tsx";
import { TextInput } from "../../parts/text-input.tsx";

interface ProviderDialogProps {
  provider: Provider | null;
  presets: readonly ProviderPreset[];
  onClose: () => void;
}

const own = "own";

/** Sets a provider up, from a preset or by its address. The key is written and never shown again. */
export function ProviderDialog({ provider, presets, onClose }: ProviderDialogProps) {
  const say = useSay();
  const models = useModels();
  const queries = useQueryClient();
  const first = presets.find(({ needsKey }) => needsKey) ?? presets[0];
  const [preset, setPreset] = useState(provider ? own : (first?.id ?? own));
  const [change, setChange] = useState<Omit<ProviderChange, "apiKey" | "provider">>({
    name: provider?.name ?? first?.name ?? "",
    kind: provider?.kind ?? first?.kind ?? "openai-compatible",
    baseUrl: provider?.baseUrl ?? first?.baseUrl ?? "https://",
    models: provider?.models ?? [{ model: "" }],
  });
  const [key, setKey] = useState("");
  const save = useMutation({
    mutationFn: () =>
      models.save({
        ...change,
        models: change.models.filter(({ model }) => model.trim() !== ""),
        ...(provider ? { provider: provider.id } : {}),
        ...(key === "" ? {} : { apiKey: key.trim() }),
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["models"] });
      onClose();
    },
  });
  const choosePreset = (id: string) => {
    setPreset(id);
    const chosen = presets.find((one) => one.id === id);
    if (chosen) setChange({ ...change, name: chosen.name, kind: chosen.kind, baseUrl: chosen.baseUrl });
  };
  const setModel = (index: number, entry: ModelEntry) => setChange({ ...change, models: change.models.with(index, entry) });
  const send = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Dialog open wide onClose={onClose} title={provider ? provider.name : say("models.add")}>
      <form className="form-stack" onSubmit={send}>
        {provider ? null : (
          <ChoiceField
            name={say("models.preset")}
            value={preset}
            options={[...presets.map(({ id, name }) => ({ value: id, text: name })), { value: own, text: say("models.own-address") }]}
            onChange={choosePreset}
          />
        )}
        <div className="fields-row">
          <TextInput
            name={say("models.name")}
            value={change.name}
            onChange={(name) => setChange({ ...change, name })}
            required
            maxLength={200}
          />
          <TextInput
            name={say("models.address")}
            type="url"
            value={change.baseUrl}
            onChange={(baseUrl) => setChange({ ...change, baseUrl })}
            required
            maxLength={500}
          />
        </div>
        {preset === own ? (
          <ChoiceField
            name={say("models.kind")}
            value={change.kind}
            options={(["openai-compatible", "anthropic", "google"] as const).map((value) => ({ value, text: say(`models.kind.${value}`) }))}
            onChange={(kind) => setChange({ ...change, kind: kind as ProviderChange["kind"] })}
          />
        ) : null}
        <TextInput
          name={say("models.key")}
          type="password"
          autoComplete="off"
          value={key}
          onChange={setKey}
          help={say(provider?.keyHint ? "models.key-kept" : "models.key-help", { hint: provider?.keyHint ?? "" })}
        />
        <fieldset className="fields-set">
          <legend className="field-name">{say("models.models")}</legend>
          <p className="field-help">{say("models.models-help")}</p>
          {change.models.map((entry, index) => (
            <ModelFields
              key={index}
              entry={entry}
              onChange={(next) => setModel(index, next)}
              onRemove={() => setChange({ ...change, models: change.models.filter((_, at) => at !== index) })}
            />
          ))}
          <div>
            <Button small onClick={() => setChange({ ...change, models: [...change.models, { model: "" }] })}>
              <Plus size={13} aria-hidden />
              {say("models.add-model")}
            </Button>
          </div>
        </fieldset>
        {save.isError ? (
          <p role="alert" className="field-bad">
            {save.error.message}
          </p>
        ) : null}
        <div className="dialog-actions">
          <Button onClick={onClose}>{say("ui.cancel")}</Button>
          <Button look="main" type="submit" disabled={save.isPending}>
            {say("models.save")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

interface ModelFieldsProps {
  entry: ModelEntry;
  onChange: (entry: ModelEntry) => void;
  onRemove: () => void;
}

function ModelFields({ entry, onChange, onRemove }: ModelFieldsProps) {
  const say = useSay();
  const { price } = entry;
  const setPrice = (key: "input" | "output", text: string) => {
    const { price: _, ...rest } = entry;
    const next = { input: price?.input ?? 0, output: price?.output ?? 0, ...price, [key]: Number(text) };
    onChange(next.input === 0 && next.output === 0 ? rest : { ...rest, price: next });
  };
  return (
    <div className="model-fields">
      <TextInput name={say("models.model")} value={entry.model} onChange={(model) => onChange({ ...entry, model })} maxLength={200} />
      <TextInput
        name={say("models.price-in")}
        type="number"
        min={0}
        step="any"
        value={price?.input ?? ""}
        onChange={(text) => setPrice("input", text)}
      />
      <TextInput
        name={say("models.price-out")}
        type="number"
        min={0}
        step="any"
        value={price?.output ?? ""}
        onChange={(text) => setPrice("output", text)}
      />
      <IconButton label={say("models.remove-model", { name: entry.model })} icon={<Trash2 size={15} />} onClick={onRemove} />
    </div>
  );
}
