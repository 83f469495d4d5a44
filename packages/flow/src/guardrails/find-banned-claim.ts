import type { Guardrails } from "../document/guardrails.ts";
import { isAlike, joined, wordsOf, type Word } from "./word-forms.ts";

/** Words that may stand where a phrase has three dots. */
const gap = 6;

type Pattern = readonly (Word | null)[];
const patterns = new Map<string, Pattern>();
const vocabularies = new WeakMap<Guardrails, ReadonlySet<string>>();

/**
 * The first claim that a text makes although the agent may not; null when it makes none. Phrases of every language count, whatever
 * language and script the text is in: people mix them. Words may be in another form, written together, apart or letter by letter;
 * their order counts. Pure.
 */
export function findBannedClaim(guardrails: Guardrails, text: string): string | null {
  const claims = Object.entries(guardrails.bannedClaims);
  if (claims.length === 0) return null;
  const words = wordsOf(text, vocabularyOf(guardrails));
  for (const [id, { phrases }] of claims) {
    for (const list of Object.values(phrases)) if (list.some((phrase) => holds(words, patternOf(phrase)))) return id;
  }
  return null;
}

function holds(words: readonly Word[], pattern: Pattern): boolean {
  return pattern.length > 0 && words.some((_, at) => matches(words, at, pattern, 0));
}

function matches(words: readonly Word[], at: number, pattern: Pattern, part: number): boolean {
  if (part === pattern.length) return true;
  const wanted = pattern[part]!;
  if (wanted === null) {
    for (let skipped = 0; skipped <= gap; skipped++) if (matches(words, at + skipped, pattern, part + 1)) return true;
    return false;
  }
  const [word, next] = [words[at], words[at + 1]];
  if (!word) return false;
  if (isAlike(word, wanted) && matches(words, at + 1, pattern, part + 1)) return true;
  // Written apart where the phrase writes it together, and the other way round.
  if (next && startsLike(word, wanted) && isAlike(joined(word, next), wanted) && matches(words, at + 2, pattern, part + 1)) return true;
  const following = pattern[part + 1];
  return (
    following != null && startsLike(wanted, word) && isAlike(word, joined(wanted, following)) && matches(words, at + 1, pattern, part + 2)
  );
}

/** Cheap, before two words are joined: the first letters of the whole are those of its beginning. */
function startsLike(beginning: Word, whole: Word): boolean {
  return whole.forms[0]!.startsWith(beginning.forms[0]!.slice(0, 2));
}

function patternOf(phrase: string): Pattern {
  let pattern = patterns.get(phrase);
  if (!pattern) {
    pattern = phrase
      .split(/…|\.{3}/)
      .flatMap((part, at) => (at === 0 ? wordsOf(part) : [null, ...wordsOf(part)]))
      .filter((word, at, all) => !(word === null && (at === 0 || at === all.length - 1 || all[at - 1] === null)));
    // A memo only. Bounded, because people type phrases letter by letter.
    if (patterns.size < 5000) patterns.set(phrase, pattern);
  }
  return pattern;
}

/** The words of all phrases: what Marathi and Bengali glue to a word is taken off where one of these is left. */
function vocabularyOf(guardrails: Guardrails): ReadonlySet<string> {
  let vocabulary = vocabularies.get(guardrails);
  if (!vocabulary) {
    const phrases = Object.values(guardrails.bannedClaims).flatMap((claim) => Object.values(claim.phrases).flat());
    vocabulary = new Set(phrases.flatMap((phrase) => patternOf(phrase).flatMap((word) => word?.forms[0] ?? [])));
    vocabularies.set(guardrails, vocabulary);
  }
  return vocabulary;
}
