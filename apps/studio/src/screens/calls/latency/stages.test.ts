import { expect, it } from "vitest";
import { figuresOf, rowOf, type TurnTiming } from "./stages.ts";

const timing = (turn: number, stages: Partial<TurnTiming["stages"]> = {}): TurnTiming => ({
  turn,
  endpointing: { class: "base", because: "", waitMs: 350, silenceMs: 360 },
  confidence: 0.9,
  stages: { endpointing: 360, stt: 40, decide: 12, tts: 30, total: 442, understand: 4, interpret: 2, append: 4, tool: 0, ...stages },
});

it("gives a model what deciding took beyond its own parts, and nothing where that is measuring itself", () => {
  expect(rowOf(timing(1)).parts.model).toBe(0);
  expect(rowOf(timing(1, { decide: 410 })).parts.model).toBe(400);
  expect(rowOf(timing(1, { decide: 410, tool: 380 })).parts).toMatchObject({ model: 20, tool: 380 });
});

it("judges a turn without the wait that was chosen, and lets tools take longer", () => {
  expect(rowOf(timing(1, { total: 850 })).isLate).toBe(false);
  expect(rowOf(timing(1, { total: 900 })).isLate).toBe(true);
  expect(rowOf(timing(1, { total: 900, tool: 300 })).isLate).toBe(false);
  expect(rowOf(timing(1, { total: null, tts: null }))).toMatchObject({ totalMs: null, isLate: false });
});

it("sums a call up by percentiles, leaves out what took no time, and says which budget is broken", () => {
  const rows = Array.from({ length: 10 }, (_, at) => rowOf(timing(at + 1, { stt: (at + 1) * 30, total: 500 + at })));
  const figures = figuresOf(rows);
  expect(figures.map(({ stage }) => stage)).toEqual(["endpointing", "stt", "understand", "interpret", "append", "tts", "total"]);
  expect(figures.find(({ stage }) => stage === "stt")).toEqual({ stage: "stt", p50: 150, p90: 270, p99: 300, budget: 100, isBroken: true });
  expect(figures.find(({ stage }) => stage === "tts")).toMatchObject({ isBroken: false });
  expect(figuresOf([])).toEqual([]);
});
