import { describe, expect, it } from "vitest";
import { Conversation } from "./simulation/conversation.ts";
import { answerEffects } from "./simulation/fallbacks.ts";
import { step } from "./step.ts";
import { loan } from "./testing/loan.ts";
import { acts, given, said, slots, types } from "./testing/say.ts";

function qualifying(): Conversation {
  const call = new Conversation(loan());
  call.say("transfer", { options: [{ option: "transfer", score: 0.9 }] });
  return call;
}

/** Stands where the savings are being looked up. */
function looking(): Conversation {
  const call = qualifying();
  call.say("5 lakh", slots(given("amount", 500_000), given("city", "Pune"), given("lender", "Muthoot")));
  call.deliver();
  return call;
}

describe("events and effects", () => {
  it("[E1] what is known of the caller fills the details that name an attribute, of the right type only", () => {
    const known = new Conversation(loan(), { attributes: { name: "Asha", amount: 5 } });
    expect(known.snapshot.slots["name"]).toMatchObject({ value: "Asha", source: "attribute", confirmed: false });
    expect(known.snapshot.slots["amount"]).toBeUndefined();
    expect(new Conversation(loan(), { attributes: { name: 7 } }).snapshot.slots["name"]).toBeUndefined();
  });

  it("[E1] begins once", () => {
    const call = qualifying();
    const again = call.send({
      type: "conversation-started",
      seed: "x",
      timezone: "Asia/Kolkata",
      channel: "chat",
      direction: "inbound",
      attributes: {},
      program: "p",
    });
    expect(again.decisions).toMatchObject([{ cause: "ignored" }]);
    expect(call.state).toBe("qualify");
  });

  it("[E2] nothing is decided before it is understood, and then once", () => {
    const call = qualifying();
    call.deliver();
    const heard = call.send({ type: "utterance", turn: 2, text: "5 lakh", via: "text" });
    expect(types(heard)).toEqual(["clear-timer"]);
    expect(heard.decisions).toEqual([]);
    const understanding = {
      by: "",
      language: { tag: "en", score: 1 },
      acts: [],
      intents: [],
      answers: [],
      options: [],
      question: false,
      segments: [],
      slots: [given("amount", 500_000)],
    };
    expect(said(call.send({ type: "understood", turn: 2, understanding }))).toEqual(["askCity"]);
    const twice = call.send({ type: "understood", turn: 2, understanding: { ...understanding, slots: [given("amount", 1)] } });
    expect(twice.effects).toEqual([]);
    expect(twice.decisions).toMatchObject([{ cause: "ignored" }]);
    expect(call.snapshot.slots["amount"]?.value).toBe(500_000);
    expect(call.send({ type: "understood", turn: 9, understanding }).decisions).toMatchObject([{ cause: "ignored" }]);
    expect(call.send({ type: "utterance", turn: 2, text: "late", via: "text" }).decisions).toMatchObject([{ cause: "ignored" }]);
  });

  it("[E3] effects are numbered in order, and speech nobody reported on does not pile up", () => {
    const call = qualifying();
    const ids = call.log.flatMap(({ effects }) => effects.map(({ id }) => Number(id.slice(1))));
    expect(ids).toEqual(ids.map((_, at) => at + 1));
    for (let turn = 0; turn < 12; turn++) call.say(`mumble ${turn}`, acts("robot"), { over: true });
    expect(call.open("speak").length).toBeLessThanOrEqual(2);
  });

  it("[E4] a result that is late, doubled or of the wrong kind changes nothing", () => {
    const call = looking();
    const [tool] = call.open("call-tool");
    expect(tool).toBeDefined();
    const wrong = call.send({ type: "scheduled", effect: tool!.id, outcome: "scheduled" });
    expect(wrong.decisions).toMatchObject([{ cause: "ignored" }]);
    call.send({ type: "tool-finished", effect: tool!.id, outcome: "success", result: { saving: 9 } });
    expect(call.state).toBe("may");
    const before = call.snapshot;
    const late = call.send({ type: "tool-finished", effect: tool!.id, outcome: "success", result: { saving: 10 } });
    expect(late.decisions).toMatchObject([{ cause: "ignored" }]);
    expect(late.effects).toEqual([]);
    expect({ ...call.snapshot, at: 0 }).toEqual({ ...before, at: 0 });
  });

  it("[E5] words come before whatever else is asked for", () => {
    const call = looking();
    const asking = call.log.find(({ effects }) => effects.some(({ type }) => type === "call-tool"));
    expect(types(asking!)).toEqual(["speak", "call-tool", "set-timer"]);
    expect(said(asking!)).toEqual(["smallLine", "hold"]);
  });

  it("[E6] waiting for the caller is words, listen, and a silence timer", () => {
    const call = qualifying();
    expect(types(call.last)).toEqual(["speak", "listen", "set-timer"]);
    expect(call.last.effects.at(-2)).toMatchObject({ expects: { slots: ["amount", "city", "lender"] } });
    expect(call.snapshot.memory.timer).toBe(call.last.effects.at(-1)?.id);
  });

  it("[E7] a write carries the same key for the same thing, and another for another", () => {
    const keys = ["2025-11-24", "2025-11-24", "2025-11-25"].map((day) => {
      const call = looking();
      answerEffects(call, () => ({ outcome: "success", result: { saving: 9 } }));
      call.say("yes", acts("yes"));
      call.say("then", slots(given("day", day), given("phone", "9876543210")));
      call.say("yes", acts("yes"));
      return call.open("call-tool")[0]?.idempotencyKey;
    });
    expect(keys[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[0]);
  });

  it("[E8] after the end nothing happens", () => {
    const call = qualifying();
    call.say("bye", acts("goodbye"));
    const after = step(call.program, call.snapshot, { at: 1, type: "utterance", turn: 9, text: "hello?", via: "text" });
    expect(after.snapshot).toBe(call.snapshot);
    expect(after.decisions).toMatchObject([{ cause: "ignored" }]);
  });

  it("[L6] a line that is gone ends with what was reached", () => {
    const call = qualifying();
    const { effects } = call.send({ type: "hung-up", by: "caller" });
    expect(effects).toEqual([]);
    expect(call.snapshot).toMatchObject({ status: "ended", outcome: "rest", open: {} });
  });
});
