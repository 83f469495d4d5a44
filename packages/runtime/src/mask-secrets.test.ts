import { compile } from "@vaarta/flow";
import { ConversationDriver, sampleAgent } from "@vaarta/testing";
import { describe, expect, it } from "vitest";
import { maskSecrets } from "./mask-secrets.ts";

describe("what may be kept of the words", () => {
  it.each([
    ["mera card 4111 1111 1111 1111 hai", "mera card [card] hai"],
    ["आधार २३४१ २३४१ २३४६ है", "आधार [aadhaar] है"],
    ["OTP 482913", "OTP [otp]"],
  ])("masks %s", (said, kept) => {
    expect(maskSecrets(said)).toBe(kept);
    expect(maskSecrets(kept)).toBe(kept);
  });

  it.each(["paanch lakh", "411038", "98765 43210", "kal subah 10 baje", "₹ 5,00,000 का loan"])("leaves %s alone", (said) => {
    expect(maskSecrets(said)).toBe(said);
  });

  it("stops a caller who reads a card out, though only the mask is kept and understood", async () => {
    const story = await new ConversationDriver(compile(sampleAgent())).begins();
    await story.says("mera card number 4111 1111 1111 1111 hai");
    story.hasHeard("secret-stop");
    expect(JSON.stringify(await story.log())).not.toContain("1111");
  });
});
