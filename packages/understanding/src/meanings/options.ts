import type { Program } from "@vaarta/flow";
import { matchKey, tokenise } from "@vaarta/text";
import { phraseBook } from "../phrases/phrase-book.ts";
import { withoutEnding } from "../slots/case-endings.ts";
import { knowsNot } from "../slots/yes-no.ts";
import { type Utterance, readUtterance } from "../utterance.ts";
import { background } from "./background.ts";
import { chosenPlace } from "./chosen.ts";
import { type Classifier, trainClassifier } from "./classifier.ts";

export interface OptionFinder {
  /** Scores of the options that are wanted, best first. */
  find(
    utterance: Utterance,
    wanted: readonly string[],
    more?: {
      question?: boolean;
      between?: readonly string[] | undefined;
      /** The utterance without the words that are values: an amount is like no option. */
      bare?: Utterance;
      /** She gives a figure that says what it is: an answer to something, and no choice by mere likeness. */
      gives?: boolean;
    },
  ): { option: string; score: number }[];
}

const none = background.map(readUtterance);

const ordinals: readonly (readonly string[])[] = [
  "pehla pehli pehle first one पहला पहली पहले पहिला".split(" "),
  "doosra doosri dusra dusri second two दूसरा दूसरी दुसरा দ্বিতীয়".split(" "),
  "teesra teesri tisra third three तीसरा तीसरी तिसरा তৃতীয়".split(" "),
  "chautha chauthi fourth चौथा चौथी".split(" "),
].map((words) => words.map(matchKey));

/** Sorts answers into the options of choice states: by words that name an option, by likeness to its examples, by its place. */
export function optionFinder(program: Program): OptionFinder {
  const examples = new Map<string, string[]>();
  const orders = new Map<string, string>();
  for (const state of Object.values(program.document.states)) {
    if (state.kind !== "choice") continue;
    for (const [id, option] of Object.entries(state.options)) {
      orders.set(id, option.order);
      const spoken = option.spoken ? program.document.lines[option.spoken] : undefined;
      const texts = Object.values(spoken?.variants ?? {}).flatMap(({ texts: byTag }) => Object.values(byTag).map(({ text }) => text));
      const linked = option.intent ? program.document.intents[option.intent] : undefined;
      examples.set(id, [
        option.label,
        ...texts.filter((text) => !text.includes("{")),
        ...Object.values(option.examples ?? {}).flat(),
        ...Object.values(linked?.examples ?? {}).flat(),
      ]);
    }
  }
  const book = phraseBook([...examples].flatMap(([id, phrases]) => phrases.map((phrase): [string, string] => [id, plain(phrase)])));
  const vocabulary = new Set([...examples.values()].flat().flatMap((phrase) => tokenise(phrase).map(({ key }) => key)));
  const classifiers = new Map<string, Classifier>();
  const classifierOf = (wanted: readonly string[]) => {
    const key = wanted.join(" ");
    const known = classifiers.get(key);
    if (known) return known;
    const trained = trainClassifier(
      wanted.flatMap((label) => (examples.get(label) ?? []).map((phrase) => ({ label, utterance: readUtterance(phrase) }))),
      none,
    );
    classifiers.set(key, trained);
    return trained;
  };
  return {
    find(utterance, wanted, { question = false, between, bare = utterance, gives = false } = {}) {
      const known = wanted.filter((id) => examples.has(id));
      if (known.length === 0 || utterance.words.length === 0) return [];
      const scores = new Map<string, number>();
      const raise = (option: string, score: number) => scores.set(option, Math.max(scores.get(option) ?? 0, score));
      // A question chooses nothing by mere likeness: "fees kitni hai?" is no "yes, tell me".
      const faint = question || gives || knowsNot(utterance);
      const classifier = classifierOf(known);
      const isValued = bare.words.length < utterance.words.length;
      const residual = new Map(isValued ? byLikeness(classifier, bare).map(({ option, score }) => [option, score]) : []);
      for (const { option, score } of byLikeness(classifier, utterance)) {
        const own = isValued && score < 0.85 ? Math.min(score, 0.45 * score + 0.5 * (residual.get(option) ?? 0)) : score;
        raise(option, faint ? own * 0.6 : own);
      }
      // "व्याजामुळे" names what "व्याज" names.
      for (const { value, from, to } of book.find(utterance.words.map((word) => withoutEnding(word, vocabulary)))) {
        if (!known.includes(value)) continue;
        // The more of what she said it is, the surer; a short word within a long sentence says little.
        const share = (to - from) / utterance.words.length;
        raise(value, share === 1 ? 0.97 : Math.min(0.9, 0.45 + 0.35 * share + 0.1 * (to - from)));
      }
      const inOrder = known.slice().sort((a, b) => compare(orders.get(a) ?? "", orders.get(b) ?? "") || compare(a, b));
      // After "A or B?" the places are those of the two.
      const place = between ? chosenPlace(utterance) : null;
      const chosen = place === null ? undefined : between?.[place];
      if (chosen?.startsWith("o:") && known.includes(chosen.slice(2))) raise(chosen.slice(2), 0.95);
      ordinals.forEach((words, place) => {
        const option = between ? undefined : inOrder[place];
        if (option && utterance.words.length <= 3 && utterance.words.some(({ key }) => words.includes(key))) raise(option, 0.72);
      });
      return [...scores]
        .map(([option, score]) => ({ option, score }))
        .filter(({ score }) => score >= 0.1)
        .sort((a, b) => b.score - a.score || compare(a.option, b.option));
    },
  };
}

/** Among a few options belief is always high: likeness alone must say that it fits at all. */
function byLikeness(classifier: Classifier, utterance: Utterance): { option: string; score: number }[] {
  return classifier
    .score(utterance)
    .map(({ label, score, likeness }) => ({ option: label, score: Math.round(Math.min(score, likeness * 1.4) * 100) / 100 }));
}

const plain = (phrase: string) => phrase.replace(/[|*?^$]|\.\./g, " ");
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
