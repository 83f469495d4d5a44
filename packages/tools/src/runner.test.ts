import type { Tool } from "@vaarta/flow";
import { describe, expect, it } from "vitest";
import { contextOf, toolOf } from "./builtins/test-bench.ts";
import { builtins } from "./builtins/catalogue.ts";
import { schemaProblems } from "./check.ts";
import { createToolRunner } from "./runner.ts";
import { sampleRunner } from "./sample-runner.ts";

const runner = createToolRunner({ datasets: {} });
const orders: Tool = {
  name: "track_order",
  description: "",
  implementation: { kind: "none" },
  parameters: { type: "object" },
  result: { type: "object" },
  effect: "read",
  samples: {
    a: { name: "Found", kind: "success", result: { status: "shipped" } },
    b: { name: "Down", kind: "failure" },
    c: { name: "Clash", kind: "failure", outcome: "clash" },
    d: { name: "Slow", kind: "slow", delayMs: 3000, result: { status: "late" } },
  },
};

describe("tool runner", () => {
  it("names an unknown built-in, a missing dataset and a tool that is not connected", async () => {
    const finder = toolOf("branch-finder", {}, "gone");
    const strange: Tool = { ...finder, implementation: { kind: "builtin", builtin: "toString" } };
    expect(await runner.run(finder, { city: "Pune" }, contextOf())).toMatchObject({
      outcome: "failure",
      result: { error: { code: "DATASET_MISSING" } },
    });
    expect(await runner.run(strange, {}, contextOf())).toMatchObject({
      outcome: "failure",
      result: { error: { code: "BUILTIN_UNKNOWN" } },
    });
    expect(await runner.run(orders, {}, contextOf())).toMatchObject({ outcome: "failure", result: { error: { code: "NOT_CONNECTED" } } });
  });

  it("refuses a result that does not fit the tool's schema", async () => {
    const strict: Tool = { ...toolOf("savings", { our_rate: 9 }), result: { type: "object", required: ["iban"] } };
    expect(await runner.run(strict, { amount: 100_000, current_rate: 18 }, contextOf())).toMatchObject({
      outcome: "failure",
      result: { error: { code: "RESULT_INVALID" } },
    });
  });

  it("survives a schema that is none", () => {
    expect(schemaProblems({ type: "object", properties: { a: { $ref: "#/nowhere" } } }, { a: 1 })).toEqual([{ at: "", rule: "schema" }]);
    expect(schemaProblems({ type: "object", additionalProperties: false }, { a: 1 })).not.toEqual([]);
  });

  it("does nothing once the call was given up", async () => {
    const signal = AbortSignal.abort();
    await expect(runner.run(toolOf("savings", { our_rate: 9 }), { amount: 1, current_rate: 2 }, contextOf({ signal }))).rejects.toThrow();
  });

  it("lists every built-in with schemas that are themselves in order", () => {
    for (const use of builtins) expect(schemaProblems(use.parameters, {}).filter((problem) => problem.rule === "schema")).toEqual([]);
  });
});

describe("samples", () => {
  it("serve a test: the success by itself, others by id, kind or outcome", async () => {
    const answer = (choice?: string) => sampleRunner({ choose: () => choice }).run(orders, {}, contextOf({ isTest: true }));
    expect(await answer()).toEqual({ outcome: "success", result: { status: "shipped" } });
    expect(await answer("failure")).toEqual({ outcome: "failure" });
    expect(await answer("clash")).toEqual({ outcome: "clash" });
    expect(await answer("d")).toEqual({ outcome: "success", result: { status: "late" } });
    expect(await answer("timeout")).toEqual({ outcome: "timeout" });
  });

  it("never reach a real caller", async () => {
    const ended = await sampleRunner().run(orders, {}, contextOf({ isTest: false }));
    expect(ended).toMatchObject({ outcome: "failure", result: { error: { code: "SAMPLE_REFUSED" } } });
  });

  it("wait as long as a slow sample says", async () => {
    const waited: number[] = [];
    const slow = sampleRunner({ choose: () => "slow", wait: (delayMs) => Promise.resolve(void waited.push(delayMs)) });
    await slow.run(orders, {}, contextOf({ isTest: true }));
    expect(waited).toEqual([3000]);
  });
});
