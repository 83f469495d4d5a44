import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asciiDigits, matchKey, normaliseText, romanise, scriptShares, splitSentences, tokenise } from "../index.ts";

describe("matchKey", () => {
  it.each([
    ["chahie chahiye chaahiye चाहिए"],
    ["nahi nahin nhi नहीं"],
    ["haan han हाँ हां"],
    ["achha accha acha अच्छा"],
    ["byaj byaaj ब्याज vyaj"],
    ["hazaar hazar hajar हज़ार हजार"],
    ["theek thik ठीक"],
    ["mujhe muje मुझे"],
    ["somvar somwar सोमवार"],
    ["samajh समझ"],
    ["kyun kyon क्यों"],
    ["yeh ye यह ये"],
    ["woh wo vo वह वो"],
    ["zaroorat jarurat ज़रूरत"],
    ["rahunga रहूँगा"],
    ["jayega jaega जाएगा"],
    ["gayi gai गई गयी"],
    ["gaye gae गए गये"],
    ["aayi आई"],
  ])("%s are one", (words) => expect(new Set(words.split(" ").map(matchKey)).size).toBe(1));
  it("keeps apart what sounds apart", () => {
    expect(matchKey("saat")).not.toBe(matchKey("saath"));
    expect(matchKey("rate")).not.toBe(matchKey("raat"));
    expect(matchKey("kam")).not.toBe(matchKey("kaun"));
  });
});

describe("normaliseText", () => {
  it("is idempotent and never throws", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => normaliseText(normaliseText(text)) === normaliseText(text)));
  });
  it("brings nukta letters together", () => expect(normaliseText("क\u0958\u095b")).toBe(normaliseText("कक़ज़")));
  it("drops what cannot be seen and keeps danda", () => expect(normaliseText(" हाँ\u200d  जी | ठीक ")).toBe("हाँ जी । ठीक"));
});

describe("scripts and tokens", () => {
  it("knows scripts and digits", () => {
    expect(scriptShares("আমার loan")[0]?.script).toBe("Beng");
    expect(scriptShares("123 ?!")).toEqual([]);
    expect(asciiDigits("२५ ৭ ੩ ௯ ٣ ３")).toBe("25 7 3 9 3 3");
  });
  it("keeps matras with their letters and figures whole", () => {
    expect(tokenise("₹2,52,000.50 दो लाख। don't").map(({ text }) => text)).toEqual(["₹", "2,52,000.50", "दो", "लाख", "।", "don't"]);
  });
  it("covers every character but spaces", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (raw) => {
        const text = normaliseText(raw);
        const seen = tokenise(text).reduce((length, token) => length + token.text.length, 0);
        return seen === text.replace(/\s/gu, "").length;
      }),
    );
  });
  it("splits sentences", () => {
    expect(splitSentences("हाँ। ठीक है?अच्छा. It is 2.5 lakh at 10 a.m. please.")).toEqual([
      "हाँ।",
      "ठीक है?",
      "अच्छा.",
      "It is 2.5 lakh at 10 a.m. please.",
    ]);
  });
  it("romanises lightly", () => expect(romanise("मतलब समझना हिन्दी")).toBe("matlab samajhnaa hindee"));
});
