import { type FormEvent, type RefObject, useState } from "react";
import type { CallerWords } from "./words/index.ts";

interface WriteFieldProps {
  words: CallerWords;
  onSay: (text: string) => void;
  /** Where the field is, for who moves the focus there. */
  field?: RefObject<HTMLTextAreaElement | null>;
}

/** Where a caller writes, in a chat and in a call. Enter sends, with Shift it breaks the line. */
export function WriteField({ words, onSay, field }: WriteFieldProps) {
  const [text, setText] = useState("");
  const send = (event?: FormEvent) => {
    event?.preventDefault();
    const trimmed = text.trim();
    if (!trimmed) return;
    onSay(trimmed);
    setText("");
  };
  return (
    <form className="caller-write" onSubmit={send}>
      <textarea
        ref={field}
        rows={1}
        autoFocus={!field}
        value={text}
        maxLength={2000}
        aria-label={words.placeholder}
        placeholder={words.placeholder}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          // Enter belongs to the input method while it is composing.
          if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) {
            event.preventDefault();
            send();
          }
        }}
      />
      <button className="caller-main" type="submit" disabled={text.trim() === ""}>
        {words.send}
      </button>
    </form>
  );
}
