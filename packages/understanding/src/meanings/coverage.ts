import { functionWords } from "../language/function-words.ts";
import { conceptsOf } from "../words/concepts.ts";
import type { Utterance } from "../utterance.ts";

/**
 * Prepares what share of a text's content words the examples of a label know, in [0, 1]; a word that means the same
 * in any language counts as known, one spelled or ended otherwise by the share of its letters that is. Null for a text without content words.
 */
export function coverageOf(
  examples: readonly { label: string; utterance: Utterance }[],
): (utterance: Utterance) => (label: string) => number | null {
  const known = new Map<string, { words: Set<string>; runs: Set<string>; concepts: Set<number> }>();
  for (const { label, utterance } of examples) {
    const own = known.get(label) ?? { words: new Set<string>(), runs: new Set<string>(), concepts: new Set<number>() };
    known.set(label, own);
    for (const word of contentWords(utterance)) {
      own.words.add(word);
      for (const run of runsOf(word)) own.runs.add(run);
      for (const concept of conceptsOf(word)) own.concepts.add(concept);
    }
  }
  return (utterance) => {
    const words = contentWords(utterance).map((word) => ({ word, runs: runsOf(word), concepts: conceptsOf(word) }));
    return (label) => {
      const own = known.get(label);
      if (!own || words.length === 0) return null;
      let covered = 0;
      for (const { word, runs, concepts } of words) {
        if (own.words.has(word) || concepts.some((concept) => own.concepts.has(concept))) covered++;
        else {
          let shared = 0;
          for (const run of runs) if (own.runs.has(run)) shared++;
          const share = runs.length === 0 ? 0 : shared / runs.length;
          if (share >= 0.5) covered += share;
        }
      }
      return covered / words.length;
    };
  };
}

function contentWords(utterance: Utterance): string[] {
  return utterance.words.flatMap(({ key, kind }) => (kind === "word" && key !== "" && !functionWords.has(key) ? [key] : []));
}

function runsOf(word: string): string[] {
  const padded = `_${word}`;
  return Array.from({ length: Math.max(0, padded.length - 3) }, (_, at) => padded.slice(at, at + 4));
}
