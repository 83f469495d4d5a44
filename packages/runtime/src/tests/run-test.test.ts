import type { AgentDocument, AgentTest } from "@vaarta/flow";
import { sampleAgent, scriptedUnderstander, understood } from "@vaarta/testing";
import { describe, expect, it } from "vitest";
import { testFromLog } from "./record-test.ts";
import { rehearse } from "./rehearsal.ts";
import { runAllTests, runTest } from "./run-test.ts";
import { compile } from "@vaarta/flow";

const understander = () =>
  scriptedUnderstander({
    "five lakh": understood({ slots: { amount: 500_000 } }),
    monday: understood({ slots: { day: "2027-01-18" } }),
  });
const document = sampleAgent();
const journey: AgentTest = {
  name: "Books a visit",
  caller: {},
  turns: [{ caller: "five lakh" }, { caller: "monday" }],
  expect: {
    reached: { offer: true, sorry: false },
    slots: { amount: 500_000, reference: "K7PQ2M" },
    outcome: "booked",
    said: { offer: true, unsure: false },
    words: [
      { text: "it is BOOKED", said: true },
      { text: "percent", said: false },
    ],
  },
};
const run = (test: AgentTest, agent: AgentDocument = document) => runTest(agent, test, { understander: understander() });

describe("a saved test", () => {
  it("passes when everything expected came", async () => {
    const result = await run(journey);
    expect(result.failures).toEqual([]);
    expect(result).toMatchObject({ passed: true, outcome: "booked" });
    expect(result.taken.map(({ state }) => state)).toEqual(["begin", "amount", "quote", "offer", "day", "book"]);
    expect(result.transcript[0]).toEqual({ who: "agent", text: "Hello.", source: { line: "greeting", variant: "all" } });
  });

  it("gives the same result every time", async () => {
    expect(await run(journey)).toEqual(await run(journey));
  });

  it("says of each expectation that failed what came instead", async () => {
    const wrong: AgentTest["expect"] = {
      reached: { offer: false, sorry: true },
      slots: { amount: 1, day: null },
      outcome: "lost",
      said: { offer: false, unsure: true },
      words: [{ text: "percent", said: true }],
    };
    const { passed, failures } = await run({ ...journey, expect: wrong });
    expect(passed).toBe(false);
    expect(failures.map(({ message }) => message)).toEqual([
      "The state “Offer” was reached, and must not be.",
      "The state “Sorry” was not reached.",
      "Amount is 500000, not 1.",
      'Day is "2027-01-18", not not known.',
      "It ended as “Booked”, not as “Lost”.",
      "The line “offer” was said, and must not be.",
      "The line “unsure” was not said.",
      "“percent” was not said.",
    ]);
  });

  it("lets a tool answer as the test says, wherever the turn stands", async () => {
    const failing: AgentTest = {
      ...journey,
      turns: [...journey.turns, { tool: "quote", outcome: "failure" }],
      expect: { reached: { sorry: true }, outcome: "booked" },
    };
    expect((await run(failing)).failures).toEqual([]);
    const unknown: AgentTest = {
      ...journey,
      turns: [{ tool: "book", outcome: "unknown" }, ...journey.turns],
      expect: { outcome: "unsure" },
    };
    expect((await run(unknown)).failures).toEqual([]);
  });

  it("lets silence and slow tools pass in no time", async () => {
    const slow = sampleAgent((agent) => {
      const { quote } = agent.tools;
      if (quote) quote.samples = { slow: { name: "Slow", kind: "slow", delayMs: 3_000, result: { saving: 7 } } };
    });
    const test: AgentTest = {
      ...journey,
      turns: [{ silence: true }, { silence: true }, { tool: "quote", outcome: "slow" }, ...journey.turns],
      expect: { slots: { saving: 7 } },
    };
    const result = await run(test, slow);
    expect(result.failures).toEqual([]);
    const times = result.events.map(({ event }) => event.at - (result.events[0]?.event.at ?? 0));
    expect(times.at(-1)).toBe(15_000 + 3_000);
  });

  it("stops where the conversation has ended", async () => {
    const { failures } = await run({ ...journey, turns: [...journey.turns, { caller: "five lakh" }] });
    expect(failures).toContainEqual({ expectation: "turn", id: "3", message: "The conversation had ended before turn 3 of the test." });
  });

  it("never throws for what a test can get wrong", async () => {
    expect((await runTest(document, "nowhere")).failures[0]?.message).toContain("no test");
    expect((await run({ ...journey, caller: { at: "tomorrow" } })).failures[0]?.message).toContain("not a date");
  });

  it("runs with all others, and one that fails spoils no other", async () => {
    const all = sampleAgent((agent) => {
      agent.tests = { good: journey, bad: { ...journey, name: "Never", expect: { outcome: "lost" } }, last: journey };
    });
    const seen: string[] = [];
    const { passed, failed } = await runAllTests(all, { understander: understander(), onResult: ({ id }) => seen.push(id) });
    expect([passed, failed, seen]).toEqual([2, 1, ["good", "bad", "last"]]);
  });
});

describe("a run saved as a test", () => {
  it("passes on the same agent, and fails on one that changed its mind", async () => {
    const rehearsal = rehearse({
      program: compile(document),
      at: Date.parse("2027-01-15T10:30:00+05:30"),
      seed: "s",
      understander: understander(),
      chooseSample: (tool) => (tool === "quote" ? "failure" : undefined),
    });
    await rehearsal.begin();
    await rehearsal.beSilent();
    await rehearsal.say("five lakh");
    await rehearsal.say("monday");
    const test = testFromLog(document, rehearsal.transport.events, rehearsal.driver.snapshot, "Saved");
    await rehearsal.end();
    expect(test.turns).toEqual([
      { silence: true },
      { caller: "five lakh" },
      { tool: "quote", outcome: "failure" },
      { caller: "monday" },
      { tool: "book", outcome: "success" },
    ]);
    expect(test.expect).toEqual({ reached: { booked: true }, slots: { amount: 500_000, day: "2027-01-18" }, outcome: "booked" });
    expect((await run(test)).failures).toEqual([]);
    const other = sampleAgent((agent) => {
      const way = agent.states.book?.transitions.done;
      if (way) way.to = "lost";
    });
    expect((await run(test, other)).passed).toBe(false);
  });
});
