import { type Utterance, readUtterance } from "../utterance.ts";
import { background } from "./background.ts";
import { type Scored, trainClassifier } from "./classifier.ts";
import { type Meaning, type MeaningSource, type OwnExample, examplesOf, labelOf, meaningOf } from "./examples.ts";

/** An example as the studio shows it. */
export interface ShownExample {
  meaning: Meaning;
  text: string;
  /** Tag of the list it stands in; empty for an answer's question. */
  language: string;
}

/** Two examples of different meanings that sound alike. */
export interface Collision {
  example: ShownExample;
  other: ShownExample;
  /** Cosine of the two, in [0, 1]; 1 is word for word. */
  likeness: number;
}

/** What a phrase would be taken for, and why. */
export interface Explanation {
  /** Chance of each meaning in [0, 1], best first, at most six. From 0.5 it counts. */
  scores: { meaning: Meaning; score: number }[];
  /** The two best, when the agent would ask "A or B?" because neither is clear (V10); else null. */
  unsure: [Meaning, Meaning] | null;
  /** The examples it is most like, most alike first, at most five. */
  nearest: (ShownExample & { likeness: number })[];
  /** How much each word speaks for the best meaning: how far its score falls without the word, in [-1, 1]. In the phrase's order. */
  words: { word: string; weight: number }[];
}

export interface Examiner {
  /**
   * Examples of one meaning that collide with those of others, most alike first.
   * @param options.from - least likeness that counts. @defaultValue 0.55
   * @param options.most - how many at most. @defaultValue 20
   */
  collisions(of: Meaning, options?: { from?: number; most?: number }): Collision[];
  /** What a phrase scores and why, by the examples alone; dialogue acts and details are left out. */
  explain(phrase: string): Explanation;
}

/** Below this no meaning is asked about, and only leads smaller than the margin are; as the engine does. */
const ambiguity = { floor: 0.35, margin: 0.1, certain: 0.85 };

/** Prepares the examples of a program, or of a draft that does not compile yet, to be looked into. Pure; takes as long as training does. */
export function examineMeanings(source: MeaningSource): Examiner {
  const examples = examplesOf(source);
  const classifier = trainClassifier(examples, background.map(readUtterance));
  const shown = ({ meaning, text, language }: OwnExample): ShownExample => ({ meaning, text, language });
  return {
    collisions(of, { from = 0.55, most = 20 } = {}) {
      const label = labelOf(of);
      return examples
        .filter((example) => example.label === label)
        .flatMap((example): Collision[] => {
          const near = classifier.nearest(example.utterance, 40).find((each) => examples[each.example]!.label !== label);
          return near && near.likeness >= from
            ? [{ example: shown(example), other: shown(examples[near.example]!), likeness: rounded(near.likeness) }]
            : [];
        })
        .sort((a, b) => b.likeness - a.likeness)
        .slice(0, most);
    },
    explain(phrase) {
      const utterance = readUtterance(phrase);
      const scored = classifier.score(utterance);
      return {
        scores: scored.slice(0, 6).map(({ label, score }) => ({ meaning: meaningOf(label), score })),
        unsure: unsureOf(scored),
        nearest: classifier
          .nearest(utterance, 5)
          .map(({ example, likeness }) => ({ ...shown(examples[example]!), likeness: rounded(likeness) })),
        words: wordWeights(utterance, scored[0], (rest) => classifier.score(rest)),
      };
    },
  };
}

function unsureOf([best, second]: readonly Scored[]): [Meaning, Meaning] | null {
  if (!best || !second || best.score >= ambiguity.certain || second.score < ambiguity.floor) return null;
  return best.score - second.score < ambiguity.margin ? [meaningOf(best.label), meaningOf(second.label)] : null;
}

function wordWeights(utterance: Utterance, best: Scored | undefined, score: (rest: Utterance) => Scored[]): Explanation["words"] {
  return utterance.words.map((left) => {
    const stays = (token: (typeof utterance.words)[number]) => token !== left;
    const rest = { ...utterance, tokens: utterance.tokens.filter(stays), words: utterance.words.filter(stays) };
    const without = best === undefined ? 0 : (score(rest).find(({ label }) => label === best.label)?.score ?? 0);
    return { word: left.text, weight: rounded((best?.score ?? 0) - without) };
  });
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
