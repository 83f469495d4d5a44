import { leave } from "../next.ts";
import type { KindBehaviour } from "./behaviour.ts";

/** Answers a worry; the second time in other words, never a third time with the same ones (V8). */
export const objection: KindBehaviour<"objection"> = {
  enter(turn, { id, state }) {
    const raised = turn.counted(`raised:${id}`);
    if (raised <= 1) turn.say(state.line);
    else if (raised > 2 || !turn.say(state.again)) turn.reply("objection-again");
    return leave({ outcome: "done" });
  },
};
