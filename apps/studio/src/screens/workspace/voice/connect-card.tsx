import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useBackend } from "../../../backend/backend.ts";
import type { SpeechConnection, SpeechProvider, SpeechProviderId } from "../../../backend/speech.ts";
import { useSay } from "../../../i18n/keys.ts";
import { Button } from "../../../ui/index.ts";
import { ChoiceField } from "../../parts/fields.tsx";
import { TextInput } from "../../parts/text-input.tsx";
import { Section } from "../../settings/section.tsx";

/** One key of one provider sets hearing, voice and, where it can, the language model. */
export function ConnectCard({
  providers,
  connections,
}: {
  providers: readonly SpeechProvider[];
  connections: readonly SpeechConnection[];
}) {
  const say = useSay();
  const { speech } = useBackend();
  const queries = useQueryClient();
  const [id, setId] = useState<SpeechProviderId>("sarvam");
  const [key, setKey] = useState("");
  const [address, setAddress] = useState("");
  const [withModel, setWithModel] = useState(true);
  const provider = providers.find((one) => one.id === id);
  const before = connections.find((one) => one.provider === id);
  const connect = useMutation({
    mutationFn: async () =>
      speech?.connect({
        provider: id,
        ...(key.trim() === "" ? {} : { key: key.trim() }),
        withModel,
        use: { ...before?.use, hears: true, speaks: true, ...(address.trim() === "" ? {} : { baseUrl: address.trim() }) },
      }),
    onSuccess: async () => {
      setKey("");
      for (const what of ["speech", "models"]) await queries.invalidateQueries({ queryKey: [what] });
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    connect.mutate();
  };
  return (
    <Section title={say("speech.connect-title")} says={say("speech.connect-says")}>
      <form className="form-stack" onSubmit={send} aria-label={say("speech.connect-title")}>
        <ChoiceField
          name={say("speech.provider")}
          value={id}
          options={providers.map((one) => ({ value: one.id, text: one.name }))}
          onChange={(chosen) => {
            setId(chosen as SpeechProviderId);
            connect.reset();
          }}
        />
        <TextInput
          name={say("speech.key")}
          type="password"
          autoComplete="off"
          value={key}
          onChange={setKey}
          maxLength={2_000}
          required={id !== "openai-compatible" && !before}
          {...(before?.keyHint ? { help: say("speech.key-kept", { hint: before.keyHint }) } : {})}
        />
        {id === "openai-compatible" ? (
          <TextInput
            name={say("speech.address")}
            type="url"
            value={address}
            onChange={setAddress}
            maxLength={500}
            help={say("speech.address-help")}
          />
        ) : null}
        {provider?.hasModel ? (
          <label>
            <input type="checkbox" checked={withModel} onChange={(event) => setWithModel(event.target.checked)} />{" "}
            {say("speech.with-model")}
          </label>
        ) : null}
        {connect.isError ? (
          <p role="alert" className="field-bad">
            {connect.error.message}
          </p>
        ) : null}
        {connect.data?.model ? <p role="status">{say("speech.model-set", { model: connect.data.model })}</p> : null}
        <div>
          <Button look="main" type="submit" disabled={connect.isPending}>
            {say("speech.connect")}
          </Button>
        </div>
      </form>
    </Section>
  );
}
