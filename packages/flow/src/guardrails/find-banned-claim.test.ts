import { describe, expect, test } from "vitest";
import { findBannedClaim } from "./find-banned-claim.ts";

const guardrails = {
  bannedClaims: {
    approval: { name: "Promises approval", phrases: { en: ["guaranteed approval", "loan … guaranteed"], hi: ["लोन पक्का मिलेगा"] } },
    best: { name: "The lowest rate", phrases: { en: ["lowest rate"], hi: ["सबसे कम ब्याज"] } },
    empty: { name: "Nothing yet", phrases: { en: ["…"], hi: [] } },
  },
};

describe("[G1] what may not be claimed", () => {
  test.each([
    ["You get guaranteed approval!", "approval"],
    ["Your gold loan is, by all means, guaranteed.", "approval"],
    ["loan pakka milega ji", "approval"],
    ["आपका लोन पक्का मिलेगा।", "approval"],
    ["Hamara sabse kam byaj hai", "best"],
    ["LOWEST-RATE in the city", "best"],
  ])("%s", (text, claim) => expect(findBannedClaim(guardrails, text)).toBe(claim));

  test.each([
    "Nobody can promise approval before the gold is looked at.",
    "A loan of one two three four five six seven words is never guaranteed.",
    "rate lowest",
    "",
  ])("%s is no such claim", (text) => expect(findBannedClaim(guardrails, text)).toBeNull());
});
