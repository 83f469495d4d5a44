import type { ModelUse } from "@vaarta/engine";
import type { ModelChunk, Models } from "@vaarta/llm";
import {
  answerReader,
  composePrompt,
  heldBack,
  type AnswerPart,
  type HistoryLimits,
  type HistoryUse,
  type Prompt,
} from "@vaarta/prompting";
import type { Clock, ModelStep, PartContext, Parts } from "../ports.ts";
import { delay } from "../timers.ts";
import { answersAsPassages } from "./answers-as-passages.ts";
import { codeOf } from "./model-codes.ts";
import { counted } from "./counted.ts";
import { modelUse } from "./model-use.ts";
import { summaries } from "./summaries.ts";
import { wordAnswer } from "./word-answer.ts";

export interface ModelPartsOptions {
  models: Models;
  /** What deadlines and pauses go by. @defaultValue the conversation's own */
  clock?: Clock;
  /** How long one prompt may take until it has proposed, and every sentence after it, in milliseconds. @defaultValue 5000 */
  slowMs?: number;
  /** Wait before the second try. @defaultValue 300 */
  backoffMs?: number;
  /** @defaultValue 300 */
  maxOutputTokens?: number;
  /** Finds passages for `answer` states. @defaultValue the agent's own answers that come near the question */
  retrieve?: Parts["retrieve"];
  /** Calls of this workspace on the same release share answers to the same question. Without it nothing is shared. */
  workspace?: string;
  /** How long a model may take to word an answer, in milliseconds. @defaultValue 1400 */
  answerMs?: number;
}

/**
 * The turns of `converse` states, by the workspace's models: retried with a pause, then with a simpler prompt, then by script (C9); and the
 * words of `answer` states, from what was found.
 */
export function modelParts(options: ModelPartsOptions): Required<Pick<Parts, "generate" | "retrieve">> {
  const told = summaries(options.models);
  const limits = counted(options.models);
  // One of these drives one conversation.
  const memo = new Map<string, string>();
  return {
    async *generate(effect, given) {
      const context = { ...given, clock: options.clock ?? given.clock };
      try {
        yield* modelTurn(effect.id, context, { ...options, summary: told.of(context.conversation), limits: limits(), memo });
      } finally {
        told.afterTurn(context);
      }
    },
    retrieve: (effect, context) => wordAnswer(effect, context, { ...options, clock: options.clock ?? context.clock }),
  };
}

interface TurnOptions extends ModelPartsOptions {
  summary: HistoryUse["summary"];
  limits: HistoryLimits | undefined;
  memo: Map<string, string>;
}

async function* modelTurn(effect: string, context: PartContext, options: TurnOptions): AsyncIterable<ModelStep> {
  const { models, backoffMs = 300 } = options;
  if (!models.has("answer")) {
    yield { type: "finished", outcome: "unavailable" };
    return;
  }
  const passages = answersAsPassages(context);
  const { program, snapshot, transcript, signal, clock } = context;
  const { summary, limits, memo } = options;
  const input = { program, snapshot, effect, transcript, passages, memo, ...(summary && { summary }), ...(limits && { limits }) };
  for (const [index, isSimple] of [false, false, true].entries()) {
    if (index > 0) await delay(clock, backoffMs, signal);
    if (signal.aborted) return;
    const prompt = composePrompt({ ...input, isSimple });
    const attempt = tryOnce(prompt, { effect, context, options, passages, tries: index + 1 });
    let hasProposed = false;
    let outcome: "next" | "unavailable" = "next";
    for await (const step of attempt) {
      if (step.type === "gave-up") {
        outcome = step.isFinal ? "unavailable" : "next";
        break;
      }
      if (step.type === "proposed") hasProposed = true;
      yield step;
    }
    if (hasProposed || signal.aborted) return;
    if (outcome === "unavailable") {
      yield { type: "finished", outcome: "unavailable" };
      return;
    }
  }
  yield { type: "finished", outcome: "failed" };
}

interface Attempt {
  effect: string;
  context: PartContext;
  options: ModelPartsOptions;
  passages: ReturnType<typeof answersAsPassages>;
  tries: number;
}

type AttemptStep = ModelStep | { type: "gave-up"; isFinal: boolean };

/** One prompt. Before its proposal it may be given up for another; after it, it ends for good. */
async function* tryOnce(prompt: Prompt, attempt: Attempt): AsyncIterable<AttemptStep> {
  const { effect, context, options, passages, tries } = attempt;
  const { models, slowMs = 5_000, maxOutputTokens = 300 } = options;
  const late = new AbortController();
  const giveUp = () => late.abort();
  context.signal.addEventListener("abort", giveUp, { once: true });
  let cancel = context.clock.setTimer(slowMs, giveUp);
  const reader = answerReader(context.program);
  let hasProposed = false;
  let usage: ModelUse | undefined;
  try {
    const chunks = models.stream({
      task: "answer",
      system: prompt.system,
      messages: prompt.messages,
      stablePrefix: prompt.system.length,
      maxOutputTokens,
      signal: late.signal,
      turn: { conversation: context.conversation, id: effect },
    });
    for await (const chunk of chunks) {
      if (chunk.type === "finish") usage = modelUse(chunk, tries);
      for (const part of partsOf(chunk, reader)) {
        if (part.type === "malformed") {
          yield { type: "gave-up", isFinal: false };
          return;
        }
        cancel();
        if (part.type === "proposal") {
          hasProposed = true;
          yield {
            type: "proposed",
            ...part.proposal,
            prompt: prompt.hash,
            ...(passages && { passages }),
            ...(prompt.history && { history: prompt.history }),
          };
        } else {
          const held = heldBack(part.text, prompt.guard);
          yield held ? { type: "worded", outcome: "refused", ...held } : { type: "worded", outcome: "said", text: part.text };
          if (held) return;
        }
        cancel = context.clock.setTimer(slowMs, giveUp);
      }
    }
    yield hasProposed ? { type: "finished", outcome: "ok", ...(usage && { usage }) } : { type: "gave-up", isFinal: false };
  } catch (error) {
    if (context.signal.aborted) return;
    if (hasProposed) yield { type: "finished", outcome: "failed" };
    else yield { type: "gave-up", isFinal: isFinal.has(codeOf(error) ?? "") };
  } finally {
    cancel();
    context.signal.removeEventListener("abort", giveUp);
    // Also when whoever takes the parts stops early: the request is closed on the wire.
    late.abort();
  }
}

/** There is no model, or none may be used: another prompt would change nothing. */
const isFinal: ReadonlySet<string> = new Set(["NO_MODEL", "OVER_BUDGET"]);

function partsOf(chunk: ModelChunk, reader: ReturnType<typeof answerReader>): AnswerPart[] {
  if (chunk.type === "text") return reader.push(chunk.text);
  // Cut off by its limit, the last sentence is no sentence.
  if (chunk.type === "finish") return chunk.reason === "length" ? [] : reader.end();
  return [];
}
