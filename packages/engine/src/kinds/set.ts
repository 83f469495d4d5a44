import { fits } from "../slots/fits.ts";
import { leave } from "../next.ts";
import { ordered } from "../program-index.ts";
import { forgetReads, remember, versionsOf } from "../trail.ts";
import type { KindBehaviour } from "./behaviour.ts";

/** Sets details by rules; a null forgets one. */
export const set: KindBehaviour<"set"> = {
  enter(turn, { id, state }) {
    const { program } = turn;
    for (const [, { slot, value }] of ordered(state.assignments)) {
      const reads = program.reads(value).filter((read) => read !== slot);
      if (reads.length > 0) remember(turn, versionsOf(turn.draft, reads), null);
      const evaluated = program.evaluate(value, turn.scope());
      if (!evaluated.ok) {
        turn.decide({ from: id, to: id, cause: "stall", note: `The value for ${slot} could not be worked out: ${evaluated.message}` });
      } else if (evaluated.value === null) {
        turn.unsetSlot(slot);
        forgetReads(turn, slot);
      } else if (fits(program, slot, evaluated.value)) turn.setSlot(slot, evaluated.value, { source: "set", words: "", confirmed: true });
      else turn.decide({ from: id, to: id, cause: "stall", note: `The value for ${slot} does not fit its type.` });
    }
    return leave({ outcome: "done" });
  },
};
