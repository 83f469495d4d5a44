import { type Token, foldSpelling, matchKey, normaliseText, romanise } from "@vaarta/text";

/** A phrase found among the words of an utterance. Positions count words, not marks; `to` is exclusive. */
export interface PhraseMatch<T> {
  value: T;
  from: number;
  to: number;
  phrase: string;
}

/** Phrases compiled to be looked for all at once. */
export interface PhraseBook<T> {
  find(words: readonly Token[]): PhraseMatch<T>[];
}

type Element =
  | { kind: "word"; keys: ReadonlySet<string>; prefixes: readonly string[]; optional: boolean }
  | { kind: "gap" }
  | { kind: "start" }
  | { kind: "end" };

interface Compiled<T> {
  value: T;
  phrase: string;
  elements: readonly Element[];
}

/**
 * Compiles phrases. Words are compared by matching key, so one spelling stands for all, in any script. In a phrase
 * `a|b` is either, `kar*` any word that begins so, `word?` may be missing, `..` up to three words, `^` the
 * beginning and `$` the end of the utterance.
 */
export function phraseBook<T>(entries: Iterable<readonly [value: T, phrase: string]>): PhraseBook<T> {
  const byFirst = new Map<string, Compiled<T>[]>();
  const byLetter = new Map<string, Compiled<T>[]>();
  const others: Compiled<T>[] = [];
  const put = (map: Map<string, Compiled<T>[]>, at: string, compiled: Compiled<T>) => {
    const list = map.get(at);
    if (!list) map.set(at, [compiled]);
    else if (list.at(-1) !== compiled) list.push(compiled);
  };
  for (const [value, phrase] of entries) {
    const elements = parsePhrase(phrase);
    if (elements.length === 0) continue;
    const compiled = { value, phrase, elements };
    const first = elements[0]!;
    if (first.kind === "word" && !first.optional && first.prefixes.every((prefix) => prefix !== "")) {
      for (const key of first.keys) put(byFirst, key, compiled);
      for (const prefix of first.prefixes) put(byLetter, prefix.charAt(0), compiled);
    } else others.push(compiled);
  }
  return {
    find(words) {
      const matches: PhraseMatch<T>[] = [];
      for (let at = 0; at < words.length; at++) {
        const { key } = words[at]!;
        for (const candidates of [byFirst.get(key), byLetter.get(key.charAt(0)), others]) {
          for (const { value, phrase, elements } of candidates ?? []) {
            const to = matchElements(elements, 0, words, at);
            if (to !== null && to > at) matches.push({ value, phrase, from: at, to });
          }
        }
      }
      return matches;
    },
  };
}

function parsePhrase(phrase: string): Element[] {
  return normaliseText(phrase)
    .split(" ")
    .flatMap((part): Element[] => {
      if (part === "") return [];
      if (part === "..") return [{ kind: "gap" }];
      if (part === "^") return [{ kind: "start" }];
      if (part === "$") return [{ kind: "end" }];
      const optional = part.endsWith("?");
      // Normalising makes a danda of the bar after Indic letters.
      const choices = (optional ? part.slice(0, -1) : part).split(/[|।]/);
      const keys: string[] = [];
      const prefixes: string[] = [];
      for (const choice of choices) {
        if (choice.endsWith("*")) prefixes.push(foldSpelling(romanise(choice.slice(0, -1))));
        else {
          const key = matchKey(choice.replace(/[^\p{L}\p{M}\p{N}']/gu, ""));
          if (key !== "") keys.push(key);
        }
      }
      return keys.length + prefixes.length === 0 ? [] : [{ kind: "word", keys: new Set(keys), prefixes, optional }];
    });
}

function matchElements(elements: readonly Element[], index: number, words: readonly Token[], at: number): number | null {
  const element = elements[index];
  if (!element) return at;
  switch (element.kind) {
    case "start":
      return at === 0 ? matchElements(elements, index + 1, words, at) : null;
    case "end":
      return at === words.length ? matchElements(elements, index + 1, words, at) : null;
    case "gap":
      for (let skip = 0; skip <= 3 && at + skip <= words.length; skip++) {
        const to = matchElements(elements, index + 1, words, at + skip);
        if (to !== null) return to;
      }
      return null;
    case "word": {
      const key = words[at]?.key;
      if (key !== undefined && (element.keys.has(key) || element.prefixes.some((prefix) => key.startsWith(prefix)))) {
        const to = matchElements(elements, index + 1, words, at + 1);
        if (to !== null) return to;
      }
      return element.optional ? matchElements(elements, index + 1, words, at) : null;
    }
  }
}
