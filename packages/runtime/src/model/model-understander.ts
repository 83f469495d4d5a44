import type { Understanding } from "@vaarta/engine";
import { hashOf } from "@vaarta/flow";
import type { Models } from "@vaarta/llm";
import { classifyVersion, composeClassification, doubtsOf, mergeUnderstanding } from "@vaarta/prompting";
import type { Clock, Understander } from "../ports.ts";
import { ruleUnderstander } from "../rule-understander.ts";
import { systemClock } from "../system-clock.ts";
import { within } from "./within.ts";

export interface ModelUnderstanderOptions {
  models: Models;
  /** What understands first, and what stands when no model does. @defaultValue the rules and examples of the program */
  rules?: Understander;
  clock?: Clock;
  /** How long a model may take, in milliseconds; then the rules' result stands. @defaultValue 900 */
  deadlineMs?: number;
}

/**
 * Understands by rules, and asks a model where they are unsure or a condition in words is to be judged. It never overrides what they
 * are sure of; a model that is late, wrong or gone, or words that follow, leave their result as it was.
 */
export function modelUnderstander(options: ModelUnderstanderOptions): Understander {
  const { models, rules = ruleUnderstander(), clock = systemClock, deadlineMs = 900 } = options;
  return {
    async understand(input) {
      const understood = await rules.understand(input);
      const { program, wants } = input;
      const doubts = doubtsOf(program, understood, wants);
      const onlyJudges = doubts.length === 1 && doubts[0] === "criteria" && models.has("judge");
      const task = onlyJudges ? "judge" : "classify";
      if (doubts.length === 0 || input.signal?.aborted || !models.has(task)) return understood;
      return (await within({ clock, ms: deadlineMs, outer: input.signal }, (signal) => ask(input, understood, task, signal))) ?? understood;
    },
  };

  async function ask(
    input: Parameters<Understander["understand"]>[0],
    understood: Understanding,
    task: "classify" | "judge",
    signal: AbortSignal,
  ): Promise<Understanding | null> {
    const { program, wants, text, now, timezone, conversation, snapshot } = input;
    const { system, messages, schema } = composeClassification(input);
    const { json, model, provider } = await models.complete({
      task,
      system,
      messages,
      schema,
      signal,
      maxOutputTokens: 400,
      ...(conversation !== undefined && { turn: { conversation, id: `understood-${snapshot?.turn ?? 0}` } }),
    });
    if (json === undefined) return null;
    const by = hashOf({ rules: understood.by, model, provider, prompt: classifyVersion });
    return mergeUnderstanding({ program, wants, text, now, timezone, rules: understood, json, by });
  }
}
