import { startConversation, wants as wantsOf } from "@vaarta/engine";
import type { Understanding, Wants } from "@vaarta/engine";
import { compile, type Json } from "@vaarta/flow";
import { sampleAgent, understood } from "@vaarta/testing";
import { describe, expect, it } from "vitest";
import { composeClassification } from "./classify.ts";
import { criteriaToJudge, doubtsOf } from "./doubt.ts";
import { mergeUnderstanding } from "./merge.ts";

const program = compile(
  sampleAgent((document) => {
    document.states["begin"]!.transitions["next"]!.to = "amount";
    document.states["amount"]!.transitions["stuck"] = { to: "lost", order: "z", when: { kind: "criterion", criterion: "She has no loan" } };
    document.intents["leave"] = { name: "Leave me alone", examples: { en: ["not interested"] } };
    document.intents["buy"] = { name: "Wants it", examples: { en: ["I want it"] } };
    document.answers["hours"] = { question: "When are you open?", ways: {}, answer: "offer" };
    document.slots["phone"] = { name: "phone", label: "Phone", type: { type: "phone" }, sensitivity: "personal" };
    document.states["day"] = { ...document.states["day"]!, asks: { ...(document.states["day"] as { asks: object }).asks, p: { slot: "phone", order: "b" } } } as never;
  }),
); // prettier-ignore
const { snapshot } = startConversation(program, {
  type: "conversation-started", at: 1_800_000_000_000, seed: "s", timezone: "Asia/Kolkata", channel: "test", direction: "inbound", attributes: {}, program: program.hash,
}); // prettier-ignore
const wants: Wants = { ...wantsOf(program, snapshot), intents: ["leave", "buy"] };
const text = "bas paanch lakh, aur kuchh nahi";

const merge = (rules: Understanding, json: Json) =>
  mergeUnderstanding({ program, wants, text, now: snapshot.at, timezone: "Asia/Kolkata", rules, json, by: "both" });
const leave = { intents: [{ id: "leave", sure: 0.95 }] };

describe("where the rules are unsure", () => {
  const doubts = (understanding: Partial<Parameters<typeof understood>[0]>, more: Partial<Wants> = {}) =>
    doubtsOf(program, understood(understanding), { ...wants, criteria: [], ...more });

  it.each([
    ["nothing was heard", doubts({}), ["nothing"]],
    ["two meanings are alike", doubts({ intents: [{ intent: "leave", score: 0.6 }, { intent: "buy", score: 0.55 }] }), ["rivals"]],
    ["a meaning is clear", doubts({ intents: [{ intent: "leave", score: 0.9 }] }), []],
    ["she said yes", doubts({ acts: [{ act: "yes", score: 0.9 }] }), []],
    ["she gave what was asked", doubts({ slots: { amount: 5 } }), []],
    ["a condition is to be judged", doubts({ intents: [{ intent: "leave", score: 0.7 }] }, { criteria: wants.criteria }), ["criteria"]],
    ["an objection's is not, where something was meant", doubts({ intents: [{ intent: "leave", score: 0.7 }] }, { criteria: [{ id: "worry", criterion: "w" }] }), []],
    ["it is not, where she was clear", doubts({ slots: { amount: 5 } }, { criteria: wants.criteria }), []],
  ])("%s", (_, found, expected) => expect(found).toEqual(expected)); // prettier-ignore

  it("a state that a model leads judges its own exits in its turn", () => {
    const talk = compile(sampleAgent((document) => void (document.states["talk"] = { kind: "converse", name: "T", flow: "main", goal: "g", asks: {}, exits: { out: { name: "Out", order: "a", criterion: "c" } }, maxTurns: 2, fallback: "sorry", transitions: {} }))); // prettier-ignore
    expect(criteriaToJudge(talk, { ...wants, state: "talk", criteria: [{ id: "out", criterion: "c" }, { id: "worry", criterion: "w" }] })).toEqual([{ id: "worry", criterion: "w" }]); // prettier-ignore
  });
});

