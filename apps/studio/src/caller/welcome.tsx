import { useEffect, useState } from "react";
import { microphonePermission } from "../voice/audio/microphone.ts";
import type { PublicAgent } from "./agent-facts.ts";
import { isInApp } from "./in-app.ts";
import { MicrophoneHelp } from "./microphone-help.tsx";
import type { Calling } from "./use-calling.ts";
import { type CallerWords, ownName } from "./words/index.ts";

interface WelcomeProps {
  agent: PublicAgent;
  calling: Calling;
  language: string;
  words: CallerWords;
  onLanguage: (tag: string) => void;
}

/** What this is, in which language, and the ways to begin: one stands out. */
export function Welcome({ agent, calling, language, words, onLanguage }: WelcomeProps) {
  const { stage } = calling;
  const { hears, speaks } = agent.voice ?? { hears: "nobody" as const, speaks: "captions" as const };
  const mayTalk = hears === "people";
  const busy = stage.at === "starting" || stage.at === "asking";
  const trouble = stage.at === "welcome" ? stage.trouble : undefined;
  const refusal = stage.at === "welcome" ? stage.refusal : undefined;
  const asks = useAsksForMicrophone(mayTalk);
  const hear = () => void calling.call("hear", language);
  const talk = () => void calling.call("talk", language);
  return (
    <section className="caller-welcome">
      <p>{agent.voice ? words.privacyVoice : words.privacy}</p>
      <fieldset>
        <legend>{words.language}</legend>
        {agent.languages.map((tag) => (
          <label key={tag} lang={tag.split("-")[0]}>
            <input type="radio" name="language" value={tag} checked={tag === language} onChange={() => onLanguage(tag)} />
            <span>{ownName(tag)}</span>
          </label>
        ))}
      </fieldset>
      {trouble ? (
        <MicrophoneHelp trouble={trouble} words={words} onAgain={talk} onWrite={hear} />
      ) : mayTalk && isInApp(navigator.userAgent) ? (
        <MicrophoneHelp trouble="unsupported" words={words} onWrite={hear} />
      ) : null}
      {refusal ? (
        <p role="alert" className="caller-alert">
          {refusal.code === "TOO_MANY" || refusal.code === "BUSY" || refusal.code === "NO_HOST" ? words.busy : words.failed}
        </p>
      ) : null}
      <div className="caller-ways">
        {stage.at === "asking" ? (
          <p role="status" className="caller-hint">
            {words.asking}
          </p>
        ) : null}
        {mayTalk ? (
          <>
            {asks && stage.at !== "asking" && !trouble ? <p className="caller-hint">{words.willAsk}</p> : null}
            <button className="caller-main" type="button" disabled={busy} onClick={talk}>
              {words.talk}
            </button>
          </>
        ) : agent.voice ? (
          <>
            <p className="caller-hint">{words.cannotHear}</p>
            <button className="caller-main" type="button" disabled={busy} onClick={hear}>
              {words.typeAndHear}
            </button>
            {hears === "synthetic" ? (
              <div className="caller-sample">
                <button className="caller-second" type="button" disabled={busy} onClick={talk}>
                  {words.tryVoice}
                </button>
                <p className="caller-hint">{words.tryVoiceSays}</p>
              </div>
            ) : null}
          </>
        ) : null}
        <button
          className={agent.voice ? "caller-second" : "caller-main"}
          type="button"
          disabled={busy}
          onClick={() => void calling.chat(language)}
        >
          {agent.voice ? words.type : words.begin}
        </button>
        {speaks === "draft" && agent.voice ? <p className="caller-hint">{words.draftVoice}</p> : null}
        {speaks === "captions" && agent.voice ? <p className="caller-hint">{words.captionsOnly}</p> : null}
      </div>
    </section>
  );
}

/** Whether the browser is still to ask, so that she is told before it does. */
function useAsksForMicrophone(matters: boolean): boolean {
  const [asks, setAsks] = useState(true);
  useEffect(() => {
    if (matters) void microphonePermission().then((permission) => setAsks(permission === "ask"));
  }, [matters]);
  return asks;
}
