import type { Heard } from "../heard.ts";
import type { Aside } from "../memory.ts";
import type { Next } from "../next.ts";
import type { Turn } from "../turn.ts";
import type { DialogueAct } from "../types.ts";

/** What the agent does when a caller does something that no flow draws. One idea per file; `rule` is of `behaviour.md`. */
export interface Repair {
  rule: string;
  /** What she does. */
  acts: readonly DialogueAct[];
  /** True when what the analyst drew for the same words comes first. */
  yields: boolean;
  /** What to do about it; null when it does not apply here. */
  handle(turn: Turn, heard: Heard, act: DialogueAct): Next | null;
}

/** A question of the agent's own beside the flow: how it is put again, and what the answer does. */
export interface AsideBehaviour {
  ask(turn: Turn, aside: Aside): void;
  /** Takes the answer; null when it is none, and then it is routed like anything else. */
  hear(turn: Turn, heard: Heard, aside: Aside): Next | null;
  /** True when dates and times said now belong to this question and not to the details of the flow. */
  takesTimes?: boolean;
}

/** Records that a repair was made. */
export function repaired(turn: Turn, rule: string, note?: string): void {
  const from = turn.top.state;
  turn.decide({ from, to: from, cause: "repair", rule, ...(note !== undefined && { note }) });
}
