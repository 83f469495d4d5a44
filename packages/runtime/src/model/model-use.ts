import type { ModelUse } from "@vaarta/engine";
import type { ModelOutcome } from "@vaarta/llm";

/** What an answer took, as the log keeps it. */
export function modelUse({ model, provider, usage, firstTokenMs, totalMs, cached }: ModelOutcome, tries: number): ModelUse {
  const { inputTokens, outputTokens } = usage;
  return { model, provider, inputTokens, outputTokens, firstTokenMs, totalMs, cached, tries };
}
