import { functionWords } from "../language/function-words.ts";
import type { Utterance } from "../utterance.ts";

/**
 * Prepares what share of a text's content words the examples of a label know, in [0, 1]; a word spelled or ended otherwise counts by the
 * share of its letters that is known. Null for a text without content words.
 */
export function coverageOf(
  examples: readonly { label: string; utterance: Utterance }[],
): (utterance: Utterance, label: string) => number | null {
  const known = new Map<string, { words: Set<string>; runs: Set<string> }>();
  for (const { label, utterance } of examples) {
    const own = known.get(label) ?? { words: new Set<string>(), runs: new Set<string>() };
    known.set(label, own);
    for (const word of contentWords(utterance)) {
      own.words.add(word);
      for (const run of runsOf(word)) own.runs.add(run);
    }
  }
  return (utterance, label) => {
    const own = known.get(label);
    const words = contentWords(utterance);
    if (!own || words.length === 0) return null;
    let covered = 0;
    for (const word of words) {
      if (own.words.has(word)) covered++;
      else {
        const runs = runsOf(word);
        const share = runs.length === 0 ? 0 : runs.filter((run) => own.runs.has(run)).length / runs.length;
        if (share >= 0.5) covered += share;
      }
    }
    return covered / words.length;
  };
}

function contentWords(utterance: Utterance): string[] {
  return utterance.words.flatMap(({ key, kind }) => (kind === "word" && key !== "" && !functionWords.has(key) ? [key] : []));
}

function runsOf(word: string): string[] {
  const padded = `_${word}`;
  return Array.from({ length: Math.max(0, padded.length - 3) }, (_, at) => padded.slice(at, at + 4));
}
