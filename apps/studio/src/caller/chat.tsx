import { useEffect, useRef, useState } from "react";
import { Agreed } from "./agreed.tsx";
import { ConversationClient, type ConversationView, type Ticket } from "./conversation-client.ts";
import type { CallerWords } from "./words/index.ts";
import { WriteField } from "./write-field.tsx";

const first: ConversationView = { connection: "connecting", said: [], waiting: true, ended: false, failure: null };

/** The conversation itself: what was said, what is being written, one field. */
export function Chat({ ticket, words, onAgain }: { ticket: Ticket; words: CallerWords; onAgain: () => void }) {
  const [view, setView] = useState(first);
  const client = useRef<ConversationClient | null>(null);
  const end = useRef<HTMLDivElement | null>(null);
  const field = useRef<HTMLTextAreaElement | null>(null);

  useEffect(() => {
    const made = new ConversationClient(ticket, setView);
    client.current = made;
    return () => made.close();
  }, [ticket]);
  useEffect(() => {
    // In braces: newer browsers give a promise here, which is no clean-up.
    end.current?.scrollIntoView({ block: "end" });
  }, [view.said.length, view.waiting, view.ended]);
  useEffect(() => {
    if (view.connection === "open" && !view.ended) field.current?.focus();
  }, [view.connection, view.ended]);

  return (
    <>
      <ol className="caller-said" aria-label={words.conversation} aria-live="polite">
        {view.said.map((said) => (
          <li key={said.key} data-who={said.who} lang={said.language?.split("-")[0]}>
            {said.who === "caller" ? <span className="caller-who">{words.you}: </span> : null}
            {said.text}
            {said.pending && view.connection !== "open" ? <small>{words.unsent}</small> : null}
          </li>
        ))}
        {view.waiting && view.connection === "open" && !view.ended ? (
          <li data-who="agent" className="caller-typing" aria-label={`${words.assistant} ${words.typing}`}>
            <i />
            <i />
            <i />
          </li>
        ) : null}
      </ol>
      <p className="caller-status" role="status">
        {view.failure ?? (view.connection === "lost" ? words.reconnecting : view.connection === "connecting" ? words.connecting : "")}
      </p>
      {view.ended || view.failure ? (
        <div className="caller-over">
          {view.ended ? <p>{words.ended}</p> : null}
          {view.ended ? <Agreed ticket={ticket} words={words} /> : null}
          <button className="caller-main" type="button" onClick={onAgain}>
            {words.again}
          </button>
        </div>
      ) : (
        <WriteField words={words} field={field} onSay={(text) => client.current?.say(text)} />
      )}
      <div ref={end} />
    </>
  );
}
