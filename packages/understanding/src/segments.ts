import type { Understanding } from "@vaarta/engine";
import type { Program } from "@vaarta/flow";
import { phraseBook } from "./phrases/phrase-book.ts";
import type { Utterance } from "./utterance.ts";

/** Finds the keywords of segments. */
export function segmentFinder(program: Program): (utterance: Utterance) => Understanding["segments"] {
  const book = phraseBook(
    Object.entries(program.document.segments).flatMap(([id, { indicators }]) =>
      Object.values(indicators.keywords ?? {}).flatMap((keywords) => keywords.map((keyword): [string, string] => [id, keyword])),
    ),
  );
  return (utterance) => {
    const found = new Map<string, Set<string>>();
    for (const { value, from, to } of book.find(utterance.words)) {
      const words = found.get(value) ?? new Set();
      found.set(value, words);
      words.add(utterance.text.slice(utterance.words[from]!.start, utterance.words[to - 1]!.end));
    }
    return [...found].map(([segment, words]) => ({ segment, count: words.size, words: [...words] }));
  };
}
