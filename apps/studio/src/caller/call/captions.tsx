import { useEffect, useRef } from "react";
import type { SpokenLine } from "../../voice/voice-call.ts";
import type { CallerWords } from "../words/index.ts";

interface CaptionsProps {
  lines: readonly SpokenLine[];
  words: CallerWords;
  /** The agent is heard: a screen reader that read its words too would talk over it. */
  isAloud: boolean;
  /** What she writes waits for a line. */
  isAway: boolean;
}

/** What both say, while they say it. */
export function Captions({ lines, words, isAloud, isAway }: CaptionsProps) {
  const end = useRef<HTMLDivElement | null>(null);
  const last = lines.at(-1)?.text.length ?? 0;
  useEffect(() => {
    end.current?.scrollIntoView({ block: "end" });
  }, [lines.length, last]);
  return (
    <>
      <ol className="caller-said" aria-label={words.conversation} aria-live={isAloud ? "off" : "polite"}>
        {lines.map(({ id, who, text, language, isFinal, isUnsent }) => (
          <li key={id} data-who={who} data-partial={isFinal ? undefined : ""} lang={language?.split("-")[0]}>
            {who === "caller" ? <span className="caller-who">{words.you}: </span> : null}
            {text}
            {isUnsent && isAway ? <small>{words.unsent}</small> : null}
          </li>
        ))}
      </ol>
      <div ref={end} className="caller-said-end" />
    </>
  );
}
