import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { documentSchema, testSchema, type AgentTest } from "@vaarta/flow";
import { describe, expect, it } from "vitest";

const folder = path.join(import.meta.dirname, "conversations");
const varieties = ["bn", "en", "hi", "hx", "mr"];
const agent = documentSchema.parse(JSON.parse(readFileSync(path.join(import.meta.dirname, "../domains/gold-loan/agent.json"), "utf8")));

describe("the written conversations", () => {
  it("come in five varieties, a third of each kept aside", () => {
    for (const part of [folder, path.join(folder, "aside")])
      expect(
        readdirSync(part)
          .filter((file) => file.endsWith(".json"))
          .toSorted(),
      ).toEqual(varieties.map((variety) => `${variety}.json`));
    for (const variety of varieties) {
      const shown = Object.keys(read(variety));
      const aside = Object.keys(read(`aside/${variety}`));
      expect(aside).toEqual([3, 6, 9, 12].map((number) => `${variety}-${String(number).padStart(2, "0")}`));
      expect([...shown, ...aside]).toHaveLength(12);
      expect(shown.filter((id) => aside.includes(id))).toEqual([]);
    }
  });

  it("run at a fixed moment and expect what the agent has", () => {
    for (const [id, { caller, turns, expect: expected }] of everyone()) {
      expect(Number.isNaN(Date.parse(caller.at ?? "")), id).toBe(false);
      expect(turns.length, id).toBeGreaterThan(0);
      expect(agent.outcomes, id).toHaveProperty(expected.outcome ?? "none");
      for (const state of Object.keys(expected.reached ?? {})) expect(agent.states, id).toHaveProperty(state);
      for (const slot of Object.keys(expected.slots ?? {})) expect(agent.slots, id).toHaveProperty(slot);
    }
  });

  // Short answers ("yes, that is right", a city, a day) are the same in everybody's mouth.
  it("lend no sentence to the examples of the agent that they measure", () => {
    const examples = new Set([...exampleLists()].flatMap((lists) => Object.values(lists).flat().map(plain)));
    const shared = everyone().flatMap(([id, { turns }]) =>
      turns.flatMap((turn) =>
        "caller" in turn && plain(turn.caller).split(" ").length > 4 && examples.has(plain(turn.caller)) ? [`${id}: ${turn.caller}`] : [],
      ),
    );
    expect(shared).toEqual([]);
  });
});

function read(file: string): Record<string, AgentTest> {
  const entries = Object.entries(JSON.parse(readFileSync(path.join(folder, `${file}.json`), "utf8")) as Record<string, unknown>);
  return Object.fromEntries(entries.map(([id, test]) => [id, testSchema.parse(test)]));
}

function everyone(): [id: string, test: AgentTest][] {
  return varieties.flatMap((variety) => [...Object.entries(read(variety)), ...Object.entries(read(`aside/${variety}`))]);
}

function* exampleLists(): Generator<Record<string, string[]>> {
  for (const { examples } of Object.values(agent.intents)) yield examples;
  for (const { ways } of Object.values(agent.answers)) yield ways;
  for (const state of Object.values(agent.states))
    if (state.kind === "choice") for (const { examples } of Object.values(state.options)) if (examples) yield examples;
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N} ]/gu, "")
    .replaceAll(/\s+/g, " ")
    .trim();
}
