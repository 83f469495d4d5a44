import type { ModelPrice, ModelUsage } from "@vaarta/llm";

/** Millionths of the currency: a price is per million tokens, so tokens times price is just that. */
export function costOf({ inputTokens, outputTokens, cachedInputTokens }: ModelUsage, price: ModelPrice): number {
  const fresh = Math.max(0, inputTokens - cachedInputTokens);
  return Math.round(fresh * price.input + cachedInputTokens * (price.cachedInput ?? price.input) + outputTokens * price.output);
}

/** The beginning of the calendar month, UTC. */
export function monthOf(now: number): Date {
  const date = new Date(now);
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1));
}
