import type { SlotCandidate } from "@vaarta/engine";
import type { FoundAct } from "../acts/find-acts.ts";
import { type Utterance, withoutWords } from "../utterance.ts";
import type { Classifier, Scored } from "./classifier.ts";

/** Above this likeness to an example, the words are that meaning whatever else they are. */
const same = 0.97;

/**
 * Scores of intents and answers from those of the `whole` utterance, given what the same words were already read as. "kal" said to "which day?" is a day, however often
 * "kal" stands in the examples of "call me later": words that are a value count half, and words that are nothing else make no meaning.
 */
export function settleMeanings(
  classifier: Classifier,
  utterance: Utterance,
  whole: readonly Scored[],
  acts: readonly FoundAct[],
  candidates: readonly SlotCandidate[],
): Scored[] {
  if (whole.length === 0) return [];
  const values = candidates.filter(({ score, anchored }) => anchored === true || score >= 0.6).map(({ words }) => words);
  const rest = values.length === 0 ? null : withoutWords(utterance, values);
  const residual = rest === null ? null : new Map(classifier.score(rest).map(({ label, score }) => [label, score]));
  const restLength = rest?.words.length ?? utterance.words.length;
  const isAct = acts.some(({ score, from, to }) => score >= 0.8 && to - from >= utterance.words.length);
  return whole
    .map((scored) => {
      if (scored.likeness > same) return scored;
      let { score } = scored;
      if (residual) score = restLength === 0 ? score * 0.4 : Math.min(score, 0.5 * score + 0.6 * (residual.get(scored.label) ?? 0));
      if (isAct && scored.likeness < 0.75) score *= 0.55;
      return { ...scored, score: Math.round(score * 1000) / 1000 };
    })
    .sort((a, b) => b.score - a.score || (a.label < b.label ? -1 : 1));
}
