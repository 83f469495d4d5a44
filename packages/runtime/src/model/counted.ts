import type { Models } from "@vaarta/llm";
import type { HistoryLimits } from "@vaarta/prompting";

/** Texts whose tokens are remembered: instructions and earlier messages come again in every turn. */
const most = 2_000;

/** What fits into a prompt of `answer`, by the tokeniser of its models; each text is counted once. Undefined where nobody knows. */
export function counted(models: Models): () => HistoryLimits | undefined {
  let known = new Map<string, number>();
  return () => {
    const measure = models.measure?.("answer");
    if (!measure) return undefined;
    return {
      maxInputTokens: measure.maxInputTokens,
      count(text) {
        const before = known.get(text);
        if (before !== undefined) return before;
        if (known.size >= most) known = new Map();
        const tokens = measure.count(text);
        known.set(text, tokens);
        return tokens;
      },
    };
  };
}
