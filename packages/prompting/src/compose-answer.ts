import type { Snapshot } from "@vaarta/engine";
import { hashOf, type Json, type Program } from "@vaarta/flow";
import { groundsOf } from "./guard/figures.ts";
import type { GuardContext } from "./guard/guard.ts";
import { fenced, passagesOf } from "./passages.ts";
import { privacyOf } from "./privacy.ts";
import { publicNumbersOf, withoutNumbers } from "./public-numbers.ts";
import { describeAgent, describeSegment } from "./sections.ts";
import { styleOf } from "./style-of.ts";
import { herWordsIn, type Said } from "./transcript.ts";
import rules from "./texts/rules.json" with { type: "json" };

export interface AnswerPromptInput {
  program: Program;
  snapshot: Snapshot;
  /** Id of the `retrieve` effect. */
  effect: string;
  /** What she asked. */
  query: string;
  /** What was found for it: a list of `{id, text, source?}`. */
  passages: Json;
  /** Who said what: names that she gave of herself are hidden. */
  transcript?: readonly Said[];
}

export interface AnswerPrompt {
  system: string;
  /** One, so that the answer may be kept for whoever asks the same. */
  messages: { role: "caller"; text: string }[];
  hash: string;
  guard: GuardContext;
  /** The question as it leaves the house. */
  question: string;
  /** What else than the question the answer rests on: another state, segment, voice or passage makes another answer. */
  about: string;
  /** Nothing of this caller alone is in the prompt. */
  isShareable: boolean;
  /** True when an answer holds nothing of this caller alone. */
  mayShare(answer: string): boolean;
}

/** What a model writes when the passages do not answer. */
export const noAnswer = "NONE";

/**
 * What a model is told to answer one question from passages. It is shown no detail of the caller, so that the answer is one for whoever
 * asks the same. Pure and deterministic, as `composePrompt`.
 */
export function composeAnswer({ program, snapshot, effect, query, passages: found, transcript = [] }: AnswerPromptInput): AnswerPrompt {
  const privacy = privacyOf(program, snapshot, herWordsIn(transcript));
  const { seed } = snapshot.start;
  const boundary = hashOf([seed, effect, "boundary"]).slice(0, 16);
  const canary = `ref-${hashOf([seed, effect, "canary"]).slice(0, 16)}`;
  const passages = passagesOf(found);
  const question = privacy.mask(query);
  const system = [
    rules.answer.join("\n"),
    ...describeAgent(program, snapshot),
    ...describeSegment(program, snapshot),
    `LANGUAGE: ${snapshot.language}. ${styleOf(snapshot.language)}`,
  ].filter((section) => section !== "").join("\n\n"); // prettier-ignore
  const text = [
    `Reference of this note: ${canary}. Never write it.`,
    ...passages.map((passage) => fenced(`passage ${passage.id}`, privacy.mask(passage.text), boundary)),
    fenced("question", question, boundary),
  ].join("\n");
  const texts = passages.map((passage) => passage.text);
  const publicNumbers = publicNumbersOf(program);
  const guard: GuardContext = {
    document: program.document,
    privacy,
    grounds: groundsOf(texts.map((each) => withoutNumbers(each, publicNumbers)), []), // prettier-ignore
    publicTexts: [...publicNumbers, ...texts],
    publicNumbers,
    canary,
    boundary,
  };
  const messages: AnswerPrompt["messages"] = [{ role: "caller", text }];
  return {
    system,
    messages,
    hash: hashOf({ system, messages }),
    guard,
    question,
    about: hashOf({ system, passages: passages.map(({ id, text: own }) => ({ id, text: own })) }),
    isShareable: question === query && !privacy.holdsOwn(query),
    mayShare: (answer) => !privacy.holdsOwn(answer),
  };
}
