import { describe, expect, test } from "vitest";
import { findBannedClaim } from "./find-banned-claim.ts";

const guardrails = {
  bannedClaims: {
    approval: { name: "Promises approval", phrases: { en: ["guaranteed approval", "loan … guaranteed"], hi: ["लोन पक्का मिलेगा"] } },
    best: { name: "The lowest rate", phrases: { en: ["lowest rate"], hi: ["सबसे कम ब्याज"] } },
    approved: {
      name: "Says it is approved",
      phrases: { en: ["pre-approved", "your loan is approved"], bn: ["লোন পাকা পাবেন"], mr: ["मंजुरीची हमी", "लोन नक्की मिळेल"] },
    },
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
    // Another form of the word.
    ["aapki gold loan pakki milegi", "approval"],
    ["लोन पक्का मिल जाएगा", "approval"],
    ["your loans are guaranteed approvals", "approval"],
    ["Guarantee approval!", "approval"],
    ["the lowest rates in town", "best"],
    ["सबसे कम ब्याजों पर", "best"],
    // What Marathi and Bengali glue to it.
    ["मंजुरीचीच हमी देतो", "approved"],
    ["लोन नक्कीच मिळेल", "approved"],
    ["লোনটা পাকা পাবেন", "approved"],
    // Together, apart, letter by letter.
    ["it is preapproved", "approved"],
    ["pre approved for you", "approved"],
    ["loan pak ka milega", "approval"],
    ["the l o w e s t rate", "best"],
    ["the l.o.w.e.s.t rate", "best"],
    // In the other script.
    ["lon naki milel", "approved"],
    ["loan paka paben", "approved"],
    ["गारंटीड अप्रूवल", "approval"],
  ])("%s is one in another form", (text, claim) => expect(findBannedClaim(guardrails, text)).toBe(claim));

  test.each([
    "Nobody can promise approval before the gold is looked at.",
    "A loan of one two three four five six seven words is never guaranteed.",
    "rate lowest",
    "loan kab milega, pakka bataiye",
    "Approval comes after the assay.",
    "your loan is with another lender",
    "ब्याज कम है",
    "হ্যাঁ, লোন পাবেন কি না দেখা যাক",
    "",
  ])("%s is no such claim", (text) => expect(findBannedClaim(guardrails, text)).toBeNull());
});
