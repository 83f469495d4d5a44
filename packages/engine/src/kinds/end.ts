import { end as endConversation } from "../moves.ts";
import type { KindBehaviour } from "./behaviour.ts";

/** Ends the conversation with its outcome. */
export const end: KindBehaviour<"end"> = {
  enter(turn, { state }) {
    turn.say(state.line);
    const reason = state.reason ? turn.program.evaluate(state.reason, turn.scope()) : null;
    return endConversation(turn, state.outcome, reason?.ok ? { reason: reason.value } : {});
  },
};
