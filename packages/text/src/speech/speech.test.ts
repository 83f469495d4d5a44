import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  codeToWords, dateToWords, findTimes, matchKey, monthsToWords, normaliseText, ordinalToWords, percentToWords, romanise, timeToWords, toDevanagari, toNativeScript,
  toSpeakable, tokenise, weightToWords,
} from "../index.ts"; // prettier-ignore

describe("values as they are said", () => {
  it.each([
    [percentToWords(9.5, "hi"), "साढ़े नौ प्रतिशत"],
    [percentToWords(1.5, "mr"), "दीड टक्के"],
    [percentToWords(10.25, "bn"), "সওয়া দশ শতাংশ"],
    [percentToWords(8.75, "hi-Latn"), "paune nau percent"],
    [percentToWords(9.5, "en"), "nine point five percent"],
    [percentToWords(11.9, "hi"), "ग्यारह दशमलव नौ प्रतिशत"],
    [weightToWords(40, "mr"), "चाळीस ग्रॅम"],
    [weightToWords(2.5, "bn"), "আড়াই গ্রাম"],
    [weightToWords(1, "en"), "one gram"],
    [monthsToWords(18, "hi"), "एक साल छह महीने"],
    [monthsToWords(6, "bn"), "ছয় মাস"],
    [monthsToWords(24, "en"), "two years"],
    [dateToWords("2026-12-03", "bn"), "বৃহস্পতিবার, তেসরা ডিসেম্বর"],
    [dateToWords("2026-11-23", "hi", { weekday: false }), "तेईस नवंबर"],
    [dateToWords("2026-11-23", "en", { weekday: false, year: true }), "twenty-third November twenty twenty-six"],
    [timeToWords("10:20", "hi"), "सुबह दस बजकर बीस मिनट"],
    [timeToWords("10:20", "mr"), "सकाळी दहा वाजून वीस मिनिटे"],
    [timeToWords("16:45", "bn"), "বিকেল পৌনে পাঁচটা"],
    [codeToWords("98765 43210", "en"), "nine eight seven six five, four three two one zero"],
    [codeToWords("411038", "mr"), "चार एक एक, शून्य तीन आठ"],
    [ordinalToWords(31), "thirty-first"],
    [ordinalToWords(12), "twelfth"],
    [ordinalToWords(20), "twentieth"],
  ])("%s", (said, expected) => expect(said).toBe(expected));

  it("are heard again as they were, to the minute", () => {
    for (const language of ["hi", "hi-Latn", "mr", "bn"]) {
      for (const time of ["09:00", "10:20", "11:15", "12:00", "13:30", "14:30", "15:45", "17:10", "19:05"]) {
        const said = timeToWords(time, language);
        expect(findTimes(tokenise(normaliseText(said)))[0]?.value, said).toBe(time);
      }
    }
  });
});

describe("toSpeakable", () => {
  it.each([
    ["hi", "₹2,50,000 पर 9.5%", "दो लाख पचास हज़ार रुपये पर साढ़े नौ प्रतिशत"],
    ["hi", "डॉक्टर 15/11/2026 को शाम 16:30 पर", "डॉक्टर पंद्रह नवंबर दो हज़ार छब्बीस को शाम शाम साढ़े चार बजे पर"],
    ["mr", "पिन ४११०३८", "पिन चार एक एक, शून्य तीन आठ"],
    ["bn", "500 টাকা", "পাঁচশো টাকা"],
    [
      "en",
      "Call +91 98765 43210 or pay Rs. 500/- by 4:30 pm.",
      "Call nine eight seven six five, four three two one zero or pay five hundred rupees by half past four in the evening.",
    ],
    ["en", "order 48291377, 250000 rupees", "order four eight two nine, one three seven seven, two lakh fifty thousand rupees"],
    ["en", "31/02/2026", "31/02/2026"],
    ["en", "model A7 and 3-4 days", "model A7 and 3-4 days"],
  ])("%s: %s", (language, text, spoken) => expect(toSpeakable(text, language)).toBe(spoken));
  it("never throws, and leaves no rupee sign before a figure", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => typeof toSpeakable(text, "hi") === "string"));
    fc.assert(fc.property(fc.integer({ min: 0, max: 10 ** 9 }), (rupees) => !/[\d₹]/.test(toSpeakable(`₹${rupees}`, "mr"))));
  });
});

describe("native script and back", () => {
  it.each([
    ["hi", "mera naam hai aur mujhe paanch lakh ka loan chahiye", "मेरा नाम है और मुझे पाँच लाख का लोन चाहिए"],
    ["mr", "mala don lakh pahije", "मला दोन लाख पाहिजे"],
    ["bn", "amar naam Rina", "আমার নাম রিনা"],
    ["en", "my name", "my name"],
    ["hi-x-hinglish", "mera gold safe hai", "mera gold safe hai"],
    ["hi", "₹500 kal दूँगा", "₹500 कल दूँगा"],
  ])("%s: %s", (language, text, native) => expect(toNativeScript(text, language)).toBe(native));
  it("keeps the words it is told to", () =>
    expect(toNativeScript("aapka gold safe hai", "hi", { keep: (word) => word === "gold" || word === "safe" })).toBe("आपका gold safe है"));
  it("comes back to the same key", () => {
    for (const word of ["karna", "namaste", "sona", "dukaan", "bolo", "jaldi", "sunita"])
      expect(matchKey(romanise(toDevanagari(word)!)), word).toBe(matchKey(word));
  });
});
