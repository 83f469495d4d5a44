import { ChevronRight, Pencil, Undo2 } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useDocument } from "../document/use-draft.ts";
import { useSay } from "../i18n/keys.ts";
import { Button, IconButton } from "../ui/index.ts";
import type { Exchange } from "./transcript.ts";
import { Why } from "./why.tsx";

interface TranscriptProps {
  exchanges: readonly Exchange[];
  busy: boolean;
  /** Goes back to before an exchange; with words, says those instead. Absent where nothing can be taken back. */
  onRewind?: (number: number, text?: string) => void;
  /** What the caller is just saying. */
  lines?: readonly string[];
}

export function Transcript({ exchanges, busy, onRewind, lines = [] }: TranscriptProps) {
  const say = useSay();
  const end = useRef<HTMLDivElement>(null);
  const last = exchanges.at(-1);
  useEffect(() => {
    end.current?.scrollIntoView({ block: "end" });
  }, [exchanges.length, last?.said.length, lines.length]);
  return (
    <div className="transcript" role="log" aria-label={say("test.transcript")} aria-busy={busy}>
      {exchanges.map((exchange) => (
        <ExchangeView key={exchange.number} exchange={exchange} {...(onRewind && { onRewind })} />
      ))}
      {lines.map((text, index) => (
        <div key={index} className="turn" data-who="caller">
          <p className="bubble is-quiet">{text}</p>
        </div>
      ))}
      {busy ? <p className="is-faint">{say("test.busy")}</p> : null}
      <div ref={end} />
    </div>
  );
}

function ExchangeView({ exchange, onRewind }: { exchange: Exchange; onRewind?: TranscriptProps["onRewind"] }) {
  const say = useSay();
  const [editing, setEditing] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const outcome = useDocument((document) => (exchange.ended === null ? null : (document.outcomes[exchange.ended]?.name ?? exchange.ended)));
  const { input, number } = exchange;
  const moved = exchange.decisions.some(({ from, to }) => to !== null && to !== from);
  return (
    <div className="exchange">
      {input === null ? null : (
        <div className="turn" data-who="caller">
          {editing === null ? (
            <>
              <p className={input.kind === "say" ? "bubble" : "bubble is-quiet"}>
                {input.kind === "say"
                  ? input.text
                  : input.kind === "dtmf"
                    ? say("when.dtmf", { digits: input.digits })
                    : say("test.silent")}
              </p>
              {onRewind ? (
                <span className="turn-tools">
                  {input.kind === "say" ? (
                    <IconButton small label={say("test.edit")} icon={<Pencil size={12} />} onClick={() => setEditing(input.text)} />
                  ) : null}
                  <IconButton small label={say("test.back")} icon={<Undo2 size={12} />} onClick={() => onRewind(number)} />
                </span>
              ) : null}
            </>
          ) : (
            <form
              className="turn-edit"
              onSubmit={(event) => {
                event.preventDefault();
                setEditing(null);
                onRewind?.(number, editing);
              }}
            >
              <textarea
                className="area"
                aria-label={say("test.edit")}
                value={editing}
                rows={1}
                onChange={(event) => setEditing(event.target.value)}
                onKeyDown={(event) => {
                  if (event.key === "Escape") setEditing(null);
                  if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) {
                    event.preventDefault();
                    event.currentTarget.form?.requestSubmit();
                  }
                }}
              />
              <Button small look="main" type="submit">
                {say("test.edit-go")}
              </Button>
            </form>
          )}
        </div>
      )}
      <div className="turn" data-who="agent">
        {exchange.said.map((utterance, index) => (
          <p key={index} className="bubble" lang={utterance.language}>
            {utterance.text}
          </p>
        ))}
        <button type="button" className="why-toggle" aria-expanded={open} onClick={() => setOpen(!open)}>
          <ChevronRight size={12} aria-hidden className="list-arrow" />
          {say(input === null ? "why.start" : moved ? "why.moved" : "why.stayed-short")}
        </button>
        {open ? <Why exchange={exchange} /> : null}
      </div>
      {outcome === null ? null : <p className="exchange-end">{say("test.ended", { outcome })}</p>}
    </div>
  );
}
