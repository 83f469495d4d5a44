import { compile, type AgentDocument } from "@vaarta/flow";
import { ConversationDriver, sampleAgent, scriptedUnderstander, understood } from "@vaarta/testing";
import { describe, expect, it } from "vitest";
import type { Parts } from "./ports.ts";
import type { StoredEvent } from "./ports.ts";

const end = { flow: "main", kind: "end", name: "End", outcome: "lost", transitions: {} } as const;
const to = (state: string, outcome: string, order = "a") => ({ to: state, order, when: { kind: "outcome" as const, outcome } });

/** The greeting, then one state of a kind whose part may be missing, then the end. */
function agentWith(change: (document: AgentDocument) => void): AgentDocument {
  return sampleAgent((document) => {
    document.states.done = end;
    change(document);
    const first = document.states.begin?.transitions.next;
    if (first) first.to = "special";
  });
}

const agents = {
  split: agentWith((document) => {
    document.experiments.opening = { name: "Opening", variants: { a: { name: "A", order: "a", weight: 0.5 }, b: { name: "B", order: "b", weight: 0.5 } }, fallback: "a" };
    document.states.special = { kind: "split", name: "Split", flow: "main", experiment: "opening", transitions: {
      a: { to: "done", order: "a", when: { kind: "variant", variant: "a" } },
      b: { to: "amount", order: "b", when: { kind: "variant", variant: "b" } },
    } };
  }),
  converse: agentWith((document) => {
    document.states.special = { kind: "converse", name: "Talk", flow: "main", goal: "Learn the amount.", asks: { amount: { slot: "amount", order: "a", confirm: "never" } }, exits: {}, maxTurns: 4, fallback: "askAmount", transitions: { done: to("done", "exhausted") } };
  }),
  schedule: agentWith((document) => {
    document.states.special = { kind: "schedule", name: "Call back", flow: "main", reason: "asked for it", transitions: { done: to("done", "scheduled"), failed: to("amount", "failed", "b") } };
  }),
  transfer: agentWith((document) => {
    document.desk.personAvailable = true;
    document.states.special = { kind: "transfer", name: "Hand over", flow: "main", to: { kind: "person", name: "Desk" }, transitions: { failed: to("done", "failed"), done: to("amount", "connected", "b") } };
  }),
}; // prettier-ignore

async function run(agent: AgentDocument, parts: Parts = {}): Promise<StoredEvent["event"][]> {
  const understander = scriptedUnderstander({ hello: understood({ acts: [{ act: "greeting", score: 1 }] }) });
  const story = await new ConversationDriver(compile(agent), { parts, understander }).begins();
  return (await story.log()).map(({ event }) => event);
}

describe("a part that is missing", () => {
  it("answers unavailable, and the conversation takes its declared fallback", async () => {
    expect(await run(agents.split)).toContainEqual(expect.objectContaining({ type: "variant-assigned", outcome: "unavailable" }));
    expect((await run(agents.split)).filter(({ type }) => type === "variant-assigned")).toHaveLength(1);
    const talk = new ConversationDriver(compile(agents.converse));
    await talk.begins();
    talk.hasHeard("askAmount");
  });

  it("keeps a promised call back in the log all the same", async () => {
    expect(await run(agents.schedule)).toContainEqual(expect.objectContaining({ type: "scheduled", outcome: "scheduled" }));
  });

  it("cannot hand over", async () => {
    expect(await run(agents.transfer)).toContainEqual(expect.objectContaining({ type: "transferred", outcome: "failed" }));
  });
});

describe("a part that is there", () => {
  it("answers, and one that throws is as good as missing", async () => {
    const assigned = await run(agents.split, { assignVariant: () => Promise.resolve({ outcome: "assigned", variant: "b" }) });
    expect(assigned).toContainEqual(expect.objectContaining({ type: "variant-assigned", outcome: "assigned", variant: "b" }));
    const broken = await run(agents.split, { assignVariant: () => Promise.reject(new Error("down")) });
    expect(broken).toContainEqual(expect.objectContaining({ type: "variant-assigned", outcome: "unavailable" }));
    const unsaid = await run(agents.schedule, { schedule: () => Promise.reject(new Error("down")) });
    expect(unsaid).toContainEqual(expect.objectContaining({ type: "scheduled", outcome: "failed" }));
  });
});
