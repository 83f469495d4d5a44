import type { Utterance } from "../utterance.ts";
import { chanceOf } from "./calibration.ts";
import { coverageOf } from "./coverage.ts";
import { featuresOf } from "./features.ts";
import { regress } from "./regression.ts";
import { type Vector, cosinesOf, vectoriserOf } from "./vectors.ts";

export interface Example {
  label: string;
  utterance: Utterance;
}

export interface Scored {
  label: string;
  /** The chance that the text means the label, in [0, 1]; several labels may be likely, or none. */
  score: number;
  /** Cosine to the nearest examples of the label, in [0, 1]. */
  likeness: number;
  /** Share of the regression's belief, in [0, 1]; all labels and "none of them" add to 1. */
  belief: number;
}

export interface Near {
  /** Place among the examples that were given. */
  example: number;
  /** Cosine, in [0, 1]. */
  likeness: number;
}

export interface Classifier {
  /** Every label with a score above 0.01, best first. */
  score(utterance: Utterance): Scored[];
  /** The examples most like a text, most alike first. */
  nearest(utterance: Utterance, count: number): Near[];
}

/** Sorts after every label, so that it is the last row. */
const noLabel = "\uffff";

/**
 * Trains on examples; deterministic, no chance involved. Takes some 100 ms for 50 labels of 20 examples.
 * @param none - texts that are none of the labels; those that some example also says are left out
 */
export function trainClassifier(given: readonly Example[], none: readonly Utterance[] = []): Classifier {
  const said = new Set(given.map(({ utterance }) => sentence(utterance)));
  const examples = [...given, ...none.filter((text) => !said.has(sentence(text))).map((utterance) => ({ label: noLabel, utterance }))];
  const labels = [...new Set(examples.map(({ label }) => label))].sort();
  const named = labels.filter((label) => label !== noLabel).length;
  const labelIndex = new Map(labels.map((label, index) => [label, index]));
  const counted = examples.map(({ utterance }) => featuresOf(utterance));
  const vectoriser = vectoriserOf(counted);
  const vectors = counted.map((features) => vectoriser.vectorOf(features));
  const owners = examples.map(({ label }) => labelIndex.get(label)!);
  const cosines = cosinesOf(vectors, vectoriser.size);
  const believe = regress(vectors, owners, labels.length, vectoriser.size);
  const coverage = coverageOf(given);
  const read = (utterance: Utterance): Vector | null => {
    if (named === 0 || utterance.words.length === 0) return null;
    const vector = vectoriser.vectorOf(featuresOf(utterance));
    return vector.indexes.length === 0 ? null : vector;
  };
  return {
    score(utterance) {
      const vector = read(utterance);
      if (!vector) return [];
      const likeness = likenesses(cosines(vector), owners, labels.length);
      const belief = believe(vector);
      const covered = coverage(utterance);
      const others = { likeness: twoGreatest(likeness, named), belief: twoGreatest(belief, named) };
      const other = (of: "likeness" | "belief", own: number) => (own === others[of][0] ? others[of][1] : others[of][0]);
      const scored: Scored[] = [];
      for (let index = 0; index < named; index++) {
        const own = { likeness: likeness[index]!, belief: belief[index]! };
        const label = labels[index]!;
        const chance = chanceOf({
          ...own,
          otherLikeness: other("likeness", own.likeness),
          otherBelief: other("belief", own.belief),
          covered: covered(label),
          labels: named,
          examples: given.length / named,
        });
        // The words of an example are its meaning, unless they are another's example too: then it is asked about (V10).
        const isShared = others.likeness[1] > 0.97;
        const score = own.likeness <= 0.97 ? chance : isShared ? Math.min(0.8, Math.max(chance, 0.75)) : Math.max(chance, 0.95);
        if (score > 0.01) scored.push({ label, score: Math.round(score * 1000) / 1000, ...own });
      }
      return scored.sort((a, b) => b.score - a.score || b.belief - a.belief || (a.label < b.label ? -1 : 1));
    },
    nearest(utterance, count) {
      const vector = read(utterance);
      if (!vector) return [];
      return Array.from(cosines(vector).subarray(0, given.length), (likeness, example): Near => ({ example, likeness }))
        .sort((a, b) => b.likeness - a.likeness || a.example - b.example)
        .slice(0, count)
        .filter(({ likeness }) => likeness > 0);
    },
  };
}

function sentence(utterance: Utterance): string {
  return utterance.words.map(({ key }) => key).join(" ");
}

/** Likeness to the nearest example of each label, lifted a little by the next nearest. */
function likenesses(cosine: Float32Array, owners: readonly number[], labels: number): Float32Array {
  const best = new Float32Array(labels);
  const second = new Float32Array(labels);
  for (let example = 0; example < cosine.length; example++) {
    const label = owners[example]!;
    const value = cosine[example]!;
    if (value > best[label]!) {
      second[label] = best[label]!;
      best[label] = value;
    } else if (value > second[label]!) second[label] = value;
  }
  for (let label = 0; label < labels; label++) if (best[label]! < 0.9) best[label] = best[label]! * 0.85 + second[label]! * 0.25;
  return best;
}

/** The two greatest of the first `count` numbers. */
function twoGreatest(numbers: Float32Array, count: number): [first: number, second: number] {
  let first = 0;
  let second = 0;
  for (let at = 0; at < count; at++) {
    const value = numbers[at]!;
    if (value > first) {
      second = first;
      first = value;
    } else if (value > second) second = value;
  }
  return [first, second];
}
