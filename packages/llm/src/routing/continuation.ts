import { asciiDigits, matchKey } from "@vaarta/text";

/**
 * Joins what a second model writes to what the caller has from the first, so that no word comes twice. A model told to go on often
 * begins with the last words again, or with the whole answer; both are recognised across spellings and scripts and left out. Words are
 * held only while they could still be such a repetition. What it cannot recognise is the same thought in other words.
 * Give it whole words, with the white space after them.
 */
export class Continuation {
  readonly #said: readonly string[];
  readonly #saidEnd: string;
  readonly #endsInSpace: boolean;
  #pending: Word[] = [];
  /** Places in `said` that the words pending may be a repetition from, and how many of them have matched. */
  #starts: number[];
  #matched = 0;
  /** So many words pending repeat `said` to its end; so many repeat its beginning. */
  #toEnd = 0;
  #fromStart = 0;
  #isDecided: boolean;
  #isJoined: boolean;

  /** @param said - what was passed on so far; empty: everything goes through as it is */
  constructor(said: string) {
    this.#said = wordsOf(said).map(({ key }) => key).filter(Boolean); // prettier-ignore
    this.#saidEnd = said.trimEnd().slice(-1);
    this.#endsInSpace = /\s$/.test(said);
    this.#starts = this.#said.map((_, at) => at);
    this.#isDecided = this.#said.length === 0;
    this.#isJoined = said === "";
  }

  /** What of it is new. */
  push(text: string): string {
    if (this.#isDecided) return this.#join(text);
    const words = wordsOf(text);
    for (const [at, word] of words.entries()) {
      this.#pending.push(word);
      if (word.key === "" || this.#follow(word.key)) continue;
      this.#pending.push(...words.slice(at + 1));
      return this.#decide();
    }
    return "";
  }

  /** What was held, when the answer is over. */
  end(): string {
    return this.#isDecided ? "" : this.#decide();
  }

  /** False when the next word can be no repetition any more. */
  #follow(key: string): boolean {
    const live = this.#starts.filter((start) => this.#said[start + this.#matched] === key);
    if (live.length === 0) return false;
    this.#matched++;
    if (live.includes(0)) this.#fromStart = this.#matched;
    this.#starts = live.filter((start) => start + this.#matched < this.#said.length);
    if (this.#starts.length < live.length) this.#toEnd = this.#matched;
    return this.#starts.length > 0;
  }

  #decide(): string {
    this.#isDecided = true;
    const restarted = this.#fromStart >= restartWords ? this.#fromStart : 0;
    const rest = restarted > this.#toEnd ? this.#after(restarted) : this.#mark(this.#toEnd) + this.#after(this.#toEnd);
    this.#pending = [];
    return this.#join(rest);
  }

  #after(count: number): string {
    return this.#pending.slice(this.#indexAfter(count)).map(({ raw }) => raw).join(""); // prettier-ignore
  }

  /** The punctuation of the last repeated word, where it had none before. */
  #mark(count: number): string {
    if (count === 0 || endsPhrase(this.#saidEnd)) return "";
    return /[^\p{L}\p{M}\p{N}]+$/u.exec(this.#pending[this.#indexAfter(count) - 1]!.raw)?.[0] ?? "";
  }

  #indexAfter(count: number): number {
    let at = 0;
    for (let left = count; left > 0; at++) if (this.#pending[at]!.key !== "") left--;
    return at;
  }

  #join(text: string): string {
    if (this.#isJoined) return text;
    const once = endsPhrase(this.#saidEnd) ? text.replace(/^[,.;:!?।॥…]+/, "") : text;
    if (once === "") return "";
    this.#isJoined = true;
    if (this.#endsInSpace) return once.trimStart();
    return /^[\s,.;:!?।॥)…%]/.test(once) ? once : ` ${once}`;
  }
}

/** So many words from the very beginning again are a restart, no coincidence. */
const restartWords = 3;

interface Word {
  /** With the white space after it. */
  raw: string;
  key: string;
}

function wordsOf(text: string): Word[] {
  return (text.match(/\s*\S+\s*/g) ?? []).map((raw) => ({ raw, key: keyOf(raw.trim()) }));
}

/** Equal for spellings of one word; figures stay as they are. */
function keyOf(raw: string): string {
  const word = raw.replace(/^[^\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu, "");
  if (/\p{N}/u.test(word)) return asciiDigits(word).toLowerCase();
  return matchKey(word) || word.toLowerCase();
}

const endsPhrase = (mark: string): boolean => /[,.;:!?।॥…]/.test(mark);
