import { ArrowUp, Hourglass, Phone } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import { useDocument } from "../document/use-draft.ts";
import { useSay } from "../i18n/keys.ts";
import { Button, IconButton, Tooltip } from "../ui/index.ts";
import type { TestSession } from "./session.ts";
import { suggestionsFor } from "./suggestions.ts";

const yesNo: Readonly<Record<string, { yes: string; no: string }>> = {
  hi: { yes: "हाँ जी", no: "नहीं" },
  bn: { yes: "হ্যাঁ", no: "না" },
  mr: { yes: "हो", no: "नाही" },
  en: { yes: "Yes", no: "No" },
};

interface ComposerProps {
  session: TestSession;
  onAgain: () => void;
  /** Speaks with the draft instead; null where nothing can carry a voice. */
  onTalk: (() => void) | null;
}

/** What the caller says next: typed, or one of the things callers say here. */
export function Composer({ session, onAgain, onTalk }: ComposerProps) {
  const say = useSay();
  const { status, wants, exchanges } = useStore(session.store);
  const document = useDocument((whole) => whole);
  const [text, setText] = useState("");
  const area = useRef<HTMLTextAreaElement>(null);
  const state = wants === null ? undefined : document.states[wants.state];
  const suggestions = useMemo(() => {
    if (wants === null) return [];
    const words = yesNo[wants.language.split("-")[0] ?? "en"] ?? { yes: "Yes", no: "No" };
    return suggestionsFor(document, wants, state, words);
  }, [document, wants, state]);
  useEffect(() => area.current?.focus(), [status]);
  const send = (words: string) => {
    if (!words.trim() || status !== "waiting") return;
    setText("");
    void session.send({ kind: "say", text: words.trim() });
  };
  const lastSaid = [...exchanges].reverse().find(({ input }) => input?.kind === "say")?.input;
  if (status === "ended") {
    return (
      <div className="composer">
        <Button look="main" onClick={onAgain}>
          {say("test.again")}
        </Button>
      </div>
    );
  }
  return (
    <div className="composer">
      {suggestions.length ? (
        <div className="suggestions" role="group" aria-label={say("test.suggestions")}>
          {suggestions.map(({ text: words, means, lang }) => (
            <Tooltip key={words} text={means} side="top">
              <Button small lang={lang} disabled={status !== "waiting"} onClick={() => send(words)}>
                {words}
              </Button>
            </Tooltip>
          ))}
        </div>
      ) : null}
      <div className="composer-row">
        <textarea
          ref={area}
          className="area"
          rows={1}
          aria-label={say("test.say")}
          placeholder={say("test.say")}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            // While an input method composes, Enter picks a word and sends nothing.
            if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) {
              event.preventDefault();
              send(text);
            }
            if (event.key === "ArrowUp" && text === "" && lastSaid?.kind === "say") {
              event.preventDefault();
              setText(lastSaid.text);
            }
          }}
        />
        <IconButton
          label={say("test.silence")}
          side="top"
          icon={<Hourglass size={15} />}
          disabled={status !== "waiting"}
          onClick={() => void session.send({ kind: "silence" })}
        />
        {onTalk ? <IconButton label={say("spoken.talk")} side="top" icon={<Phone size={15} />} onClick={onTalk} /> : null}
        <IconButton
          look="main"
          label={say("test.send")}
          side="top"
          icon={<ArrowUp size={16} />}
          disabled={status !== "waiting" || !text.trim()}
          onClick={() => send(text)}
        />
      </div>
    </div>
  );
}
