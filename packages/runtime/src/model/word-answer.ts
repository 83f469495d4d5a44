import type { Effect, WordedAnswer } from "@vaarta/engine";
import type { Json } from "@vaarta/flow";
import type { CacheScope, Models } from "@vaarta/llm";
import { composeAnswer, heldBack, noAnswer, type AnswerPrompt } from "@vaarta/prompting";
import { splitSentences } from "@vaarta/text";
import type { Clock, PartContext, Parts } from "../ports.ts";
import { answersAsPassages } from "./answers-as-passages.ts";
import { modelUse } from "./model-use.ts";
import { within } from "./within.ts";

type Retrieved = Awaited<ReturnType<NonNullable<Parts["retrieve"]>>>;

export interface WordAnswerOptions {
  models: Models;
  /** Finds passages. @defaultValue the agent's own answers that come near the question */
  retrieve?: Parts["retrieve"];
  /** Who shares answers to the same question: calls of this workspace on the same release. Without one none is kept. */
  workspace?: string;
  clock: Clock;
  /** How long a model may take to word it, in milliseconds; then what was found is said as it is written. Silence until then. @defaultValue 1400 */
  answerMs?: number;
}

/**
 * What was found for a question, in a model's words where one may word it: from the passages alone, past the output filter. Where it is
 * slow, gone or held back, what a knowledge found is said as it is written; an answer of the agent that only came near is not.
 */
export async function wordAnswer(
  effect: Extract<Effect, { type: "retrieve" }>,
  context: PartContext,
  options: WordAnswerOptions,
): Promise<Retrieved> {
  const { models, clock, answerMs = 1_400 } = options;
  const found: Retrieved = (await options.retrieve?.(effect, context)) ?? { outcome: "unavailable" };
  const passages = found.outcome === "found" ? found.passages : answersAsPassages(context, effect.query);
  if (passages === undefined || !models.has("answer") || effect.query === "") return found;
  const answered = await within({ clock, ms: answerMs, outer: context.signal }, (signal) => ask(effect, passages, { context, options, signal })); // prettier-ignore
  if (answered === null) return found;
  const { answer } = answered;
  if (answer.text !== "") return { outcome: "found", passages, answer };
  // It says that the passages do not answer, or nothing of its words may be said.
  if (answered.isNone) return { outcome: "nothing", passages, answer };
  return found.outcome === "found" ? { ...found, answer } : { outcome: "nothing", passages, answer };
}

interface Asking {
  context: PartContext;
  options: WordAnswerOptions;
  signal: AbortSignal;
}

async function ask(
  { id, query }: { id: string; query: string },
  passages: Json,
  { context, options, signal }: Asking,
): Promise<{ answer: WordedAnswer; isNone: boolean }> {
  const { program, snapshot, conversation, transcript } = context;
  const prompt = composeAnswer({ program, snapshot, effect: id, query, passages, transcript });
  const cache = scopeOf(prompt, context, options);
  const finished = await options.models.complete({
    task: "answer",
    system: prompt.system,
    messages: prompt.messages,
    maxOutputTokens: 200,
    signal,
    turn: { conversation, id },
    ...(cache && { cache }),
  });
  const text = finished.text.trim();
  const isNone = text === "" || new RegExp(`^${noAnswer}\\b`).test(text);
  const words = isNone || finished.reason !== "stop" ? { text: "" } : released(text, prompt);
  return { answer: { ...words, prompt: prompt.hash, usage: modelUse(finished, 1) }, isNone };
}

/** The sentences up to the first that the output filter holds back. */
function released(text: string, prompt: AnswerPrompt): Pick<WordedAnswer, "text" | "refused"> {
  const said: string[] = [];
  for (const sentence of splitSentences(text)) {
    const refused = heldBack(sentence, prompt.guard);
    if (refused) return { text: said.join(" "), refused };
    said.push(sentence.trim());
  }
  return { text: said.join(" ") };
}

/** Where the answer may be kept; null where anything in the prompt is the caller's alone. */
function scopeOf(prompt: AnswerPrompt, { program, snapshot }: PartContext, { workspace }: WordAnswerOptions): CacheScope | null {
  if (workspace === undefined || !prompt.isShareable) return null;
  const { question, about, guard, mayShare } = prompt;
  // What the filter would hold back from this caller is not kept for the next.
  const mayKeep = (answer: string) => mayShare(answer) && splitSentences(answer).every((sentence) => heldBack(sentence, guard) === null);
  return { workspace, release: program.hash, language: snapshot.language, about, question, mayKeep };
}
