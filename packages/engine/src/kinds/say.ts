import { leave, listen } from "../next.ts";
import type { KindBehaviour } from "./behaviour.ts";

/** Says exact words; moves on at once, or waits for what the caller says to them. */
export const say: KindBehaviour<"say"> = {
  enter(turn, { state }) {
    turn.say(state.line);
    return state.listen ? listen : leave({ outcome: "done" });
  },
  ask(turn, { state }, mode) {
    turn.say(mode === "short" ? (state.short ?? state.line) : state.line);
  },
  hear(_turn, { exits }) {
    // Anything that was said and drawn is a way on; without a general way out only what is drawn counts.
    return exits.length === 0 ? null : leave({ outcome: "done", heard: true });
  },
};
