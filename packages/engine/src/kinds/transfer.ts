import { hashOf } from "@vaarta/flow";
import { endWith } from "../moves.ts";
import { awaitResult, leave } from "../next.ts";
import type { KindBehaviour } from "./behaviour.ts";

/** Hands over to a person, a queue or a number. */
export const transfer: KindBehaviour<"transfer"> = {
  enter(turn, { state }) {
    turn.say(state.line);
    turn.emit({ type: "transfer", to: state.to, hash: hashOf(state.to) });
    return awaitResult;
  },
  result(turn, { exits }, _effect, event) {
    if (event.type !== "transferred") return awaitResult;
    if (event.outcome === "failed") return leave({ outcome: "failed", failed: true });
    // A person has the caller now; without a way on there is nothing left to do here.
    return exits.some(({ condition }) => condition.kind === "outcome" && condition.outcome === "connected")
      ? leave({ outcome: "connected" })
      : endWith(turn, ["escalated"]);
  },
};
