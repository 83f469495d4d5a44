import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clauses, sentences } from "./sentences.ts";
import { speakable } from "./speakable.ts";

describe("speakable", () => {
  it.each([
    ["hi", "आपकी EMI ₹12,500 है, OTP किसी को न दें।", "आपकी ई एम आई बारह हज़ार पाँच सौ रुपये है, ओ टी पी किसी को न दें।"],
    ["mr", "तुमचा KYC 15/11/2026 पर्यंत", "तुमचा के वाय सी पंधरा नोव्हेंबर दोन हजार सव्वीस पर्यंत"],
    ["bn", "আপনার EMI 500 টাকা।", "আপনার ই এম আই পাঁচশো টাকা।"],
    [
      "en",
      "Your EMI is Rs. 500. Call 98765 43210!",
      "Your E M I is five hundred rupees. Call nine eight seven six five, four three two one zero!",
    ],
    ["hi-x-hinglish", "आपका PAN और gold safe है", "आपका PAN और gold safe है"],
    ["hi-Latn", "aapka loan 5 lakh ka hai", "आपका लोन पाँच लाख का है"],
    ["en", "**Gold** loan 😀 at _9.5%_", "Gold loan at nine point five percent"],
    ["en", "- first thing\n- second thing", "first thing second thing"],
    ["en", "See [our page](https://example.org/x)", "See our page"],
    ["en", "two of your EMIs", "two of your E M I's"],
    ["hi", "नमस्ते, मैं आपकी मदद करूँगी।", "नमस्ते, मैं आपकी मदद करूँगी।"],
  ])("%s: %s", (language, text, words) => expect(speakable(text, language)).toContain(words));

  it("leaves no figure and no sign for the eye, and changes nothing the second time", () => {
    for (const language of ["hi", "bn", "mr", "en"]) {
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 99_999_999 }), (rupees) => {
          const words = speakable(`**₹${rupees}** और ${rupees % 100}%`, language);
          expect(words).not.toMatch(/[\d₹*%]/);
          expect(speakable(words, language)).toBe(words);
        }),
        { numRuns: 40 },
      );
    }
  });
});

describe("sentences", () => {
  it("end at a danda, a question and a full stop, but at no abbreviation and in no figure", () => {
    expect(sentences("नमस्ते! मैं बोल रही हूँ। आपको कितना लोन चाहिए? It is 2.5 lakh. Dr. Rao will call.")).toEqual([
      "नमस्ते!",
      "मैं बोल रही हूँ।",
      "आपको कितना लोन चाहिए?",
      "It is 2.5 lakh.",
      "Dr. Rao will call.",
    ]);
  });

  it("leave no word alone that is too short", () => expect(sentences("जी। मैं समझ गई।")).toEqual(["जी। मैं समझ गई।"]));

  it("lose nothing", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("सोना", "है।", "gold", "is", "safe.", "Dr.", "?", "2.5", "১২,০০০", "टक्के!"), { maxLength: 20 }), (words) => {
        const text = words.join(" ");
        expect(sentences(text).join(" ")).toBe(text);
        for (const sentence of sentences(text)) expect(clauses(sentence).join(" ")).toBe(sentence);
      }),
    ); // prettier-ignore
  });
});

describe("clauses", () => {
  it.each([
    [
      "आपका सोना हमारी शाखा के लॉकर में सुरक्षित रहता है, और आप जब चाहें उसे वापस ले सकती हैं।",
      ["आपका सोना हमारी शाखा के लॉकर में सुरक्षित रहता है,", "और आप जब चाहें उसे वापस ले सकती हैं।"],
    ],
    ["Your gold is kept in a locker of the branch and you can take it back any day.", ["Your gold is kept in a locker of the branch", "and you can take it back any day."]], // prettier-ignore
    ["जी हाँ, बिल्कुल।", ["जी हाँ, बिल्कुल।"]],
    ["It costs 2,50,000 rupees in all.", ["It costs 2,50,000 rupees in all."]],
  ])("of %s", (sentence, pieces) => expect(clauses(sentence)).toEqual(pieces));
});
