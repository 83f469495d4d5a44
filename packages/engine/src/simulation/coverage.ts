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

interface Walked {
  log: readonly { decisions: readonly Decision[] }[];
}

/** Which states and ways out the conversations walked. Pure; takes logs or simulations. */
export function coverage(program: Program, runs: readonly Walked[]): Coverage {
  const counter = coverageCounter(program);
  for (const run of runs) counter.add(run);
  return counter.result();
}

/** Counts one conversation after another, so that a thousand logs need not be kept at once. */
export function coverageCounter(program: Program): { add(run: Walked): void; result(): Coverage } {
  const states: Record<string, number> = {};
  const transitions: Record<string, Record<string, number>> = {};
  for (const [id, { exits }] of program.states) {
    states[id] = 0;
    transitions[id] = Object.fromEntries(exits.map((exit) => [exit.id, 0]));
  }
  return {
    add({ log }) {
      for (const { decisions } of log) for (const decision of decisions) count(decision, states, transitions);
    },
    result: () => ({
      states: { ...states },
      transitions: Object.fromEntries(Object.entries(transitions).map(([id, ways]) => [id, { ...ways }])),
      stateShare: share(Object.values(states)),
      transitionShare: share(Object.values(transitions).flatMap((ways) => Object.values(ways))),
    }),
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
