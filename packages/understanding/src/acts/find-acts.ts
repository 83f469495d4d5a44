import type { DialogueAct } from "@vaarta/engine";
import { type Token, matchKey } from "@vaarta/text";
import { type PhraseMatch, phraseBook } from "../phrases/phrase-book.ts";
import type { Utterance } from "../utterance.ts";
import { languageNames, languageRequestPhrases } from "./languages-named.ts";
import { bengaliActs } from "./lexicon-bn.ts";
import { englishActs } from "./lexicon-en.ts";
import { frames } from "./lexicon-frames.ts";
import { hindiActs } from "./lexicon-hi.ts";
import { marathiActs } from "./lexicon-mr.ts";
import type { ActLexicon } from "./lexicon.ts";
import { withClasses } from "./word-classes.ts";

export interface FoundAct {
  act: DialogueAct;
  score: number;
  words?: string;
  /** Of a language request: the tag asked for. */
  language?: string;
  /** Words it covers, `to` exclusive. */
  from: number;
  to: number;
  /** Told by a frame, which spans words that say something of their own. */
  loose?: true;
}

const lexicons: readonly (readonly [language: string, lexicon: ActLexicon])[] = [
  ["", frames],
  ["en", englishActs],
  ["hi", hindiActs],
  ["bn", bengaliActs],
  ["mr", marathiActs],
];

/** `only`: the phrase means this in one language; elsewhere its words are too common. */
type Entry = { act: DialogueAct; weight: "says" | "hints" | "unless"; only?: string; loose?: true };
const book = phraseBook<Entry>(
  lexicons.flatMap(([language, lexicon]) =>
    (Object.keys(lexicon) as DialogueAct[]).flatMap((act) =>
      (["says", "hints", "unless"] as const).flatMap((weight) =>
        (lexicon[act]?.[weight] ?? []).map((phrase): [Entry, string] =>
          phrase.startsWith("@")
            ? [{ act, weight, only: language }, phrase.slice(1)]
            : [{ act, weight, ...(language === "" && { loose: true as const }) }, withClasses(phrase)],
        ),
      ),
    ),
  ),
);

const languageBook = phraseBook<string>(
  languageNames.flatMap(([tag, names]) =>
    languageRequestPhrases.map((phrase): [string, string] => [tag, phrase.replace("LANGUAGE", names.replaceAll(" ", "|"))]),
  ),
);

/** How sure a phrase of the act makes us, before others are weighed. */
const scores = { says: 0.85, hints: 0.45 };

/**
 * Dialogue acts told by words alone, every language at once because callers mix them. Words of politeness and address at the
 * beginning are passed over, so that "ji, theek hai" and "arre bhaiya haan" begin with what they mean.
 */
export function findActs(utterance: Utterance, offered: ReadonlySet<string>, language: string): FoundAct[] {
  const { words } = utterance;
  const best = new Map<DialogueAct, FoundAct>();
  const blocked = new Map<DialogueAct, PhraseMatch<Entry>[]>();
  const consider = (found: FoundAct) => {
    const known = best.get(found.act);
    if (!known || found.score > known.score || (found.score === known.score && outdoes(found, known))) best.set(found.act, found);
  };
  const passed = leadIn(words);
  const plain = withoutParticles(words);
  for (const skip of new Set([0, passed])) {
    const found = book.find(words.slice(skip));
    if (plain) found.push(...placedIn(words, plain, skip, book.find(plain.slice(skip))));
    for (const match of found) {
      const { act, weight, only, loose } = match.value;
      if (only !== undefined && only !== language) continue;
      if (weight === "unless") blocked.set(act, [...(blocked.get(act) ?? []), match]);
      else
        consider({
          act,
          score: scores[weight],
          words: wordText(utterance, words, match.from + skip, match.to + skip),
          from: match.from + skip,
          to: match.to + skip,
          ...(loose && { loose }),
        });
    }
  }
  for (const act of blocked.keys()) best.delete(act);
  for (const match of languageBook.find(words)) {
    const asked = match.value;
    const act = offered.has(asked) || (asked === "hi" && offered.has("hi-x-hinglish")) ? "language-request" : "unsupported-language";
    consider({
      act,
      score: 0.85,
      language: asked,
      words: wordText(utterance, words, match.from, match.to),
      from: match.from,
      to: match.to,
    });
  }
  return withoutContained([...best.values()]);
}

/** A plain phrase before a frame, then the longer. */
function outdoes(found: FoundAct, known: FoundAct): boolean {
  if (found.loose !== known.loose) return known.loose === true;
  return found.to - found.from > known.to - known.from;
}

const fillerKeys = new Set(
  "ji are arey achha toh to ab oh um uh hmm sir madam bhaiya didi beta bhai dekhiye dekho suniye suno well so actually ok okay sorry hello আচ্ছা बरं अहो"
    .split(" ")
    .map(matchKey),
);

/** How many words at the beginning say nothing. Never all of them. */
function leadIn(words: readonly Token[]): number {
  let skip = 0;
  while (skip < words.length - 1 && skip < 3 && fillerKeys.has(words[skip]!.key)) skip++;
  return skip;
}

const particles = new Set(["hi", "bhi", "to", "toh", "ही", "भी", "तो"].map(matchKey));

/** The words without what only stresses them, "zaroorat hi nahi", "गरजच नाही", "দরকারই নেই"; null where nothing does. */
function withoutParticles(words: readonly Token[]): Token[] | null {
  let changed = false;
  const plain = words.flatMap((word): Token[] => {
    if (particles.has(word.key) && words.length > 2) {
      changed = true;
      return [];
    }
    const stressed = (word.script === "Deva" && /..च$/.test(word.text)) || (word.script === "Beng" && /..ই$/.test(word.text));
    if (!stressed) return [word];
    changed = true;
    return [{ ...word, key: matchKey(word.text.slice(0, -1)) }];
  });
  return changed ? plain : null;
}

/** Matches among the plain words, at the places that those have among all. */
function placedIn<T>(words: readonly Token[], plain: readonly Token[], skip: number, matches: PhraseMatch<T>[]): PhraseMatch<T>[] {
  const placeOf = (at: number) => words.findIndex(({ start }) => start === plain[at]!.start);
  return matches.flatMap((match) => {
    const from = placeOf(match.from + skip) - skip;
    return from < 0 ? [] : [{ ...match, from, to: placeOf(match.to + skip - 1) + 1 - skip }];
  });
}

/** Acts that give way to an act whose words contain theirs: "galat" says no, "galat number" does not. */
const givesWay: ReadonlySet<DialogueAct> = new Set([
  "yes",
  "no",
  "backchannel",
  "greeting",
  "hello",
  "address",
  "later",
  "correction",
  "wait",
  "repeat",
]);

function withoutContained(found: readonly FoundAct[]): FoundAct[] {
  return found.filter(
    (act) =>
      !givesWay.has(act.act) ||
      !found.some(
        (other) => other.from <= act.from && other.to >= act.to && other.to - other.from > act.to - act.from && other.score >= act.score,
      ),
  );
}

function wordText(utterance: Utterance, words: readonly Token[], from: number, to: number): string {
  return utterance.text.slice(words[from]!.start, words[to - 1]!.end);
}
