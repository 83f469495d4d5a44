import { existsSync, readdirSync, readFileSync } from "node:fs";
import { compile, parseDocument } from "@vaarta/flow";
import type { Program } from "@vaarta/flow";
import { describe, expect, it } from "vitest";
import { loan } from "../testing/loan.ts";
import { loanBindings } from "../testing/loan-bindings.ts";
import type { OffPathBindings } from "./case.ts";
import { modelCases, offPathCases } from "./cases.ts";
import { runOffPath } from "./run.ts";

const domains = new URL("../../../../domains/", import.meta.url);

describe("[O1] the off-path suite", () => {
  it("has a hundred conversations and more, and every rule that text can show", () => {
    expect(offPathCases.length).toBeGreaterThanOrEqual(100);
    const rules = new Set(offPathCases.map(({ rule }) => rule));
    expect(Array.from({ length: 52 }, (_, at) => `V${at + 1}`).filter((rule) => !rules.has(rule))).toEqual([]);
  });

  const program = loan();
  it.each(offPathCases.map((offPath) => [offPath.id, offPath] as const))("test agent: %s", (_, offPath) => {
    const { problems, unbound } = runOffPath(program, loanBindings, offPath);
    expect(problems).toEqual([]);
    expect(unbound.filter((role) => !role.startsWith("desk"))).toEqual([]);
  });
});

for (const pack of readdirSync(domains)) {
  const bindings = new URL(`${pack}/bindings.json`, domains);
  if (!existsSync(bindings)) continue;
  describe(`[O2] the off-path suite on ${pack}`, () => {
    const bound = JSON.parse(readFileSync(bindings, "utf8")) as OffPathBindings;
    const program = load(new URL(`${pack}/agent.json`, domains));
    it.each([...offPathCases, ...modelCases].map((offPath) => [offPath.id, offPath] as const))("%s", (_, offPath) => {
      expect(runOffPath(program, bound, offPath).problems).toEqual([]);
    });
  });
}

describe("[O3] a model's turn off the path", () => {
  it.each([
    ["gold-loan", []],
    // It has no worry to raise but an emergency, which is a person's.
    ["clinic-appointments", ["objection"]],
  ])("runs on %s, every case but those of a role it has not: %j", (pack, missing) => {
    const bound = JSON.parse(readFileSync(new URL(`${pack}/bindings.json`, domains), "utf8")) as OffPathBindings;
    const program = load(new URL(`${pack}/agent.json`, domains));
    const results = modelCases.map((offPath) => runOffPath(program, bound, offPath));
    expect(results.filter(({ status }) => status === "passed").length).toBeGreaterThanOrEqual(24);
    expect([...new Set(results.flatMap(({ unbound }) => unbound))]).toEqual(missing);
  });
});

function load(path: URL): Program {
  const parsed = parseDocument(readFileSync(path, "utf8"));
  if (!parsed.ok) throw new Error(`The pack does not parse: ${parsed.issues[0]?.message ?? ""}`);
  return compile(parsed.document);
}
