import { describe, expect, it } from "vitest";
import { Conversation } from "./simulation/conversation.ts";
import { loan } from "./testing/loan.ts";
import { acts, given, said, slots } from "./testing/say.ts";
import type { StepResult } from "./types.ts";

describe("the main line", () => {
  it("[E1] starts, asks, decides, calls tools and ends", () => {
    const call = new Conversation(loan());
    expect(said(call.last)).toEqual(["hello", "askNeed"]);
    expect(said(call.say("transfer", { options: [{ option: "transfer", score: 0.9 }] }))).toEqual(["askAmount"]);
    expect(said(call.say("7 lakh", slots(given("amount", 700000))))).toEqual(["askCity"]);
    expect(said(call.say("Pune", slots(given("city", "Pune"))))).toEqual(["askLender"]);
    let result: StepResult = call.say("none", acts("refuse"));
    expect(said(result)).toEqual(["reply:refused-optional", "bigLine", "hold"]);
    expect(call.state).toBe("save");
    expect(call.snapshot.status).toBe("busy");
    const [tool] = call.open("call-tool");
    expect(tool).toMatchObject({ tool: "savings", args: { amount: 700000 } });
    result = call.send({ type: "tool-finished", effect: tool!.id, outcome: "success", result: { saving: 12000 } });
    expect(said(result)).toEqual(["quoteLine", "askMay"]);
    expect(said(call.say("yes", acts("yes")))).toEqual(["askDay"]);
    expect(said(call.say("monday", slots(given("day", "2025-11-24"))))).toEqual(["askPhone"]);
    expect(said(call.say("98…", slots(given("phone", "9876543210"))))).toEqual(["confirmVisit"]);
    call.say("yes", acts("yes"));
    const [book] = call.open("call-tool");
    expect(said(call.send({ type: "tool-finished", effect: book!.id, outcome: "success", result: { reference: "R1" } }))).toEqual([
      "askMore",
    ]);
    result = call.say("that is all", {});
    expect(said(result)).toEqual(["thanks"]);
    expect(result.effects.at(-1)).toMatchObject({ type: "hang-up", outcome: "won" });
    expect(call.snapshot.status).toBe("ended");
  });
});
