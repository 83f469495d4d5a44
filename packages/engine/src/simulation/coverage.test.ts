import { describe, expect, it } from "vitest";
import { loan } from "../testing/loan.ts";
import { randomCaller, scriptedCaller } from "./callers.ts";
import { coverage } from "./coverage.ts";
import { simulate } from "./simulate.ts";

describe("simulation and coverage", () => {
  it("[S1] a scripted caller walks where she is told, and hangs up", () => {
    const run = simulate(loan(), scriptedCaller([{ options: [{ option: "transfer", score: 0.9 }] }, { silence: true }]), { seed: "s" });
    expect(run.turns).toBe(2);
    expect(run.snapshot.stack.at(-1)?.state).toBe("qualify");
    expect(run.snapshot.status).toBe("ended");
    const { states, transitions } = coverage(loan(), [run]);
    expect(states).toMatchObject({ begin: 1, need: 1, qualify: 1, won: 0 });
    expect(transitions["need"]).toEqual({ t0: 1, t1: 0, t2: 0 });
  });

  it("[S2] many random callers walk most of the agent", () => {
    const program = loan();
    const tools = () => ({ outcome: "success", result: { saving: 1, reference: "R" } });
    const runs = Array.from({ length: 200 }, (_, at) => simulate(program, randomCaller(), { seed: String(at), tools }));
    const { stateShare, transitionShare } = coverage(program, runs);
    expect(stateShare).toBeGreaterThan(0.8);
    expect(transitionShare).toBeGreaterThan(0.6);
    expect(runs.every(({ snapshot }) => snapshot.status === "ended")).toBe(true);
  });

  it("[S2] of no conversation nothing is covered", () => {
    expect(coverage(loan(), [])).toMatchObject({ stateShare: 0, transitionShare: 0 });
  });
});
