import { describe, expect, it } from "vitest";
import { Conversation } from "./simulation/conversation.ts";
import { program, ways } from "./testing/agent.ts";
import type { Parts } from "./testing/agent.ts";
import type { DialogueAct, StepResult } from "./types.ts";

const label = (text: string) => ({ label: text, sensitivity: "normal" as const });
const slot = (id: string, value: string | number, score = 0.9) => ({ slot: id, value, words: String(value), score, anchored: true });
const act = (name: DialogueAct) => ({ act: name, score: 0.9 });

function said({ effects }: StepResult): string[] {
  return effects.flatMap((effect) =>
    effect.type === "speak"
      ? effect.utterances.map(({ source }) => ("line" in source ? source.line : "reply" in source ? `reply:${source.reply}` : "generated"))
      : [],
  );
}

function agentWith(
  parts: { confirm?: "always" | "unsure"; recording?: boolean; cityRequired?: boolean; known?: Record<string, string> } = {},
): Conversation {
  const states: Parts["states"] = {
    begin: { kind: "start", name: "Start", flow: "main", transitions: ways("else>may") },
    may: {
      kind: "consent", name: "May we record?", flow: "main", purpose: "recording", question: "askMay", recording: parts.recording ?? true,
      slot: "agree", transitions: ways("outcome:given>qualify", "outcome:refused>off", "outcome:failed>off"),
    },
    off: { kind: "say", name: "Off", flow: "main", line: "offLine", transitions: ways("else>qualify") },
    qualify: {
      kind: "collect", name: "Qualify", flow: "main",
      asks: {
        a: { slot: "amount", order: "a", confirm: parts.confirm ?? "unsure" }, b: { slot: "city", order: "b", required: parts.cityRequired ?? true, attempts: 2 },
        c: { slot: "lender", order: "c" },
      },
      transitions: ways("else>won"),
    },
    won: { kind: "end", name: "Won", flow: "main", outcome: "won", transitions: {} },
  }; // prettier-ignore
  return new Conversation(
    program({
      main: "main",
      flows: { main: { name: "Main", kind: "main", entry: "begin" } },
      slots: {
        amount: { name: "amount", ...label("amount"), type: { type: "money" }, ask: "askAmount" },
        city: { name: "city", ...label("city"), type: { type: "text" }, ask: "askCity", attribute: "city" },
        lender: { name: "lender", ...label("lender"), type: { type: "text" }, ask: "askLender" },
        day: { name: "day", ...label("day"), type: { type: "date" } },
        phone: { name: "phone", ...label("phone"), type: { type: "phone" } },
        agree: { name: "agree", ...label("agreement"), type: { type: "yesno" } },
      },
      states,
    }),
    { attributes: parts.known ?? {} },
  );
}

/** The amount was heard badly and is said back. */
function unsureAmount(confirm: "always" | "unsure"): Conversation {
  const call = agentWith({ confirm });
  call.say("yes", { acts: [act("yes")] });
  expect(said(call.say("5 lakh", { slots: [slot("amount", 500_000, 0.6)] }))).toEqual(["reply:confirm-slot"]);
  return call;
}

describe("a value said back", () => {
  it("[T12] is agreed to by an answer that moves on, and not asked about again", () => {
    const call = unsureAmount("unsure");
    const result = call.say("Pune", { slots: [slot("city", "Pune")] });
    expect(said(result)).toEqual(["askLender"]);
    expect(result.decisions).toContainEqual(expect.objectContaining({ rule: "V5", note: "not objected to: amount" }));
    expect(call.snapshot.slots["amount"]).toMatchObject({ value: 500_000, confirmed: true });
    expect(call.snapshot.memory.agreed).toEqual({});
  });

  it("[T12] is asked about no more when the next one is unsure as well", () => {
    const call = unsureAmount("unsure");
    call.say("Pune", { slots: [slot("city", "Pune", 0.6)] });
    expect(call.snapshot.stack.at(-1)?.progress).toMatchObject({ confirming: "city" });
    expect(said(call.say("SBI", { slots: [slot("lender", "SBI")] }))).not.toContain("reply:confirm-slot");
    expect(call.snapshot.status).toBe("ended");
  });

  it("[T12] is agreed to as well by a detail that another state asks", () => {
    const call = unsureAmount("unsure");
    expect(said(call.say("tomorrow", { slots: [slot("day", "2027-01-16")] }))).toEqual(["askCity"]);
    expect(call.snapshot.slots["amount"]).toMatchObject({ confirmed: true });
    expect(call.snapshot.slots["day"]?.value).toBe("2027-01-16");
  });

  it("[T12] still wants its yes where one is always wanted, and after a no", () => {
    const firm = unsureAmount("always");
    firm.say("Pune", { slots: [slot("city", "Pune")] });
    expect(firm.snapshot.stack.at(-1)?.progress).toMatchObject({ confirming: "amount" });
    expect(firm.snapshot.slots["amount"]?.confirmed).toBe(false);

    const denied = unsureAmount("unsure");
    denied.say("no, Pune", { acts: [act("no")], slots: [slot("city", "Pune")] });
    expect(denied.snapshot.slots["amount"]?.confirmed).not.toBe(true);
  });
});

