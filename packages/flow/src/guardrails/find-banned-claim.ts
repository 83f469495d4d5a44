import { normaliseText, tokenise } from "@vaarta/text";
import type { Guardrails } from "../document/guardrails.ts";

/** Words that may stand where a phrase has three dots. */
const gap = 6;

type Pattern = readonly (string | null)[];
const patterns = new Map<string, Pattern>();

/**
 * The first claim that a text makes although the agent may not; null when it makes none. Phrases of every language count, whatever
 * language the text is in: people mix them. Pure.
 */
export function findBannedClaim(guardrails: Guardrails, text: string): string | null {
  const claims = Object.entries(guardrails.bannedClaims);
  if (claims.length === 0) return null;
  const keys = keysOf(text);
  for (const [id, { phrases }] of claims) {
    for (const list of Object.values(phrases)) if (list.some((phrase) => holds(keys, patternOf(phrase)))) return id;
  }
  return null;
}

function holds(keys: readonly string[], pattern: Pattern): boolean {
  return pattern.length > 0 && keys.some((_, at) => matches(keys, at, pattern, 0));
}

function matches(keys: readonly string[], at: number, pattern: Pattern, part: number): boolean {
  if (part === pattern.length) return true;
  const wanted = pattern[part];
  if (wanted !== null) return keys[at] === wanted && matches(keys, at + 1, pattern, part + 1);
  for (let skipped = 0; skipped <= gap; skipped++) if (matches(keys, at + skipped, pattern, part + 1)) return true;
  return false;
}

function patternOf(phrase: string): Pattern {
  let pattern = patterns.get(phrase);
  if (!pattern) {
    pattern = phrase
      .split(/…|\.{3}/)
      .flatMap((part, at) => (at === 0 ? keysOf(part) : [null, ...keysOf(part)]))
      .filter((key, at, all) => !(key === null && (at === 0 || at === all.length - 1 || all[at - 1] === null)));
    // A memo only. Bounded, because people type phrases letter by letter.
    if (patterns.size < 5000) patterns.set(phrase, pattern);
  }
  return pattern;
}

function keysOf(text: string): string[] {
  return tokenise(normaliseText(text)).flatMap(({ kind, key }) => (kind === "mark" || key === "" ? [] : [key]));
}
