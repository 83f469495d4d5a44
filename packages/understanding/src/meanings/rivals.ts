import { functionWords } from "../language/function-words.ts";
import type { Utterance } from "../utterance.ts";
import type { Classifier, Scored } from "./classifier.ts";
import { type CommonGround, contentWords } from "./common-ground.ts";

/** Words that two meanings have about as often decide nothing between them; nor does a belief that is no more than so many times the other's. */
const alike = { ratio: 2.5, belief: 8, content: 2, likeness: 0.3, score: 0.4 };
/** Two halves that mean different things, surely enough each, in a text whose own meaning is not sure. */
const halves = { least: 0.25, score: 0.6, whole: 0.75, content: 3, words: 5 };
/** The scores of two that fit alike: both are named, and neither is taken without asking (V10). */
const unsure = { least: 0.4, most: 0.8, apart: 0.04 };

/**
 * Meanings with the second raised beside the first where the words fit both: those that say only what the two have in common ("meri
 * booking"), and those that name one and the other ("loan transfer wala appointment"). What an example says so is never in doubt. Pure.
 * @param bare - the utterance without the words that are values: a day says nothing of what is wanted on it
 */
export function withRivals(
  classifier: Classifier,
  ground: CommonGround,
  { whole, bare }: { whole: Utterance; bare: Utterance },
  meanings: readonly Scored[],
): Scored[] {
  const [best] = meanings;
  if (!best || best.likeness > 0.97 || best.score < halves.least) return [...meanings];
  const isValued = bare.words.length < whole.words.length;
  const found = rivalsIn(classifier, ground, bare, isValued ? classifier.score(bare) : meanings);
  if (!found || found.label === best.label) return [...meanings];
  const score = Math.min(unsure.most, Math.max(unsure.least, best.score));
  const below = score - unsure.apart;
  const raised = ({ label, ...scored }: Scored): Scored => ({
    label,
    ...scored,
    score: label === best.label ? score : label === found.label ? below : Math.min(scored.score, below),
  });
  const all = meanings.some(({ label }) => label === found.label) ? meanings : [...meanings, found];
  return all.map(raised).sort((a, b) => b.score - a.score || b.belief - a.belief || (a.label < b.label ? -1 : 1));
}

/** The one that fits about as well as the best; undefined where none does. */
function rivalsIn(classifier: Classifier, ground: CommonGround, utterance: Utterance, meanings: readonly Scored[]): Scored | undefined {
  const [best] = meanings;
  if (!best || best.score < halves.least || best.score >= 0.95) return undefined;
  return sharing(ground, utterance, meanings) ?? named(classifier, utterance, best, meanings);
}

function sharing(ground: CommonGround, utterance: Utterance, [best, ...others]: readonly Scored[]): Scored | undefined {
  const ratio = contentWords(utterance).length <= alike.content ? ground(utterance) : null;
  if (!ratio || !best || best.score < alike.score) return undefined;
  return others
    .slice(0, 3)
    .find(
      ({ label, belief, likeness }) =>
        likeness > alike.likeness && ratio(best.label, label) < alike.ratio && best.belief < belief * alike.belief,
    );
}

function named(classifier: Classifier, utterance: Utterance, best: Scored, meanings: readonly Scored[]): Scored | undefined {
  const { text, words } = utterance;
  const content = contentWords(utterance).length;
  if (best.score > halves.whole || /[?？]/.test(text) || words.length > halves.words || content < 2 || content > halves.content)
    return undefined;
  let found: Scored | undefined;
  for (let at = 1; at < words.length; at++) {
    if (functionWords.has(words[at - 1]!.key) && at === 1) continue;
    const [first] = classifier.score(part(utterance, 0, at));
    const [second] = classifier.score(part(utterance, at, words.length));
    if (!first || !second || first.label === second.label || Math.min(first.score, second.score) < halves.score) continue;
    if (first.label !== best.label && second.label !== best.label) continue;
    const half = first.label === best.label ? second : first;
    const other = meanings.find(({ label }) => label === half.label) ?? { ...half, belief: 0 };
    // Of several ways to halve it, the one whose other half the whole sounds like.
    if (!found || other.belief > found.belief) found = other;
  }
  return found;
}

function part(utterance: Utterance, from: number, to: number): Utterance {
  const words = utterance.words.slice(from, to);
  const start = words[0]!.start;
  const end = words.at(-1)!.end;
  return {
    ...utterance,
    words,
    tokens: utterance.tokens.filter((token) => token.start >= start && token.end <= end),
    numbers: [],
    runs: [],
  };
}
