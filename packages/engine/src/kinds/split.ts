import { awaitResult, leave } from "../next.ts";
import type { KindBehaviour } from "./behaviour.ts";

/** Splits callers over the variants of an experiment; a caller keeps the one she has. */
export const split: KindBehaviour<"split"> = {
  met(turn, { state }) {
    const variant = turn.memory.variants[state.experiment];
    return variant === undefined ? null : { variant };
  },
  enter(turn, { state }) {
    turn.emit({ type: "assign-variant", experiment: state.experiment });
    return awaitResult;
  },
  result(turn, { state }, _effect, event) {
    if (event.type !== "variant-assigned") return awaitResult;
    const experiment = turn.program.document.experiments[state.experiment];
    const known =
      event.outcome === "assigned" && event.variant !== undefined && experiment?.variants[event.variant] ? event.variant : undefined;
    const variant = known ?? experiment?.fallback;
    if (variant === undefined) return leave({});
    turn.memory.variants = { ...turn.memory.variants, [state.experiment]: variant };
    return leave({ variant });
  },
};
