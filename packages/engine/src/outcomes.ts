import type { Outcome } from "@vaarta/flow";
import type { Turn } from "./turn.ts";

export type Category = Outcome["category"];

const everything: readonly Category[] = ["other", "follow-up", "declined", "escalated", "converted"];

/**
 * The outcome to end with when the flow did not name one: the first by id of the first category that has any.
 * A document without outcomes ends with the category's own name.
 */
export function outcomeFor(turn: Turn, categories: readonly Category[]): string {
  for (const category of [...categories, ...everything]) {
    const first = turn.index.outcomes[category]?.[0];
    if (first !== undefined) return first;
  }
  return categories[0] ?? "other";
}

/** What stands when the caller leaves now: what was done or promised, else nothing yet. */
export function reachedOutcome(turn: Turn): string {
  const { reached } = turn.memory;
  return outcomeFor(turn, reached ? [reached, "other", "follow-up"] : ["other", "follow-up", "declined"]);
}
