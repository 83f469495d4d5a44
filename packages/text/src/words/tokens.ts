import { matchKey } from "./match-key.ts";
import { type Script, asciiDigits, scriptOf } from "./scripts.ts";

/** A word, a figure or a mark of a text. */
export interface Token {
  /** As written. */
  text: string;
  /** {@link matchKey} of a word; the figure with ASCII digits and no grouping; the mark itself. */
  key: string;
  kind: "word" | "number" | "mark";
  /** Where it lies in the text, in UTF-16 units; `end` is exclusive. */
  start: number;
  end: number;
  /** Script of a word. */
  script: Script | null;
  /** Nothing stands between it and the token before. */
  glued: boolean;
}

const pattern = /[\p{L}\p{M}]+(?:'[\p{L}\p{M}]+)*|\p{Nd}+(?:,\p{Nd}{2,3})*(?:\.\p{Nd}+)?|[^\s]/gu;

/** Bengali joins small numbers to what they count: দুদিন, ছমাস. */
const joinedCount = /^(এক|দু|দুই|তিন|চার|পাঁচ|ছয়|ছ|সাত|আট|নয়|দশ|বারো)(?=(?:দিন|মাস|বছর|সপ্তাহ|হাজার|লাখ|ভরি)(?:ের|ে|টা|ও|ই)?$)/u;

/** Words, figures and marks of a text in order. Give it `normaliseText` output. Pure; never throws. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(pattern)) {
    const count = joinedCount.exec(match[0])?.[1]?.length;
    const parts = count === undefined ? [match[0]] : [match[0].slice(0, count), match[0].slice(count)];
    let start = match.index;
    for (const written of parts) {
      addToken(tokens, written, start);
      start += written.length;
    }
  }
  return tokens;
}

function addToken(tokens: Token[], written: string, start: number): void {
  const kind = /^\p{Nd}/u.test(written) ? "number" : /^[\p{L}\p{M}]/u.test(written) ? "word" : "mark";
  const key = kind === "word" ? matchKey(written) : kind === "number" ? asciiDigits(written).replaceAll(",", "") : written;
  const previous = tokens.at(-1);
  const script = kind === "word" ? scriptOf(written) : null;
  tokens.push({ text: written, key, kind, start, end: start + written.length, script, glued: previous?.end === start });
}

/** Sentences of a text with their end marks: full stop, question and exclamation marks, danda, line breaks. Pure. */
export function splitSentences(text: string): string[] {
  // A full stop inside a figure ("2.5") or an abbreviation of one letter ("a.m.") ends nothing.
  return text
    .split(/(?<=[।॥?!…]+["')\]]*)(?:\s+|(?=[^\s।॥?!…"')\]]))|(?<=(?<!\b\p{L})\.["')\]]*)\s+|\n+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "");
}
