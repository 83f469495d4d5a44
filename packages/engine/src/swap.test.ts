import { describe, expect, it } from "vitest";
import { Conversation } from "./simulation/conversation.ts";
import { loan, loanParts } from "./testing/loan.ts";
import type { Parts } from "./testing/agent.ts";
import { wants } from "./wants.ts";

const amount = { slots: [{ slot: "amount", value: 500_000, words: "5", score: 0.9, anchored: true }] };

function without(...gone: string[]): Parts["states"] {
  return Object.fromEntries(Object.entries(loanParts.states).filter(([id]) => !gone.includes(id)));
}

function qualifying(): Conversation {
  const conversation = new Conversation(loan());
  conversation.say("transfer", { options: [{ option: "transfer", score: 0.9 }] });
  conversation.say("5 lakh", amount);
  return conversation;
}

function move(conversation: Conversation, parts: Partial<Parts>) {
  const program = loan(parts);
  conversation.program = program;
  return conversation.send({ type: "program-swapped", from: conversation.snapshot.program, to: program.hash });
}

describe("moving a conversation to another program", () => {
  it("[R4] says nothing where the state is in both, and asks nothing twice", () => {
    const conversation = qualifying();
    const { effects, decisions } = move(conversation, { description: "another" });
    expect(effects).toEqual([]);
    expect(decisions).toMatchObject([{ cause: "swap", rule: "V33", from: "qualify", to: "qualify" }]);
    expect(wants(conversation.program, conversation.snapshot).asked).toBe("city");
  });

  it("[R4] goes to the declared replacement, where what is known is not asked again", () => {
    const conversation = qualifying();
    const { qualify } = loanParts.states;
    if (!qualify) throw new Error("The test agent collects nothing.");
    const states = { ...without("qualify"), ask2: qualify };
    const { decisions } = move(conversation, { states, replacedBy: { qualify: "ask2" } });
    expect(decisions.at(-1)?.cause).not.toBe("stall");
    expect(conversation.state).toBe("ask2");
    expect(wants(conversation.program, conversation.snapshot).asked).toBe("city");
    expect(conversation.snapshot.slots["amount"]?.value).toBe(500_000);
  });

  it("[R4] comes back to the nearest surviving frame", () => {
    const conversation = qualifying();
    conversation.say("too dear", { intents: [{ intent: "tooDear", score: 0.9 }] });
    expect(conversation.state).toBe("dearAsk");
    move(conversation, { states: without("dearAsk") });
    expect(conversation.state).toBe("qualify");
    expect(conversation.snapshot.stack).toHaveLength(1);
  });

  it("[R4] goes to the last visited state that survives, else to the start, with slots kept", () => {
    const visited = qualifying();
    move(visited, { states: without("qualify") });
    expect(visited.state).toBe("need");
    expect(visited.snapshot.slots["amount"]?.value).toBe(500_000);

    const nowhere = qualifying();
    const { begin, ...others } = loanParts.states;
    if (!begin || !others["need"]) throw new Error("The test agent has no start.");
    const states = { begin2: begin, need2: others["need"], sorry: others["sorry"]!, begin3: begin };
    move(nowhere, {
      states: { ...states, begin2: { ...begin, transitions: { t: { to: "need2", order: "a", when: { kind: "else" } } } } },
      flows: { main: { name: "Loan", kind: "main", entry: "begin2" } },
    });
    expect(nowhere.state).toBe("need2");
    expect(nowhere.snapshot.slots["amount"]?.value).toBe(500_000);
  });

  it("[R4] cancels the timers and effects of what is gone", () => {
    const conversation = qualifying();
    conversation.say("Pune", { slots: [{ slot: "city", value: "Pune", words: "Pune", score: 0.9, anchored: true }] });
    conversation.say("no", { acts: [{ act: "refuse", score: 0.9 }] });
    const [tool] = conversation.open("call-tool");
    move(conversation, { states: without("save"), replacedBy: { save: "may" } });
    expect(conversation.open("call-tool")).toEqual([]);
    const late = conversation.send({ type: "tool-finished", effect: tool!.id, outcome: "success", result: { saving: 1 } });
    expect(late.decisions).toMatchObject([{ cause: "ignored" }]);
    expect(conversation.snapshot.slots["saving"]).toBeUndefined();
  });
});