describe("what is said back", () => {
  it("[V5] is not asked about once more when another detail was corrected and said back", () => {
    const call = agentWith();
    call.say("yes", { acts: [act("yes")] });
    call.say("SBI", { slots: [slot("lender", "SBI")] });
    expect(said(call.say("5 lakh", { slots: [slot("amount", 500_000, 0.6)] }))).toEqual(["reply:confirm-slot"]);
    const result = call.say("yes, and not SBI but HDFC", { acts: [act("yes"), act("correction")], slots: [slot("lender", "HDFC")] });
    expect(said(result)).toEqual(["reply:corrected", "askCity"]);
  });

  it("[V35] what was known stands when she goes on to what is new", () => {
    const call = agentWith({ known: { city: "Pune" } });
    expect(said(call.say("yes", { acts: [act("yes")] }))).toEqual(["reply:known-confirm"]);
    expect(said(call.say("5 lakh", { slots: [slot("amount", 500_000)] }))).toEqual(["askLender"]);
    expect(call.snapshot.slots["city"]).toMatchObject({ value: "Pune", confirmed: true });
  });
});

describe("a detail passed over for others", () => {
  function askedForCity(cityRequired: boolean): Conversation {
    const call = agentWith({ cityRequired });
    call.say("yes", { acts: [act("yes")] });
    expect(said(call.say("5 lakh", { slots: [slot("amount", 500_000)] }))).toEqual(["askCity"]);
    expect(said(call.say("tomorrow", { slots: [slot("day", "2027-01-16")] }))).toEqual(["askCity"]);
    return call;
  }

  it("[T15] is left out after the last try where it can be done without", () => {
    const call = askedForCity(false);
    const result = call.say("98220 12345", { slots: [slot("phone", "9822012345")] });
    expect(said(result)).toEqual(["askLender"]);
    expect(result.decisions).toContainEqual(expect.objectContaining({ rule: "V16", note: "passed over: city" }));
  });

  it("[T15] is not asked for again when the state is come back to", () => {
    const call = askedForCity(false);
    call.say("98220 12345", { slots: [slot("phone", "9822012345")] });
    expect(call.snapshot.memory.counts["without:city"]).toBe(1);
    // As if a tool had sent her back: the frame begins anew.
    call.snapshot = { ...call.snapshot, stack: call.snapshot.stack.map((frame) => ({ ...frame, progress: { asking: "lender" } })) };
    expect(said(call.say("98220 12346", { slots: [slot("phone", "9822012346")] }))).toEqual(["reply:corrected", "askLender"]);
  });

  it("[T15] is asked for as long as it is needed", () => {
    const call = askedForCity(true);
    call.say("98220 12345", { slots: [slot("phone", "9822012345")] });
    expect(call.snapshot.stack.at(-1)?.progress).toMatchObject({ asking: "city" });
  });
});

describe("do not record", () => {
  it("[T13] refuses the consent that asks about it, and leaves by that", () => {
    const call = agentWith();
    const result = call.say("record mat karo", { acts: [act("record-off")] });
    expect(said(result)).toEqual(["offLine", "askAmount"]);
    expect(result.effects).toContainEqual(expect.objectContaining({ type: "recording", on: false }));
    expect(result.effects).toContainEqual(expect.objectContaining({ type: "record-consent", purpose: "recording", given: false }));
    expect(result.decisions).toContainEqual(expect.objectContaining({ from: "may", to: "off", taken: "t1" }));
    expect(call.snapshot.slots["agree"]?.value).toBe(false);
  });

  it("[T13] leaves another consent open", () => {
    const call = agentWith({ recording: false });
    expect(said(call.say("record mat karo", { acts: [act("record-off")] }))).toEqual(["reply:recording-stopped", "askMay"]);
    expect(call.state).toBe("may");
  });
});
