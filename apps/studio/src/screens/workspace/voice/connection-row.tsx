import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { useState } from "react";
import { useBackend } from "../../../backend/backend.ts";
import type { SpeechConnection, SpeechProvider, SpeechTrial } from "../../../backend/speech.ts";
import { type Say, useSay } from "../../../i18n/keys.ts";
import { Button, Dialog, IconButton } from "../../../ui/index.ts";
import { languageName } from "../../../words/language-name.ts";

interface ConnectionRowProps {
  connection: SpeechConnection;
  provider: SpeechProvider | undefined;
  languages: readonly string[];
  isOwner: boolean;
}

/** One provider: what it does, and how it does in each language. */
export function ConnectionRow({ connection, provider, languages, isOwner }: ConnectionRowProps) {
  const say = useSay();
  const { speech } = useBackend();
  const queries = useQueryClient();
  const [asked, setAsked] = useState(false);
  const [trials, setTrials] = useState<Readonly<Record<string, SpeechTrial>>>({});
  const { use, keyHint } = connection;
  const name = provider?.name ?? connection.provider;
  const names = (tags: readonly string[]) => tags.map((tag) => languageName(tag, say)).join(", ");
  const test = useMutation({
    mutationFn: (language: string) => speech?.test({ provider: connection.provider, language }) ?? Promise.reject(new Error()),
    onSuccess: (trial, language) => setTrials((before) => ({ ...before, [language]: trial })),
  });
  const remove = useMutation({
    mutationFn: async () => speech?.remove(connection.provider),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["speech"] }),
  });
  const does = [
    use.hears && provider ? say("speech.hears", { languages: names(provider.hearing) }) : "",
    use.speaks && provider ? say("speech.speaks", { languages: names(provider.voice) }) : "",
    keyHint ? say("speech.key-ends", { hint: keyHint }) : "",
  ];
  return (
    <li className="speech-row">
      <div className="speech-head">
        <div>
          <strong>{name}</strong>
          <p className="is-faint">{does.filter(Boolean).join(" · ")}</p>
        </div>
        {isOwner ? <IconButton label={say("speech.remove", { name })} icon={<Trash2 size={15} />} onClick={() => setAsked(true)} /> : null}
      </div>
      {isOwner ? (
        <div className="settings-buttons">
          {languages.map((tag) => (
            <Button key={tag} small disabled={test.isPending} onClick={() => test.mutate(tag)}>
              {test.isPending && test.variables === tag ? say("speech.trying") : say("speech.try", { language: languageName(tag, say) })}
            </Button>
          ))}
        </div>
      ) : null}
      {test.isError ? (
        <p role="alert" className="field-bad">
          {test.error.message}
        </p>
      ) : null}
      <ul className="tries" aria-live="polite" aria-label={say("speech.results")}>
        {Object.entries(trials).map(([tag, trial]) => (
          <li key={tag}>
            <span className="is-faint">{languageName(tag, say)}</span>
            <p className={trial.ok ? "" : "field-bad"} lang={trial.ok ? tag : undefined}>
              {resultOf(trial, say)}
            </p>
          </li>
        ))}
      </ul>
      {asked ? (
        <Dialog open title={say("speech.remove", { name })} onClose={() => setAsked(false)}>
          <p>{say("speech.remove-says")}</p>
          <div className="dialog-actions">
            <Button onClick={() => setAsked(false)}>{say("ui.cancel")}</Button>
            <Button look="main" disabled={remove.isPending} onClick={() => remove.mutate()}>
              {say("ui.delete")}
            </Button>
          </div>
        </Dialog>
      ) : null}
    </li>
  );
}

function resultOf(trial: SpeechTrial, say: Say): string {
  if (!trial.ok) return say(`speech.failed.${trial.part}`, { why: trial.message });
  return [
    trial.firstSoundMs === null ? "" : say("speech.took-voice", { ms: trial.firstSoundMs }),
    trial.heardMs === null ? "" : say("speech.took-hearing", { ms: trial.heardMs }),
    trial.heard === null ? "" : say("speech.heard", { said: trial.said, heard: trial.heard }),
  ]
    .filter(Boolean)
    .join(" · ");
}
