import { leave } from "../next.ts";
import type { KindBehaviour } from "./behaviour.ts";

/** Greets by who calls, and goes on. */
export const start: KindBehaviour<"start"> = {
  enter(turn, { state }) {
    const known = turn.draft.start.contact !== undefined && Object.values(turn.draft.slots).some((slot) => slot.source === "attribute");
    const greeting = turn.draft.start.direction === "inbound" ? state.inbound : state.outbound;
    // A greeting belongs to the first words of a conversation; a caller who changed her goal was greeted already.
    if (turn.counted("greeted") === 0) turn.say((known ? state.returning : undefined) ?? greeting);
    turn.count("greeted");
    return leave({ outcome: "done" });
  },
};
