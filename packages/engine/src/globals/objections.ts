import { maxObjections } from "../limits.ts";
import { push, standAt } from "../moves.ts";
import { resume } from "../next.ts";
import type { Next } from "../next.ts";
import { forgetAbove } from "../trail.ts";
import type { Turn } from "../turn.ts";
import type { Frame } from "../types.ts";

/**
 * Raises an objection over whatever runs: it is answered, and comes back at most one level before the main line (V8).
 * A third time in the same words is not answered with the same words.
 */
export function raiseObjection(turn: Turn, { state, flow }: { state: string; flow: string }): Next {
  const from = turn.top.state;
  const times = turn.count(`raised:${state}`);
  turn.decide({ from, to: state, cause: "global", rule: "V8", note: `raised ${times} times` });
  turn.digressed = true;
  if (times > 2) {
    turn.reply("objection-again");
    return resume;
  }
  if (turn.top.reason === "objection" && turn.top.flow === flow) return standAt(turn, state);
  dropOldest(turn);
  return push(turn, flow, state, "objection");
}

/** Keeps the newest objections only, with what they called. */
function dropOldest(turn: Turn): void {
  const { stack } = turn.draft;
  const objections = stack.flatMap((frame, at) => (frame.reason === "objection" ? [at] : []));
  if (objections.length < maxObjections) return;
  const first = objections[0] ?? 0;
  const kept = objections[objections.length - maxObjections + 1] ?? stack.length;
  const left: Frame[] = [...stack.slice(0, first), ...stack.slice(kept)];
  turn.setStack(left);
  forgetAbove(turn, left.length);
}
