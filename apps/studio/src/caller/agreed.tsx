import { useEffect, useState } from "react";
import type { CallTicket } from "../voice/find-way.ts";
import type { CallerWords } from "./words/index.ts";

/** What a conversation came to, in words she can keep. */
export interface AgreedFacts {
  /** What she confirmed: "Loan amount": "₹5,00,000". */
  details: { name: string; value: string; language: string }[];
  /** When somebody comes back to her. */
  followUps: { kind: "call-back" | "follow-up"; when: string | null; language: string }[];
}

/** After the end: what was agreed, from the log rather than from memory. */
export function Agreed({ ticket, words, isQuiet }: { ticket: CallTicket; words: CallerWords; isQuiet?: boolean }) {
  const [facts, setFacts] = useState<AgreedFacts | null>(null);
  useEffect(() => {
    const leaving = new AbortController();
    void fetchAgreed(ticket, leaving.signal).then(setFacts);
    return () => leaving.abort();
  }, [ticket]);
  if (!facts) return null;
  const isNothing = facts.details.length === 0 && facts.followUps.length === 0;
  if (isNothing && isQuiet) return null;
  return (
    <section className="caller-agreed" aria-label={words.agreed}>
      <h2>{words.agreed}</h2>
      {isNothing ? <p>{words.agreedNothing}</p> : null}
      <dl>
        {facts.followUps.map(({ kind, when, language }, index) => (
          <div key={index} data-main>
            <dt>{kind === "call-back" ? words.callBack : words.followUp}</dt>
            <dd lang={language}>{when ?? ""}</dd>
          </div>
        ))}
        {facts.details.map(({ name, value, language }) => (
          <div key={name}>
            <dt lang={language}>{name}</dt>
            <dd lang={language}>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

async function fetchAgreed({ conversation, token }: CallTicket, signal: AbortSignal): Promise<AgreedFacts | null> {
  try {
    const answer = await fetch(`/v1/conversations/${encodeURIComponent(conversation)}/agreed`, {
      headers: { authorization: `Bearer ${token}` },
      signal,
    });
    return answer.ok ? ((await answer.json()) as AgreedFacts) : null;
  } catch {
    return null;
  }
}
