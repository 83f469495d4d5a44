import { describe, expect, it } from "vitest";
import { Conversation } from "../simulation/conversation.ts";
import { loan } from "../testing/loan.ts";
import { acts, means, said } from "../testing/say.ts";

describe("one word to “this or that?”", () => {
  it.each([["yes"], ["backchannel"]] as const)("[T19] %s chooses neither, and is no misunderstanding", (word) => {
    const call = new Conversation(loan());
    const result = call.say("haan", acts(word));
    expect(said(result)).toEqual(["askNeed"]);
    expect(result.decisions).toContainEqual(expect.objectContaining({ rule: "V2", from: "need", to: "need" }));
    expect(call.snapshot.stack.at(-1)?.progress["misses"] ?? 0).toBe(0);
  });

  it("[T19] a second one is answered in other words, and a choice still is taken", () => {
    const call = new Conversation(loan());
    call.say("haan", acts("yes"));
    expect(said(call.say("haan", acts("yes")))).toContain("reply:not-understood");
    call.say("transfer", means("more"));
    expect(call.state).toBe("qualify");
  });
});
