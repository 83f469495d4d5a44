import { maxTrail } from "./limits.ts";
import type { Trail } from "./memory.ts";
import type { Turn } from "./turn.ts";
import type { Snapshot } from "./types.ts";

/** Slot -> version of those that have a value; 0 for those that have none. */
export function versionsOf(draft: Snapshot, slots: readonly string[]): Record<string, number> {
  const read: Record<string, number> = {};
  for (const slot of slots) read[slot] = draft.slots[slot]?.version ?? 0;
  return read;
}

/** Remembers a decision that rested on slots, so that a correction can come back to it (V4). */
export function remember(turn: Turn, read: Readonly<Record<string, number>>, taken: string | null, tool?: boolean): void {
  if (isEmpty(read)) return;
  const path = turn.draft.stack.map(({ flow, state }) => [flow, state] as const);
  const entry: Trail = tool ? { path, taken, read, tool } : { path, taken, read };
  const { state } = turn.top;
  // A state decided anew replaces what it decided before.
  const trail = turn.memory.trail.filter((earlier) => earlier.path.at(-1)?.[1] !== state || earlier.path.length !== path.length);
  trail.push(entry);
  turn.memory.trail = trail.length > maxTrail ? trail.slice(-maxTrail) : trail;
}

function isEmpty(read: Readonly<Record<string, number>>): boolean {
  for (const slot in read) if (read[slot] !== undefined) return false;
  return true;
}

/** A detail that the flow itself forgot is no longer what anything rests on: giving it anew corrects nothing. */
export function forgetReads(turn: Turn, slot: string): void {
  if (!turn.memory.trail.some(({ read }) => read[slot] !== undefined)) return;
  turn.memory.trail = turn.memory.trail.map((entry) => {
    const { [slot]: _forgotten, ...read } = entry.read;
    return { ...entry, read };
  });
}

/** An objection that was answered decides nothing any more. */
export function forgetAbove(turn: Turn, depth: number): void {
  if (turn.memory.trail.some((entry) => entry.path.length > depth)) {
    turn.memory.trail = turn.memory.trail.filter((entry) => entry.path.length <= depth);
  }
}
