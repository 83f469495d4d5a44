import { parseDocument, type AgentDocument } from "@vaarta/flow";
import { describe, expect, test } from "vitest";
import goldLoan from "../../../../domains/gold-loan/agent.json" with { type: "json" };
import { sampleDocument } from "../backend/sample-document.ts";
import { TestSession } from "../test-console/session.ts";
import { playbackOf } from "./playback.ts";
import { simulateCallers, type SimulationReport } from "./simulate-callers.ts";
import { turnWords } from "./turn-words.ts";

function finished(document: AgentDocument, callers: number, seed = "seed"): { report: SimulationReport; steps: number[] } {
  const steps: number[] = [];
  const run = simulateCallers(document, { callers, seed });
  for (;;) {
    const next = run.next();
    if (next.done) return { report: next.value, steps };
    steps.push(next.value);
  }
}

const parsed = parseDocument(goldLoan);
if (!parsed.ok) throw new Error("domains/gold-loan is needed for this test.");
const loan = parsed.document;

describe("made-up callers", () => {
  test("come one after the other, end somewhere, and come to the same with the same seed", () => {
    const { report, steps } = finished(sampleDocument(), 40);
    expect(steps).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    expect(report.endings.reduce((sum, { count }) => sum + count, 0)).toBe(40);
    expect(report.coverage.states["state-start"]).toBe(40);
    expect(finished(sampleDocument(), 40).report).toEqual(report);
    expect(finished(sampleDocument(), 40, "other").report).not.toEqual(report);
  });

  test("call and are called, in every language", () => {
    const { report } = finished(loan, 60);
    const spoken = report.troubles.map(({ example }) => example);
    expect(new Set(spoken.map(({ direction }) => direction)).size).toBe(2);
  });

  test("get stuck at places that are found in the test console by playing what they said", async () => {
    const { report } = finished(loan, 120);
    expect(report.troubles.length).toBeGreaterThan(2);
    for (const { kind, state, example } of report.troubles) {
      if (kind === "endless") continue;
      const session = new TestSession();
      await session.play(loan, playbackOf(loan, example));
      const { exchanges, failure } = session.store.getState();
      expect(failure).toBeNull();
      const stuck = exchanges.flatMap(({ decisions }) => decisions).filter(({ cause }) => cause === kind);
      expect(
        stuck.map(({ from }) => from),
        `${kind} at ${state}, ${example.seed}`,
      ).toContain(state);
      session.stop();
    }
  });

  test("who go in circles are told apart from those who ended", () => {
    const document = structuredClone(sampleDocument());
    for (const state of Object.values(document.states)) {
      if (state.kind !== "choice") continue;
      for (const way of Object.values(state.transitions))
        way.to = Object.keys(document.states).find((id) => document.states[id] === state)!;
    }
    const { report } = finished(document, 20);
    const [{ kind, count } = { kind: null, count: 0 }] = report.troubles.filter((trouble) => trouble.kind === "endless");
    expect(kind).toBe("endless");
    expect(report.endings.find(({ outcome }) => outcome === null)?.count).toBe(count);
  });

  test("speak in words of the agent's own examples", () => {
    const { report } = finished(loan, 120);
    const words = report.troubles.flatMap(({ example }) =>
      example.turns.flatMap((turn) => ("silence" in turn ? [] : [turnWords(loan, turn, example.language)])),
    );
    expect(words.length).toBeGreaterThan(10);
    const ids = Object.keys(loan.intents);
    expect(words.filter((text) => ids.includes(text))).toEqual([]);
  });
});