describe("what a model adds", () => {
  it("a meaning, a question, an act where there was none", () => {
    const merged = merge(understood({ by: "rules" }), { ...leave, answers: [{ id: "hours", sure: 0.6 }], acts: [{ id: "later", sure: 0.9 }], question: true }); // prettier-ignore
    expect(merged).toMatchObject({
      by: "both", intents: [{ intent: "leave", score: 0.8 }], answers: [{ answer: "hours", score: 0.6 }], acts: [{ act: "later", score: 0.8 }], question: true,
    }); // prettier-ignore
  });

  it("which of two rivals it is, so that nobody needs asking", () => {
    const { intents } = merge(understood({ intents: [{ intent: "buy", score: 0.6 }, { intent: "leave", score: 0.58 }] }), leave); // prettier-ignore
    expect(intents).toEqual([{ intent: "leave", score: 0.8 }, { intent: "buy", score: 0.3 }]); // prettier-ignore
  });

  it("never over what the rules are sure of", () => {
    const sure = understood({ intents: [{ intent: "buy", score: 0.9 }], acts: [{ act: "yes", score: 0.9 }] });
    expect(merge(sure, { ...leave, acts: [{ id: "no", sure: 1 }] })).toMatchObject({ intents: sure.intents, acts: sure.acts });
    const faint = understood({ acts: [{ act: "yes", score: 0.6 }] });
    expect(merge(faint, { acts: [{ id: "no", sure: 1 }] }).acts).toEqual(faint.acts);
  });

  it("no other meaning of words that were details and nothing else, and none of two options where it names none", () => {
    const asked = understood({ slots: { amount: 500_000 } });
    const vague = { ...asked, slots: asked.slots.map((slot) => ({ ...slot, words: "bas paanch lakh", vague: true, score: 0.4 })) };
    const mergeSaid = (said: string) => mergeUnderstanding({ program, wants, text: said, now: snapshot.at, timezone: "Asia/Kolkata", rules: vague, json: leave, by: "both" }).intents; // prettier-ignore
    expect(mergeSaid("bas paanch lakh ji")).toEqual([]);
    expect(mergeSaid("bas paanch lakh, aur loan nahi chahiye")).toMatchObject([{ intent: "leave" }]);
    const rivals = [{ option: "a", score: 0.6 }, { option: "b", score: 0.58 }]; // prettier-ignore
    expect(merge({ ...understood(), options: rivals }, {}).options).toEqual(rivals);
  });

  it("an act of safety is the rules' alone", () => {
    expect(merge(understood(), { acts: [{ id: "secret", sure: 1 }, { id: "emergency", sure: 1 }, { id: "nonsense", sure: 1 }] }).acts).toEqual([]); // prettier-ignore
  });

  it("details with her words for them, unsure where the words do not give the figure, none that is private", () => {
    const slots = (details: Json) => merge(understood(), { details }).slots;
    expect(slots({ amount: { value: 500_000, words: "paanch lakh" } })).toMatchObject([{ slot: "amount", value: 500_000, score: 0.75 }]);
    expect(slots({ amount: { value: 50_000, words: "paanch lakh" } })).toMatchObject([{ score: 0.6 }]);
    expect(slots({ amount: { value: 700_000, words: "saat lakh" } })).toEqual([]);
    expect(slots({ phone: { value: "9876543210", words: "paanch lakh" } })).toEqual([]);
    expect(slots({ unknown: { value: 1, words: "paanch lakh" } })).toEqual([]);
    const rules = understood({ slots: { amount: 400_000 } });
    expect(merge(rules, { details: { amount: { value: 500_000, words: "paanch lakh" } } }).slots).toEqual(rules.slots);
  });

  it("conditions that were asked for, and no other", () => {
    expect(merge(understood(), { criteria: { stuck: true, other: true } }).criteria).toEqual({ stuck: true });
    expect(merge(understood(), { criteria: { stuck: "yes" } }).criteria).toBeUndefined();
  });

  it.each<Json>([null, [], "x", { intents: "x", acts: [1], details: [], criteria: null, options: [{}] }])("nothing from %j", (json) => {
    expect(merge(understood({ by: "rules" }), json)).toEqual({ ...understood(), by: "both" });
  });
});

describe("what it is asked", () => {
  const { system, schema, messages } = composeClassification({ program, wants, text: "mera number 9876543210 hai", snapshot });

  it("lists what may be meant here, and allows nothing else in the answer", () => {
    expect(system).toContain("- leave: Leave me alone");
    expect(system).toContain("- stuck: She has no loan");
    expect(system).not.toContain("- phone");
    expect(schema).toMatchObject({
      additionalProperties: false,
      properties: { intents: { items: { properties: { id: { enum: ["leave", "buy"] } } } }, criteria: { properties: { stuck: { type: "boolean" } } }, details: { properties: { amount: { properties: { value: { type: "number" } } } } } },
    }); // prettier-ignore
  });

  it("tells it nothing private", () => {
    expect(messages[0]!.text).toBe("The agent said: Hello. How much is your loan?\nThe caller said: mera number [phone] hai");
  });
});
