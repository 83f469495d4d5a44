import type { DialogueAct, SlotCandidate } from "@vaarta/engine";
import { matchKey } from "@vaarta/text";
import type { FoundAct } from "../acts/find-acts.ts";
import { functionWords } from "../language/function-words.ts";
import { type Utterance, withoutWords } from "../utterance.ts";
import { isQuestion } from "../question.ts";
import type { Classifier, Example, Scored } from "./classifier.ts";

export interface Meanings {
  classifier: Classifier;
  /** Labels that no example asks: "would my ornaments not be swapped?" is no "not interested". */
  statements: ReadonlySet<string>;
}

/** Fewer examples than these show nothing of how a label is said. */
const enoughExamples = 12;

/** The labels whose examples, and there are enough of them, are never questions. */
export function statementsOf(examples: readonly Example[]): ReadonlySet<string> {
  const counts = new Map<string, { all: number; asked: number }>();
  for (const { label, utterance } of examples) {
    const count = counts.get(label) ?? { all: 0, asked: 0 };
    counts.set(label, { all: count.all + 1, asked: count.asked + (isQuestion(utterance) ? 1 : 0) });
  }
  return new Set([...counts].filter(([, { all, asked }]) => all >= enoughExamples && asked <= all / 25).map(([label]) => label));
}

/** Above this likeness to an example, the words are that meaning whatever else they are. */
const same = 0.97;

/**
 * Scores of intents and answers from those of the `whole` utterance, given what the same words were already read as. "kal" said to
 * "which day?" is a day, however often "kal" stands in the examples of "call me later": words that are a value count half, and words
 * that are nothing else make no meaning.
 */
export function settleMeanings(
  { classifier, statements }: Meanings,
  utterance: Utterance,
  whole: readonly Scored[],
  acts: readonly FoundAct[],
  candidates: readonly SlotCandidate[],
): Scored[] {
  if (whole.length === 0) return [];
  const values = candidates.filter(isValue).map(({ words }) => words);
  const valued = lessValues(classifier, utterance, values);
  const isAct = acts.some((act) => act.score >= 0.8 && act.loose !== true && isWholly(act, utterance));
  const isMatter = acts.some((act) => act.score >= 0.8 && matters.has(act.act) && (isWholly(act, utterance) || isMuch(act, utterance)));
  // Sounds and holes mean nothing.
  const isNoise = /^[([]/.test(utterance.text) || /…\s*\S{1,3}…/.test(utterance.text);
  const asks = isQuestion(utterance);
  // "Give me nine percent and I come at once" bargains: the second half means nothing by itself.
  const alone = acts.some(({ act, score }) => act === "bargain" && score >= 0.8) ? null : afterLead(utterance, acts);
  // "theek hai, lekin byaj kitna lagega?" asks what "byaj kitna lagega?" asks.
  const clause = new Map<string, Scored>();
  if (alone !== null) {
    const valuedThere = lessValues(classifier, alone, values);
    for (const scored of classifier.score(alone)) clause.set(scored.label, { ...scored, score: valuedThere(scored) });
  }
  const labels = new Map([...clause, ...whole.map((scored): [string, Scored] => [scored.label, scored])]);
  return [...labels.values()]
    .map((scored) => {
      if (isNoise) return { ...scored, score: Math.round(scored.score * 300) / 1000 };
      if (scored.likeness > same) return scored;
      let score = Math.max(valued(scored), clause.get(scored.label)?.score ?? 0);
      if (asks && statements.has(scored.label) && scored.likeness < 0.85) score *= 0.6;
      if (isMatter) score *= 0.45;
      else if (isAct && scored.likeness < 0.85) score *= 0.5;
      return { ...scored, score: Math.round(score * 1000) / 1000 };
    })
    .sort((a, b) => b.score - a.score || (a.label < b.label ? -1 : 1));
}

/** The score of a meaning when the words that are values count half; where nothing else is said, they mean hardly anything more. */
function lessValues(classifier: Classifier, utterance: Utterance, values: readonly string[]): (scored: Scored) => number {
  if (values.length === 0) return ({ score }) => score;
  const rest = withoutWords(utterance, values);
  if (rest.words.length === utterance.words.length) return ({ score }) => score;
  if (rest.words.length === 0) return ({ score }) => score * 0.4;
  const residual = new Map(classifier.score(rest).map(({ label, score }) => [label, score]));
  return ({ label, score }) => Math.min(score, 0.5 * score + 0.6 * (residual.get(label) ?? 0));
}

/**
 * The candidates whose words are not what a question or an intent is about: "fees kitni hai?" names no purpose of a loan, though "school
 * fees" is one. Only names that nothing points to are in doubt; figures and days are values wherever they stand.
 * @param isName - the slot takes names of the world, such as lenders, which mean nothing else in a statement
 */
export function trueValues(
  classifier: Classifier,
  utterance: Utterance,
  whole: readonly Scored[],
  candidates: readonly SlotCandidate[],
  isName: (slot: string) => boolean,
): SlotCandidate[] {
  const [best] = whole;
  if (!best || best.score < 0.45) return [...candidates];
  return candidates.filter(({ slot, anchored, value, words }) => {
    if (anchored === true || isName(slot) || typeof value !== "string" || /^[\d:+-]+$/.test(value)) return true;
    const rest = withoutWords(utterance, [words]);
    if (rest.words.length === 0) return true;
    const without = classifier.score(rest).find(({ label }) => label === best.label)?.score ?? 0;
    return without >= 0.6 * best.score;
  });
}

function isValue({ anchored, score, value }: SlotCandidate): boolean {
  // A yes may have been read from the whole of what was said.
  return typeof value !== "boolean" && (anchored === true || score >= 0.6 || typeof value === "number");
}

/** What is so said is that, however like an example of the agent's it is; an example that says the same still counts. */
const matters: ReadonlySet<DialogueAct> = new Set([
  "stop-calling", "person", "wrong-number", "distress", "bereaved", "cheated", "fraud-fear", "steer", "record-off", "legal", "child", "repeat", "hello", "denial", "off-topic", "handed-over",
]); // prettier-ignore

/** A third of the words or more, and several of them. */
function isMuch({ act, from, to }: FoundAct, { words }: Utterance): boolean {
  return to - from >= 2 && (to - from) * (act === "person" ? 4 : 3) >= words.length;
}

const joining = new Set(["but", "lekin", "magar", "par", "pan", "kintu", "aur", "and", "toh", "पण", "কিন্তু", "আর", "आणि"].map(matchKey));

/** What follows a yes, a no or an answer's first words: the clause by itself, when it has two words or more. */
function afterLead(utterance: Utterance, acts: readonly FoundAct[]): Utterance | null {
  const { words } = utterance;
  const lead = acts.find(({ act, from, to }) => (act === "yes" || act === "no" || act === "backchannel") && from <= 1 && to < words.length);
  const but = words.findIndex(({ key }, at) => at > 0 && at <= 5 && joining.has(key));
  let from = but >= 0 ? but + 1 : (lead?.to ?? 0);
  while (from < words.length && joining.has(words[from]!.key)) from++;
  if (from === 0 || words.length - from < 2) return null;
  const start = words[from]!.start;
  const stays = (token: { start: number }) => token.start >= start;
  return { ...utterance, tokens: utterance.tokens.filter(stays), words: words.slice(from), numbers: [], runs: [] };
}

/** Nothing but small words is said beside the act. */
function isWholly({ from, to }: FoundAct, { words }: Utterance): boolean {
  return to > from && words.every(({ key }, at) => (at >= from && at < to) || functionWords.has(key));
}
