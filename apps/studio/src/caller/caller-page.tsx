import { useCallback, useEffect, useState } from "react";
import { Agreed } from "./agreed.tsx";
import type { PublicAgent } from "./agent-facts.ts";
import { SpokenCall } from "./call/spoken-call.tsx";
import { Chat } from "./chat.tsx";
import { useCalling } from "./use-calling.ts";
import { Welcome } from "./welcome.tsx";
import { callerWords } from "./words/index.ts";

type Found = { state: "loading" } | { state: "gone" } | { state: "failed" } | { state: "ready"; agent: PublicAgent };

/** Who this is, in which language, and the ways to begin; then the conversation. */
export function CallerPage({ slug }: { slug: string }) {
  const [found, setFound] = useState<Found>({ state: "loading" });
  const calling = useCalling(slug);
  const { stage } = calling;
  const kept = "ticket" in stage ? stage.ticket.language : undefined;
  const [language, setLanguage] = useState(() => kept ?? navigator.language.split("-")[0] ?? "en");
  const words = callerWords(language);

  const load = useCallback(async () => {
    try {
      const answer = await fetch(`/v1/agents/${encodeURIComponent(slug)}`);
      if (!answer.ok) return setFound({ state: answer.status === 404 ? "gone" : "failed" });
      const agent = (await answer.json()) as PublicAgent;
      setFound({ state: "ready", agent });
      setLanguage((chosen) => (agent.languages.includes(chosen) ? chosen : (agent.languages[0] ?? "en")));
      document.title = agent.company || agent.name;
    } catch {
      setFound({ state: "failed" });
    }
  }, [slug]);
  useEffect(() => {
    // Everything is set after an answer came.
    const loading = setTimeout(() => void load());
    return () => clearTimeout(loading);
  }, [load]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  if (found.state === "loading") return <p className="caller-note">{words.connecting}</p>;
  const isGone = found.state === "gone" || (stage.at === "welcome" && stage.refusal?.code === "NOT_PUBLISHED");
  if (found.state !== "ready" || isGone) {
    return (
      <main className="caller caller-empty">
        <h1>{isGone ? words.goneTitle : words.failedTitle}</h1>
        <p>{isGone ? words.gone : words.failed}</p>
        {isGone ? null : (
          <button
            className="caller-main"
            type="button"
            onClick={() => {
              setFound({ state: "loading" });
              void load();
            }}
          >
            {words.retry}
          </button>
        )}
      </main>
    );
  }
  const { agent } = found;
  const company = agent.company || agent.name;
  return (
    <main className="caller" data-stage={stage.at}>
      <header className="caller-head">
        <h1>{company}</h1>
        <p>{words.assistant}</p>
      </header>
      {stage.at === "chat" ? (
        <Chat key={stage.ticket.conversation} ticket={stage.ticket} words={words} onAgain={calling.again} />
      ) : stage.at === "call" ? (
        <SpokenCall key={stage.ticket.conversation} stage={stage} words={words} onAgain={calling.again} />
      ) : stage.at === "kept" ? (
        <section className="caller-welcome">
          <p>{words.goOnSays}</p>
          <button className="caller-main" type="button" onClick={() => void calling.goOn(stage.ticket)}>
            {words.goOn}
          </button>
          <button className="caller-second" type="button" onClick={calling.again}>
            {words.again}
          </button>
          <Agreed ticket={stage.ticket} words={words} isQuiet />
        </section>
      ) : (
        <Welcome agent={agent} calling={calling} language={language} words={words} onLanguage={setLanguage} />
      )}
    </main>
  );
}
