import { useMutation } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useModels } from "../../../backend/backend.ts";
import type { Provider, Trial } from "../../../backend/models.ts";
import { useSay } from "../../../i18n/keys.ts";
import { Button } from "../../../ui/index.ts";
import { ChoiceField } from "../../parts/fields.tsx";
import { TextInput } from "../../parts/text-input.tsx";

/** Asks one model one question and shows what it said and how long it took; earlier tries stay for comparison. */
export function TryBox({ provider }: { provider: Provider }) {
  const say = useSay();
  const models = useModels();
  const [model, setModel] = useState(provider.models[0]?.model ?? "");
  const [text, setText] = useState(say("models.try-text"));
  const [tries, setTries] = useState<readonly { number: number; model: string; trial: Trial }[]>([]);
  const test = useMutation({
    mutationFn: () => models.test({ provider: provider.id, model, text }),
    onSuccess: (trial) => setTries((before) => [{ number: before.length + 1, model, trial }, ...before].slice(0, 5)),
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    test.mutate();
  };
  return (
    <div className="try-box">
      <form className="try-form" onSubmit={send}>
        <ChoiceField
          name={say("models.model")}
          value={model}
          options={provider.models.map((one) => ({ value: one.model, text: one.model }))}
          onChange={setModel}
        />
        <TextInput name={say("models.try-says")} value={text} onChange={setText} required maxLength={2_000} />
        <Button look="main" type="submit" disabled={test.isPending}>
          {say(test.isPending ? "models.asking" : "models.ask")}
        </Button>
      </form>
      {test.isError ? (
        <p role="alert" className="field-bad">
          {test.error.message}
        </p>
      ) : null}
      <ol className="tries" aria-live="polite">
        {tries.map(({ number, model: asked, trial }) => (
          <li key={number}>
            <span className="is-faint">
              {asked} ·{" "}
              {trial.ok
                ? say("models.took", {
                    first: trial.firstTokenMs,
                    total: trial.totalMs,
                    tokens: trial.usage.inputTokens + trial.usage.outputTokens,
                  })
                : say("models.failed-after", { total: trial.totalMs })}
            </span>
            <p className={trial.ok ? "" : "field-bad"}>{trial.ok ? trial.text : trial.message}</p>
          </li>
        ))}
      </ol>
    </div>
  );
}
