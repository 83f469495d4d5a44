import { useCallback, useEffect, useState } from "react";
import { Chat } from "./chat.tsx";
import type { Ticket } from "./conversation-client.ts";
import { callerWords, ownName } from "./words.ts";

interface PublicAgent {
  name: string;
  company: string;
  languages: string[];
}

type Found = { state: "loading" } | { state: "gone" } | { state: "failed" } | { state: "ready"; agent: PublicAgent };

/** Who this is, in which language, and one button; then the conversation. */
export function CallerPage({ slug }: { slug: string }) {
  const [found, setFound] = useState<Found>({ state: "loading" });
  const [language, setLanguage] = useState(() => navigator.language.split("-")[0] ?? "en");
  const [ticket, setTicket] = useState<Ticket | null>(() => keptTicket(slug));
  const [starting, setStarting] = useState(false);
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

  const begin = async () => {
    setStarting(true);
    try {
      const answer = await fetch(`/v1/agents/${encodeURIComponent(slug)}/conversations`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ language }),
      });
      if (!answer.ok) return setFound({ state: answer.status === 404 ? "gone" : "failed" });
      const made = (await answer.json()) as Ticket;
      keepTicket(slug, made);
      setTicket(made);
    } catch {
      setFound({ state: "failed" });
    } finally {
      setStarting(false);
    }
  };

  if (found.state === "loading") return <p className="caller-note">{words.connecting}</p>;
  if (found.state !== "ready") {
    const isGone = found.state === "gone";
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
  return (
    <main className="caller">
      <header className="caller-head">
        <h1>{agent.company || agent.name}</h1>
        <p>{words.assistant}</p>
      </header>
      {ticket ? (
        <Chat
          key={ticket.conversation}
          ticket={ticket}
          words={words}
          onAgain={() => {
            keepTicket(slug, null);
            setTicket(null);
          }}
        />
      ) : (
        <section className="caller-welcome">
          <p>{words.privacy}</p>
          <fieldset>
            <legend>{words.language}</legend>
            {agent.languages.map((tag) => (
              <label key={tag} lang={tag.split("-")[0]}>
                <input type="radio" name="language" value={tag} checked={tag === language} onChange={() => setLanguage(tag)} />
                <span>{ownName(tag)}</span>
              </label>
            ))}
          </fieldset>
          <button className="caller-main" type="button" disabled={starting} onClick={() => void begin()}>
            {words.begin}
          </button>
        </section>
      )}
    </main>
  );
}

const storageKey = (slug: string) => `vaarta-conversation:${slug}`;

// A reload goes on with the same conversation; another tab begins its own.
function keptTicket(slug: string): Ticket | null {
  try {
    return JSON.parse(sessionStorage.getItem(storageKey(slug)) ?? "null") as Ticket | null;
  } catch {
    return null;
  }
}

function keepTicket(slug: string, ticket: Ticket | null): void {
  try {
    if (ticket) sessionStorage.setItem(storageKey(slug), JSON.stringify(ticket));
    else sessionStorage.removeItem(storageKey(slug));
  } catch {
    // Without storage a reload starts anew; the conversation itself does not need it.
  }
}
