import { hashOf } from "@vaarta/flow";
import { awaitResult, leave } from "../next.ts";
import { remember, versionsOf } from "../trail.ts";
import type { KindBehaviour } from "./behaviour.ts";

/** Schedules a follow-up; what is promised is said once it is sure. */
export const schedule: KindBehaviour<"schedule"> = {
  enter(turn, { state }) {
    const date = state.date ? turn.value(state.date) : undefined;
    const time = state.time ? turn.value(state.time) : undefined;
    remember(
      turn,
      versionsOf(
        turn.draft,
        [state.date, state.time].filter((slot) => slot !== undefined),
      ),
      null,
      true,
    );
    const request = {
      ...(typeof date === "string" && { date }),
      ...(typeof time === "string" && { time }),
      reason: state.reason,
    };
    turn.emit({ type: "schedule", ...request, hash: hashOf(request) });
    return awaitResult;
  },
  result(turn, { state }, _effect, event) {
    if (event.type !== "scheduled") return awaitResult;
    if (event.outcome === "failed") return leave({ outcome: "failed", failed: true });
    turn.say(state.line, undefined, true);
    turn.memory.reached ??= "follow-up";
    return leave({ outcome: "scheduled" });
  },
};
