/** What one spoken turn took, in milliseconds, as it was recorded. */
export interface TurnTiming {
  turn: number;
  endpointing: { class: string; because: string; waitMs: number; silenceMs: number };
  confidence: number | null;
  stages: {
    endpointing: number;
    stt: number;
    decide: number;
    tts: number | null;
    total: number | null;
    understand: number;
    interpret: number;
    append: number;
    tool: number;
  };
}

/** Stages as a person reads them, in the order they happen. */
export const stageNames = ["endpointing", "stt", "understand", "interpret", "append", "tool", "model", "tts"] as const;
export type StageName = (typeof stageNames)[number];

/** What a stage may take, in milliseconds (C11). The endpointing wait is a choice, so it is reported and not judged. */
export const budgetMs: Partial<Record<StageName | "total", number>> = {
  stt: 100,
  understand: 20,
  interpret: 20,
  append: 20,
  model: 200,
  tts: 100,
  total: 500,
};
/** A turn that asked a tool may take longer. */
export const totalWithToolsMs = 800;

export interface StageRow {
  turn: number;
  class: string;
  because: string;
  /** How long each stage took, none of them below 0. */
  parts: Record<StageName, number>;
  /** From the last of her speech to the first of the answer; null when nothing was said. */
  totalMs: number | null;
  isLate: boolean;
}

/** A recorded turn taken apart; what deciding took beyond its own parts is the model's. Pure. */
export function rowOf({ turn, endpointing, stages }: TurnTiming): StageRow {
  const { understand, interpret, append, tool } = stages;
  const parts: Record<StageName, number> = {
    endpointing: stages.endpointing,
    stt: stages.stt,
    understand,
    interpret,
    append,
    tool,
    model: Math.max(0, stages.decide - understand - interpret - append - tool),
    tts: stages.tts ?? 0,
  };
  // Less than this is what measuring itself costs.
  if (parts.model < 5) parts.model = 0;
  const budget = tool > 0 ? totalWithToolsMs : (budgetMs.total ?? 0);
  const own = stages.total === null ? null : stages.total - stages.endpointing;
  return {
    turn,
    class: endpointing.class,
    because: endpointing.because,
    parts,
    totalMs: stages.total,
    isLate: own !== null && own > budget,
  };
}

export interface StageFigures {
  stage: StageName | "total";
  p50: number;
  p90: number;
  p99: number;
  budget: number | null;
  isBroken: boolean;
}

/** The figures of a call, of the stages that took any time. A budget is broken when one turn in ten breaks it. Pure. */
export function figuresOf(rows: readonly StageRow[]): StageFigures[] {
  const stages: [StageName | "total", number[]][] = [
    ...stageNames.map((stage): [StageName, number[]] => [stage, rows.map(({ parts }) => parts[stage])]),
    ["total", rows.flatMap(({ totalMs }) => (totalMs === null ? [] : [totalMs]))],
  ];
  return stages.flatMap(([stage, values]) => {
    const sorted = values.toSorted((a, b) => a - b);
    const at = (share: number) => Math.round(sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0);
    if (sorted.length === 0 || at(1) === 0) return [];
    const budget = stage === "total" ? null : (budgetMs[stage] ?? null);
    const isBroken =
      stage === "total" ? rows.filter(({ isLate }) => isLate).length * 10 > rows.length : budget !== null && at(0.9) > budget;
    return [{ stage, p50: at(0.5), p90: at(0.9), p99: at(0.99), budget, isBroken }];
  });
}
