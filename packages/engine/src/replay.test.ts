import { describe, expect, it } from "vitest";
import { replay } from "./replay.ts";
import { Conversation } from "./simulation/conversation.ts";
import { loan, loanParts } from "./testing/loan.ts";
import { line } from "./testing/agent.ts";

const amount = (value: number) => ({ slots: [{ slot: "amount", value, words: String(value), score: 0.9, anchored: true }] });
const text = (slot: string, value: string) => ({ slots: [{ slot, value, words: value, score: 0.9, anchored: true }] });

function call(program = loan()): Conversation {
  const conversation = new Conversation(program);
  conversation.say("transfer", { options: [{ option: "transfer", score: 0.9 }] });
  conversation.say("7 lakh", amount(700_000));
  conversation.say("Pune", text("city", "Pune"));
  conversation.say("Muthoot", text("lender", "Muthoot"));
  conversation.deliver();
  const [tool] = conversation.open("call-tool");
  if (tool) conversation.send({ type: "tool-finished", effect: tool.id, outcome: "success", result: { saving: 9000 } });
  return conversation;
}

describe("replay", () => {
  it("[R3] finds nothing on the same program", () => {
    const { log, snapshot } = call();
    const report = replay(loan(), log, { mode: "recorded" });
    expect(report).toMatchObject({ same: true, firstDifference: null, stoppedAt: null, turns: 4 });
    expect(report.snapshot).toEqual(snapshot);
  });

  it("[R3] tells the first turn at which the words differ, and goes on", () => {
    const { log } = call();
    const changed = loan({ lines: { bigLine: line("Another line") } });
    const report = replay(changed, log, { mode: "recorded" });
    expect(report.firstDifference).toMatchObject({ turn: 4, kind: "words" });
    expect(report.stoppedAt).toBeNull();
    expect(report.steps.at(-1)).toMatchObject({ state: "may", isLive: false });
  });

  it("[R3] stops where something else would be asked for, or goes on marked", () => {
    const { log } = call();
    const { save } = loanParts.states;
    if (save?.kind !== "tool") throw new Error("The test agent has no savings tool.");
    const states = {
      ...loanParts.states,
      save: { ...save, calls: { one: { tool: "savings", order: "a", args: { amount: "amount + 1" }, save: { saving: "result.saving" } } } },
    };
    const changed = loan({ states });
    const stopped = replay(changed, log, { mode: "recorded" });
    expect(stopped.firstDifference).toMatchObject({ turn: 4, kind: "request" });
    expect(stopped.stoppedAt).toBe(stopped.firstDifference?.index);
    expect(stopped.steps.at(-1)?.state).toBe("save");
    const gone = replay(changed, log, { mode: "recorded", atDifference: "continue" });
    expect(gone.stoppedAt).toBeNull();
    expect(gone.steps.at(-1)?.isLive).toBe(true);
    // The result of the log answers a request that was not made here: the replay still waits.
    expect(gone.snapshot?.status).toBe("busy");
  });

  it("[R3] tells another path even when the words are the same", () => {
    const { log } = call();
    const { size } = loanParts.states;
    if (size?.kind !== "branch") throw new Error("The test agent has no branch.");
    const lines = { bigLine: line("Same"), smallLine: line("Same") };
    const before = call(loan({ lines }));
    const swapped = loan({
      lines,
      states: { ...loanParts.states, size: { ...size, transitions: { only: { to: "small", order: "a", when: { kind: "else" } } } } },
    });
    expect(replay(swapped, before.log, { mode: "recorded" }).firstDifference).toMatchObject({ turn: 4, kind: "path" });
    expect(log.length).toBeGreaterThan(0);
  });

  it("[R3] can understand the words again", () => {
    const { log } = call();
    const report = replay(loan(), log, {
      mode: "again",
      understand: ({ wants, text: words }) => ({
        by: "again",
        language: { tag: wants.language, score: 1 },
        acts: [],
        intents: [],
        answers: [],
        options: words === "transfer" ? [{ option: "transfer", score: 1 }] : [],
        slots: [],
        question: false,
        segments: [],
      }),
    });
    expect(report.firstDifference?.turn).toBe(2);
  });
});
