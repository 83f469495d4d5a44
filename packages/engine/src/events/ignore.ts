import type { Program } from "@vaarta/flow";
import type { ConversationEvent, Snapshot, StepResult } from "../types.ts";
import type { Turn } from "../turn.ts";

/** An event that changes nothing: recorded, with why. */
export function ignore(_program: Program, snapshot: Snapshot, event: ConversationEvent, note: string): StepResult {
  const from = snapshot.stack.at(-1)?.state ?? "";
  return {
    snapshot,
    effects: [],
    decisions: [
      { turn: snapshot.turn, from, to: null, cause: "ignored", considered: [], evidence: [], read: {}, note: `${event.type}: ${note}` },
    ],
  };
}

/** The same within a turn that was begun. */
export function ignoreIn(turn: Turn, note: string, rule?: string): null {
  const from = turn.draft.stack.length > 0 ? turn.top.state : "";
  turn.decide({ from, to: null, cause: "ignored", note: `${turn.event.type}: ${note}`, ...(rule !== undefined && { rule }) });
  return null;
}
