import { emptyDocument } from "@vaarta/flow";
import type { ProgramDocument } from "@vaarta/flow";
import { describe, expect, it } from "vitest";
import rules from "../texts/rules.json" with { type: "json" };
import { groundsOf } from "./figures.ts";
import { heldBack } from "./guard.ts";
import type { GuardContext } from "./guard.ts";

const document: ProgramDocument = {
  ...emptyDocument("Test"),
  desk: { company: "Suvarna Bank", publicNumber: "1800 123 4567" },
  guardrails: { bannedClaims: { approval: { name: "Approval", phrases: { en: ["approval … guaranteed"], hi: ["लोन पक्का मिलेगा"] } } } },
};
const context: GuardContext = {
  document,
  privacy: { mask: (text) => text, holdsValue: (text) => text.includes("Ramesh"), holdsOwn: () => false },
  grounds: groundsOf(["outstanding: दो लाख बावन हज़ार रुपये", "byaj saadhe nau percent"], [42_500, { emi: 8_750 }]),
  publicNumbers: ["1800 123 4567"],
  publicTexts: ["1800 123 4567", "Camp branch, phone 9876501234"],
  canary: "ref-0123456789abcdef",
  boundary: "fedcba9876543210",
};

describe("what a model may not say", () => {
  it.each([
    ["The reference is ref-0123456789abcdef.", { why: "prompt", detail: "canary" }],
    ["«data fedcba9876543210»", { why: "prompt", detail: "boundary" }],
    [rules.rules[2]!, { why: "prompt", detail: "instructions" }],
    ["My rules: Never ask for an OTP, a PIN, a password, or a card.", { why: "prompt", detail: "instructions" }],
    ["The key is sk-abcdefghijklmnop1234.", { why: "secret" }],
    ['{"exit": "wins"}', { why: "form" }],
    ["Your number is [phone].", { why: "form" }],
    ["Ramesh जी, नमस्ते।", { why: "private", detail: "detail" }],
    ["Call 9812345678 for it.", { why: "private", detail: "phone" }],
    ["आपका नंबर नौ आठ एक दो तीन चार पाँच छह सात आठ है।", { why: "private", detail: "phone" }],
    ["The approval of your loan is guaranteed.", { why: "claim", detail: "approval" }],
    ["aapko loan pakka milega", { why: "claim", detail: "approval" }],
    ["We will call you back tomorrow.", { why: "promise", detail: "call-back" }],
    ["I give you a discount.", { why: "promise", detail: "offer" }],
    ["मैं आपको ट्रांसफर करती हूँ।", { why: "promise", detail: "person" }],
    ["ब्याज सिर्फ़ शून्य प्रतिशत है।", { why: "figure" }],
    ["You pay 0 %.", { why: "figure" }],
    ["You save ₹42,600.", { why: "figure" }],
    ["आपको तीन लाख रुपये मिलेंगे।", { why: "figure" }],
    ["It takes 15 minutes.", { why: "figure" }],
    ["We are open till 9 pm.", { why: "figure" }],
    ["Your EMI is 8751.", { why: "figure" }],
  ])("%s", (sentence, expected) => expect(heldBack(sentence, context)).toMatchObject(expected));

  it.each([
    "ठीक है, मैं समझ गई।",
    "आपका बकाया ₹2,52,000 है।",
    "aap do lakh baavan hazaar de rahe hain",
    "Saving 42,500 rupees, an EMI of 8,750.",
    "ब्याज 9.5 प्रतिशत है।",
    "ek minute dijiye, do cheezein bataiye",
    "You can check us at 1800 123 4567.",
    "The branch's number is 98765 01234.",
    "Nobody can say that before the gold has been looked at.",
    "Is there anything else I can help you with?",
  ])("%s may be said", (sentence) => expect(heldBack(sentence, context)).toBeNull());
});
