import { readFileSync } from "node:fs";
import { lint, type AgentDocument, type Issue } from "@vaarta/flow";
import { describe, expect, test } from "vitest";
import { findPlay } from "./find-play.ts";

const text = readFileSync(new URL("../../../../domains/gold-loan/agent.json", import.meta.url), "utf8");
const noon = Date.UTC(2026, 0, 5, 6, 30);

/** The agent with every way out of a state gone, and the error this makes. */
function broken(stateName: string): { document: AgentDocument; issue: Issue } {
  const document = JSON.parse(text) as AgentDocument;
  const [id, state] = Object.entries(document.states).find(([, { name }]) => name === stateName)!;
  state.transitions = {};
  const issue = lint(document).find(({ code, state: at }) => at === id && code === "no-way-out");
  expect(issue?.witness, stateName).toBeDefined();
  return { document, issue: issue! };
}

describe("a problem's path as a conversation", () => {
  test.each(["Is it the customer?", "What does she call about?", "Why not?", "Says the saving", "Gold is safe", "Will she come?"])(
    "comes to %s",
    async (name) => {
      const { document, issue } = broken(name);
      const play = await findPlay(document, issue.witness!, noon);
      expect(play.reached).toBe(issue.witness!.length);
    },
  );

  test("shows what the caller does where the way out is missing", async () => {
    const { document } = broken("Why not?");
    const [id, state] = Object.entries(document.states).find(([, { name }]) => name === "Why not?")!;
    if (state.kind !== "choice") throw new Error("Why not? asks to choose.");
    const [option] = Object.keys(state.options);
    state.attempts = 2;
    const path = [...(lint(document).find(({ state: at }) => at === id)?.witness ?? [])];
    const without = await findPlay(document, path, noon);
    const failing = await findPlay(document, path, noon, { kind: "outcome", outcome: "failed" });
    expect(failing.inputs.slice(without.inputs.length)).toEqual(Array.from({ length: 2 }, () => ({ kind: "say", text: "xyzzy" })));
    const choosing = await findPlay(document, path, noon, { kind: "option", option: option! });
    expect(choosing.inputs).toHaveLength(without.inputs.length + 1);
  });

  test("stops where it finds no words that lead on", async () => {
    const { document, issue } = broken("Says the saving");
    const unreached = [...issue.witness!, { state: "st_nowhere" }];
    const play = await findPlay(document, unreached, noon);
    expect(play.reached).toBe(issue.witness!.length);
    expect(play.inputs.length).toBeGreaterThan(0);
  });
});
