import type { KeyboardEvent, Ref } from "react";

export interface Mark {
  from: number;
  to: number;
  tone: "bad" | "detail";
}

interface MarkedProps {
  ref?: Ref<HTMLTextAreaElement>;
  id: string;
  value: string;
  marks: readonly Mark[];
  lang?: string;
  mono?: boolean;
  invalid?: boolean;
  placeholder?: string;
  describedBy?: string | undefined;
  label?: string;
  onChange: (text: string) => void;
  /** The text or the place of the cursor changed. */
  onLook?: () => void;
  onKeyDown?: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
}

/** A plain text field with some of its words marked. The marks are painted behind it, so every input method works as ever. */
export function Marked({
  ref,
  id,
  value,
  marks,
  lang,
  mono,
  invalid,
  placeholder,
  describedBy,
  label,
  onChange,
  onLook,
  onKeyDown,
}: MarkedProps) {
  return (
    <div className="marked" data-mono={mono} lang={lang}>
      <div className="marked-under" aria-hidden>
        {pieces(value, marks).map((piece, index) =>
          piece.tone ? (
            <span key={index} data-tone={piece.tone}>
              {piece.text}
            </span>
          ) : (
            piece.text
          ),
        )}
        {/* A last empty line has no height without it. */}
        {"​"}
      </div>
      <textarea
        ref={ref}
        id={id}
        className="marked-text"
        value={value}
        rows={1}
        spellCheck={!mono}
        lang={lang}
        aria-label={label}
        aria-invalid={invalid || undefined}
        aria-describedby={describedBy}
        placeholder={placeholder}
        onChange={(event) => {
          onChange(event.target.value);
          onLook?.();
        }}
        onSelect={onLook}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}

function pieces(value: string, marks: readonly Mark[]): { text: string; tone?: Mark["tone"] }[] {
  const sorted = [...marks].sort((a, b) => a.from - b.from);
  const made: { text: string; tone?: Mark["tone"] }[] = [];
  let at = 0;
  for (const { from, to, tone } of sorted) {
    if (from < at) continue;
    if (from > at) made.push({ text: value.slice(at, from) });
    made.push({ text: value.slice(from, to), tone });
    at = to;
  }
  if (at < value.length) made.push({ text: value.slice(at) });
  return made;
}
