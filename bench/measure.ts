import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as (options: { type: "minor" }) => void;

/** One line of the table. `ratio` is ours against the rival, greater being better; null without a rival. */
export interface Row {
  name: string;
  value: number;
  unit: string;
  rival: string;
  ratio: number | null;
  target: string;
  met: boolean | null;
}

export interface Contestant {
  name: string;
  /** Does `count` units of work. */
  work: (count: number) => unknown;
  /** Units of work a round. */
  count: number;
}

/**
 * Runs contestants in turn, round after round, so that a slow spell of the machine falls on all of them, and gives the
 * median time of a unit of each, in milliseconds. The first rounds warm up and are thrown away: a server has been
 * running for a while. What the others left behind is cleared before each, so that everybody pays for their own garbage
 * and for nobody else's; a round ought to be long enough to make several collections necessary.
 */
export async function inTurn(
  contestants: readonly Contestant[],
  rounds = 15,
  warmUp = 6,
): Promise<Map<string, { median: number; all: number[] }>> {
  const times = new Map<string, number[]>(contestants.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds + warmUp; round++) {
    for (const { name, work, count } of contestants) {
      collectGarbage({ type: "minor" });
      const began = performance.now();
      await work(count);
      const took = (performance.now() - began) / count;
      if (round >= warmUp) times.get(name)!.push(took);
    }
  }
  return new Map([...times].map(([name, all]) => [name, { median: percentile(all, 0.5), all }]));
}

/** Median of the ratios round by round: rival's time over ours. */
export function ratioOf(results: ReadonlyMap<string, { all: number[] }>, ours: string, rival: string): number {
  const mine = results.get(ours)!.all;
  return percentile(
    results.get(rival)!.all.map((time, round) => time / mine[round]!),
    0.5,
  );
}

/** A percentile by rank; `share` in [0, 1]. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}
