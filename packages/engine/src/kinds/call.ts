import { maxDepth } from "../limits.ts";
import { push } from "../moves.ts";
import { leave } from "../next.ts";
import { compare } from "../program-index.ts";
import { fits } from "../slots/fits.ts";
import { remember, versionsOf } from "../trail.ts";
import type { KindBehaviour } from "./behaviour.ts";

/** Runs a sub-flow; its result decides the way out. */
export const call: KindBehaviour<"call"> = {
  enter(turn, { id, state }) {
    const { program } = turn;
    const flow = program.document.flows[state.target];
    if (!flow || turn.draft.stack.length >= maxDepth) {
      const note = flow ? "Sub-flows are nested too deep; the call was given up." : "The sub-flow to call is not in the document.";
      turn.decide({ from: id, to: id, cause: "stall", note });
      return leave({ outcome: "failed", failed: true });
    }
    for (const [slot, source] of Object.entries(state.args ?? {}).sort(([a], [b]) => compare(a, b))) {
      const reads = program.reads(source);
      if (reads.length > 0) remember(turn, versionsOf(turn.draft, reads), null);
      const evaluated = program.evaluate(source, turn.scope());
      if (!evaluated.ok) continue;
      if (evaluated.value === null) turn.unsetSlot(slot);
      else if (fits(program, slot, evaluated.value)) turn.setSlot(slot, evaluated.value, { source: "set", words: "", confirmed: true });
    }
    turn.decide({ from: id, to: flow.entry, cause: "call" });
    return push(turn, state.target, flow.entry, "call");
  },
};
