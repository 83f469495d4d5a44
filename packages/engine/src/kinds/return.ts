import { end } from "../moves.ts";
import { leave, resume } from "../next.ts";
import { reachedOutcome } from "../outcomes.ts";
import { forgetAbove } from "../trail.ts";
import type { KindBehaviour } from "./behaviour.ts";

/** Goes back to where the sub-flow or the objection was called from. */
export const returns: KindBehaviour<"return"> = {
  enter(turn, { id, state }) {
    turn.say(state.line);
    const { stack } = turn.draft;
    const { reason } = turn.top;
    if (stack.length === 1) return end(turn, reachedOutcome(turn), { note: "Returned from the main flow: nothing is left to do." });
    const below = stack.slice(0, -1);
    turn.setStack(below);
    turn.decide({ from: id, to: turn.top.state, cause: "return", note: `result ${state.outcome}` });
    if (reason === "call") return leave({ outcome: state.outcome });
    forgetAbove(turn, below.length);
    return resume;
  },
};
