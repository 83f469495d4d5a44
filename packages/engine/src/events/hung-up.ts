import { cancelOpen } from "../corrections.ts";
import { reachedOutcome } from "../outcomes.ts";
import type { Turn } from "../turn.ts";
import type { ConversationEvent } from "../types.ts";

/** The line is gone: the conversation is over, with the outcome reached. */
export function onHungUp(turn: Turn, event: Extract<ConversationEvent, { type: "hung-up" }>): null {
  cancelOpen(turn);
  turn.draft.status = "ended";
  turn.draft.outcome = reachedOutcome(turn);
  turn.memory.aside = null;
  turn.decide({
    from: turn.top.state,
    to: null,
    cause: "end",
    note: `hung up by ${event.by}${event.reason === undefined ? "" : `: ${event.reason}`}`,
  });
  return null;
}
