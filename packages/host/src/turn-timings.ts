import type { TurnReport } from "@vaarta/call";
import type { LatencySample } from "@vaarta/runtime";

/** What one spoken turn took, for the record. No words. Times are milliseconds. */
export interface TurnTiming extends Omit<TurnReport, "stages"> {
  /** When the answer began to sound, or when it was clear that there was none; milliseconds since the epoch. */
  at: number;
  stages: TurnReport["stages"] & {
    /** Parts of `decide`. */
    understand: number;
    interpret: number;
    append: number;
    tool: number;
  };
}

type Parts = { understand: number; decide: number; append: number; tool: number };

/** Brings together what the call and what its driver measured of each turn. */
export function turnTimings(keep: (turn: TurnTiming) => void): { sample(sample: LatencySample): void; report(report: TurnReport): void } {
  const turns = new Map<number, Parts>();
  return {
    sample({ stage, turn, ms }) {
      if (stage === "turn") return;
      const parts = turns.get(turn) ?? { understand: 0, decide: 0, append: 0, tool: 0 };
      parts[stage] += ms;
      turns.set(turn, parts);
      const [oldest] = turns.keys();
      if (turns.size > 8 && oldest !== undefined) turns.delete(oldest);
    },
    report(report) {
      const { understand = 0, decide: interpret = 0, append = 0, tool = 0 } = turns.get(report.turn) ?? {};
      keep({ ...report, at: Date.now(), stages: { ...report.stages, understand, interpret, append, tool } });
    },
  };
}
