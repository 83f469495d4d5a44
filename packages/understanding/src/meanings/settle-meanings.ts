import type { SlotCandidate } from "@vaarta/engine";
import type { FoundAct } from "../acts/find-acts.ts";
import { functionWords } from "../language/function-words.ts";
import { type Utterance, withoutWords } from "../utterance.ts";
import type { Classifier, Scored } from "./classifier.ts";

/** Above this likeness to an example, the words are that meaning whatever else they are. */
const same = 0.97;

/**
 * Scores of intents and answers from those of the `whole` utterance, given what the same words were already read as. "kal" said to
 * "which day?" is a day, however often "kal" stands in the examples of "call me later": words that are a value count half, and words
 * that are nothing else make no meaning.
 */
export function settleMeanings(
  classifier: Classifier,
  utterance: Utterance,
  whole: readonly Scored[],
  acts: readonly FoundAct[],
  candidates: readonly SlotCandidate[],
): Scored[] {
  if (whole.length === 0) return [];
  const values = candidates.filter(isValue).map(({ words }) => words);
  const rest = values.length === 0 ? null : withoutWords(utterance, values);
  const residual = rest === null ? null : new Map(classifier.score(rest).map(({ label, score }) => [label, score]));
  const restLength = rest?.words.length ?? utterance.words.length;
  const isAct = acts.some((act) => act.score >= 0.8 && isWholly(act, utterance));
  return whole
    .map((scored) => {
      if (scored.likeness > same) return scored;
      let { score } = scored;
      if (residual) score = restLength === 0 ? score * 0.4 : Math.min(score, 0.5 * score + 0.6 * (residual.get(scored.label) ?? 0));
      if (isAct && scored.likeness < 0.85) score *= 0.5;
      return { ...scored, score: Math.round(score * 1000) / 1000 };
    })
    .sort((a, b) => b.score - a.score || (a.label < b.label ? -1 : 1));
}

/**
 * The candidates whose words are not what a question or an intent is about: "fees kitni hai?" names no purpose of a loan, though "school
 * fees" is one. Only names that nothing points to are in doubt; figures and days are values wherever they stand.
 */
export function trueValues(
  classifier: Classifier,
  utterance: Utterance,
  whole: readonly Scored[],
  candidates: readonly SlotCandidate[],
): SlotCandidate[] {
  const [best] = whole;
  if (!best || best.score < 0.45) return [...candidates];
  return candidates.filter(({ anchored, value, words }) => {
    if (anchored === true || typeof value !== "string" || /^[\d:+-]+$/.test(value)) return true;
    const rest = withoutWords(utterance, [words]);
    if (rest.words.length === 0) return true;
    const without = classifier.score(rest).find(({ label }) => label === best.label)?.score ?? 0;
    return without >= 0.6 * best.score;
  });
}

function isValue({ anchored, score, value }: SlotCandidate): boolean {
  return anchored === true || score >= 0.6 || typeof value === "number";
}

/** Nothing but small words is said beside the act. */
function isWholly({ from, to }: FoundAct, { words }: Utterance): boolean {
  return to > from && words.every(({ key }, at) => (at >= from && at < to) || functionWords.has(key));
}
