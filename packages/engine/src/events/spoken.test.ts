import { describe, expect, it } from "vitest";
import { emptyHeard } from "../heard.ts";
import { Conversation } from "../simulation/conversation.ts";
import { loan } from "../testing/loan.ts";
import { given, said, slots } from "../testing/say.ts";
import type { HeardHow, Understanding } from "../types.ts";

function qualifying(): Conversation {
  const call = new Conversation(loan());
  call.say("transfer", { options: [{ option: "transfer", score: 0.9 }] });
  call.deliver();
  return call;
}

/** Words with how well they were heard. */
function speaks(call: Conversation, text: string, understanding: Partial<Understanding>, how: HeardHow) {
  const turn = call.snapshot.turn + 1;
  call.deliver();
  call.send({ type: "utterance", turn, text, via: "voice", ...how });
  const understood = { ...emptyHeard().understanding, by: "test", language: { tag: "en", score: 1 }, ...understanding };
  return call.send({ type: "understood", turn, understanding: understood });
}

const amount = slots(given("amount", 500_000));

describe("spoken events", () => {
  it("[E9] a sound lets quiet count anew, and says nothing", () => {
    const call = qualifying();
    call.silence();
    call.silence();
    expect(call.snapshot.memory.quiet).toBe(2);
    call.deliver();
    const result = call.send({ type: "sound", what: "sound" });
    expect(call.snapshot.memory.quiet).toBe(0);
    expect(said(result)).toEqual([]);
    expect(result.effects.map(({ type }) => type)).toEqual(["clear-timer", "listen", "set-timer"]);
    expect(result.effects.at(-1)).toMatchObject({ afterMs: 8_000, purpose: "silence" });
  });

  it("[E9] noise is asked about once, and waited through; a failed hearing is said", () => {
    const call = qualifying();
    expect(said(call.send({ type: "sound", what: "noise" }))).toEqual(["reply:noisy"]);
    call.deliver();
    expect(said(call.send({ type: "sound", what: "noise" }))).toEqual([]);
    expect(said(call.send({ type: "sound", what: "unheard" }))[0]).toBe("reply:cannot-hear");
    expect(call.state).toBe("qualify");
  });

  it("[E9] while a result is awaited a sound is nothing", () => {
    const call = qualifying();
    call.say("5 lakh", slots(given("amount", 500_000), given("city", "Pune"), given("lender", "Muthoot")));
    expect(call.snapshot.status).toBe("busy");
    const result = call.send({ type: "sound", what: "unheard" });
    expect(result.effects).toEqual([]);
    expect(result.decisions).toMatchObject([{ cause: "ignored" }]);
  });

  it("[E10] what is heard too badly is not acted on, and asked for again", () => {
    const call = qualifying();
    const result = speaks(call, "5 lakh", amount, { confidence: 0.59 });
    expect(call.snapshot.slots["amount"]).toBeUndefined();
    expect(said(result)[0]).toBe("reply:say-again");
    expect(result.decisions).toMatchObject([{ rule: "C9" }]);
    speaks(call, "6 lakh", slots(given("amount", 600_000)), { confidence: 0.6 });
    expect(call.snapshot.slots["amount"]?.value).toBe(600_000);
  });

  it("[E10] twice in a row, then another way is offered; a clear turn begins the count anew", () => {
    const call = qualifying();
    const times = ["a", "b", "c"].map((text) => said(speaks(call, text, {}, { confidence: 0.2 }))[0]);
    expect(times).toEqual(["reply:say-again", "reply:say-again", "reply:gap-again"]);
    expect(call.snapshot.memory.aside?.kind).toBe("call-back");
    const again = qualifying();
    speaks(again, "a", {}, { confidence: 0.2 });
    speaks(again, "hello", { acts: [{ act: "hello", score: 0.9 }] }, {});
    expect(said(speaks(again, "b", {}, { confidence: 0.2 }))[0]).toBe("reply:say-again");
    expect(said(speaks(again, "c", {}, { confidence: 0.2 }))[0]).toBe("reply:say-again");
  });

  it("[E10] the same words once more are hers", () => {
    const call = qualifying();
    speaks(call, "5 lakh", amount, { confidence: 0.3 });
    speaks(call, "5 lakh", amount, { confidence: 0.3 });
    expect(call.snapshot.slots["amount"]?.value).toBe(500_000);
  });

  it("[E10] sound missing in the middle is a line that breaks up: what was heard is said back, and the gap asked for", () => {
    const call = qualifying();
    const result = speaks(call, "5 lakh", amount, { broken: true });
    expect(result.decisions.some(({ rule }) => rule === "V42")).toBe(true);
    expect(said(result)).toContain("reply:gap");
    expect(call.snapshot.slots["amount"]?.value).toBe(500_000);
  });

  it("[E11] back on the line she hears so, then what nobody reported as heard; where there is none, the open question", () => {
    const call = qualifying();
    const asked = said(call.send({ type: "came-back" }));
    expect(asked[0]).toBe("reply:line-back");
    expect(asked.length).toBe(2);
    const again = new Conversation(loan());
    again.say("transfer", { options: [{ option: "transfer", score: 0.9 }] });
    const unsaid = again.open("speak").flatMap(({ utterances }) => utterances.map(({ text }) => text));
    expect(unsaid.length).toBeGreaterThan(0);
    const result = again.send({ type: "came-back" });
    const words = result.effects.flatMap((effect) => (effect.type === "speak" ? effect.utterances.map(({ text }) => text) : []));
    expect(words.slice(1)).toEqual(unsaid);
    expect(again.open("speak")).toHaveLength(1);
    expect(result.decisions).toMatchObject([{ rule: "C10" }]);
  });

  it("[E11] while a result is awaited it goes on being awaited", () => {
    const call = qualifying();
    call.say("5 lakh", slots(given("amount", 500_000), given("city", "Pune"), given("lender", "Muthoot")));
    call.deliver();
    const result = call.send({ type: "came-back" });
    expect(said(result)).toEqual(["reply:line-back"]);
    expect(call.snapshot.status).toBe("busy");
  });
});
