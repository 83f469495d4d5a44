import type { Turn } from "./turn.ts";

/** How often the caller was not understood in the active state, in a row. */
export function missedHere(turn: Turn): number {
  const { misses } = turn.top.progress;
  return typeof misses === "number" ? misses : 0;
}
