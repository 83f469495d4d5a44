import type { Program } from "@vaarta/flow";
import type { Decision } from "../types.ts";

export interface Coverage {
  /** State -> how often it was come to; 0 for never. */
  states: Record<string, number>;
  /** State -> way out -> how often it was taken; 0 for never. */
  transitions: Record<string, Record<string, number>>;
  /** Shares in [0, 1]; 1 where there is nothing to cover. */
  stateShare: number;
  transitionShare: number;
}

/** Which states and ways out the conversations walked. Pure; takes logs or simulations. */
export function coverage(program: Program, runs: readonly { log: readonly { decisions: readonly Decision[] }[] }[]): Coverage {
  const states: Record<string, number> = {};
  const transitions: Record<string, Record<string, number>> = {};
  for (const [id, { exits }] of program.states) {
    states[id] = 0;
    transitions[id] = Object.fromEntries(exits.map((exit) => [exit.id, 0]));
  }
  for (const { log } of runs) for (const { decisions } of log) for (const decision of decisions) count(decision, states, transitions);
  return {
    states,
    transitions,
    stateShare: share(Object.values(states)),
    transitionShare: share(Object.values(transitions).flatMap((ways) => Object.values(ways))),
  };
}

function count({ from, to, taken, cause }: Decision, states: Coverage["states"], transitions: Coverage["transitions"]): void {
  const isMove = to !== null && (to !== from || taken !== undefined || cause === "start");
  if (isMove && states[to] !== undefined) states[to]++;
  const ways = taken === undefined ? undefined : transitions[from];
  if (ways && taken !== undefined && ways[taken] !== undefined) ways[taken]++;
}

function share(counts: readonly number[]): number {
  return counts.length === 0 ? 1 : counts.filter((times) => times > 0).length / counts.length;
}
