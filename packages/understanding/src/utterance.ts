import {
  type DigitRun, type NumberSpan, type PrivateSpan, type Token,
  findDigitRuns, findNumbers, findPrivateData, normaliseText, secretKinds, tokenise,
} from "@vaarta/text"; // prettier-ignore

/** Longest text that is read; callers do not talk longer, and nothing may slow a turn. In UTF-16 units. */
const longest = 2000;

/** One utterance with everything that several readers need, read once. */
export interface Utterance {
  text: string;
  tokens: readonly Token[];
  /** Words and figures alone. */
  words: readonly Token[];
  numbers: readonly NumberSpan[];
  runs: readonly DigitRun[];
  secrets: readonly PrivateSpan[];
}

export function readUtterance(raw: string): Utterance {
  const text = normaliseText(raw.slice(0, longest * 2)).slice(0, longest);
  const tokens = tokenise(text);
  const secrets = findPrivateData(text, tokens).filter(({ kind }) => secretKinds.has(kind));
  return {
    text,
    tokens,
    words: tokens.filter((token) => token.kind !== "mark"),
    numbers: findNumbers(tokens),
    runs: findDigitRuns(tokens, 2),
    secrets,
  };
}

/** The caller's own words between two tokens, `to` exclusive. */
export function wordsOf(utterance: Utterance, from: number, to: number): string {
  const first = utterance.tokens[from];
  const last = utterance.tokens[to - 1];
  return first && last ? utterance.text.slice(first.start, last.end) : "";
}

/** True when the tokens lie, even partly, in something that must not be kept. */
export function isSecret(utterance: Utterance, from: number, to: number): boolean {
  const start = utterance.tokens[from]?.start ?? 0;
  const end = utterance.tokens[to - 1]?.end ?? 0;
  return utterance.secrets.some((secret) => start < secret.end && secret.start < end);
}

/** The utterance without some of its own words, for readers of meaning alone. */
export function withoutWords(utterance: Utterance, parts: readonly string[]): Utterance {
  const gone = parts.flatMap((part) => {
    const start = utterance.text.indexOf(part);
    return start < 0 ? [] : [{ start, end: start + part.length }];
  });
  const stays = (token: Token) => !gone.some(({ start, end }) => token.start < end && start < token.end);
  const tokens = utterance.tokens.filter(stays);
  return { ...utterance, tokens, words: tokens.filter((token) => token.kind !== "mark"), numbers: [], runs: [] };
}
