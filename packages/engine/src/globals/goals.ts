import { cancelOpen } from "../corrections.ts";
import { restartAt } from "../moves.ts";
import type { Next } from "../next.ts";
import { goalName } from "../repairs/capability.ts";
import type { Turn } from "../turn.ts";

/** Leaves the running flow properly and starts the one she asked for; what is known is kept (V24). */
export function changeGoal(turn: Turn, flow: string): Next | null {
  const target = turn.program.document.flows[flow];
  if (!target) return null;
  const left = turn.draft.stack[0]?.flow ?? "";
  const kept = Object.keys(turn.draft.slots).length;
  turn.decide({ from: turn.top.state, to: target.entry, cause: "goal-change", rule: "V24", note: `left ${left}; ${kept} details kept` });
  cancelOpen(turn);
  turn.memory.aside = null;
  turn.memory.completed = {};
  turn.memory.trail = [];
  turn.reply("goal-left", { goal: goalName(turn, flow) });
  return restartAt(turn, flow, target.entry);
}
