import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  TextError,
  digitsToWords,
  findDigitRuns,
  findNumbers,
  groupIndian,
  moneyToWords,
  normaliseText,
  numberToWords,
  tokenise,
  wordsToNumber,
} from "../index.ts";

const languages = ["en", "hi", "hi-Latn", "hi-x-hinglish", "bn", "mr"];
const tokensOf = (text: string) => tokenise(normaliseText(text));

describe("groupIndian", () => {
  it.each([
    [0, "0"],
    [999, "999"],
    [1000, "1,000"],
    [99999, "99,999"],
    [100000, "1,00,000"],
    [252000, "2,52,000"],
    [123456789.5, "12,34,56,789.5"],
    [-1234567, "-12,34,567"],
    [-0.001, "0"],
  ])("%d is %s", (value, text) => expect(groupIndian(value)).toBe(text));

  it("keeps the decimals asked for", () => expect(groupIndian(1500, { decimals: 2 })).toBe("1,500.00"));
  it("refuses what is no number", () => expect(() => groupIndian(Number.NaN)).toThrow(TextError));
  it("loses nothing but commas", () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 14), max: 10 ** 14 }), (value) => Number(groupIndian(value).replaceAll(",", "")) === value),
    );
  });
});

describe("numberToWords", () => {
  it.each([
    ["en", 252000, "two lakh fifty-two thousand"],
    ["en", 1e7, "one crore"],
    ["en", 2.5, "two point five"],
    ["hi", 252000, "दो लाख बावन हज़ार"],
    ["hi", 44, "चवालीस"],
    ["hi", 199, "एक सौ निन्यानवे"],
    ["hi-x-hinglish", 250000, "दो लाख पचास हज़ार"],
    ["hi-Latn", 250000, "do lakh pachaas hazaar"],
    ["bn", 1250, "এক হাজার দুশো পঞ্চাশ"],
    ["mr", 100, "शंभर"],
    ["mr", 125, "एकशे पंचवीस"],
    ["en", -5, "minus five"],
    ["fr", 7, "seven"],
  ])("%s: %d", (language, value, words) => expect(numberToWords(value, language)).toBe(words));

  it("says money with its coin", () => {
    expect(moneyToWords(1, "hi")).toBe("एक रुपया");
    expect(moneyToWords(200050.5, "en")).toBe("two lakh fifty rupees and fifty paise");
    expect(moneyToWords(0, "hi")).toBe("शून्य रुपये");
  });
  it("says digits singly", () => expect(digitsToWords("98 2", "hi-Latn")).toBe("nau aath do"));

  it.each(languages)("comes back from words to the same number in %s", (language) => {
    for (let value = 0; value <= 1100; value++) expect(wordsToNumber(tokensOf(numberToWords(value, language)))).toBe(value);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000 }), (value) => wordsToNumber(tokensOf(numberToWords(value, language))) === value),
      { numRuns: 1500 },
    );
  });
});

describe("findNumbers", () => {
  const rows: [text: string, value: number, max?: number][] = [
    ["dhai lakh", 250000],
    ["adhai lakh", 250000],
    ["saadhe teen lakh", 350000],
    ["sava lakh", 125000],
    ["sawa do lakh", 225000],
    ["paune do lakh", 175000],
    ["dedh lakh", 150000],
    ["dedh sau", 150],
    ["do lakh pachaas hazaar", 250000],
    ["दो लाख पचास हज़ार", 250000],
    ["दो लाख पचास हजार", 250000],
    ["२,५०,०००", 250000],
    ["ढाई लाख", 250000],
    ["साढ़े तीन लाख", 350000],
    ["पाँच लाख", 500000],
    ["पांच लाख", 500000],
    ["2.5 lakh", 250000],
    ["2.5lakh", 250000],
    ["5L", 500000],
    ["50k", 50000],
    ["1.2 cr", 12000000],
    ["do peti", 200000],
    ["ek khokha", 10000000],
    ["two and a half lakh", 250000],
    ["five lakh twenty five thousand", 525000],
    ["two hundred and five", 205],
    ["half a lakh", 50000],
    ["ek lakh bees hazaar teen sau saath", 120360],
    ["paanch so rupaye", 500],
    ["two point five lakh", 250000],
    ["do point paanch", 2.5],
    ["ek hazaar do sau crore", 12000000000],
    ["দুই লাখ পঞ্চাশ হাজার", 250000],
    ["আড়াই লাখ", 250000],
    ["साडेतीन लाख", 350000],
    ["अडीच लाख", 250000],
    ["पाच लाखांचं", 500000],
    ["पाँच लाख", 500000],
    ["দুই লাখের", 200000],
    ["2-3 lakh", 200000, 300000],
    ["do teen lakh", 200000, 300000],
    ["do se teen lakh", 200000, 300000],
    ["10 ya 12 lakh", 1000000, 1200000],
    ["paanch saat lakh", 500000, 700000],
    ["lakh rupaye", 100000],
  ];
  it.each(rows)("%s", (text, value, max) => {
    const [span, ...rest] = findNumbers(tokensOf(text));
    expect(rest).toEqual([]);
    expect(span).toMatchObject(max === undefined ? { value } : { value, max });
  });

  it("does not take little words for numbers", () => {
    for (const text of ["bata do", "mere saath", "what do you mean", "one of them"]) {
      for (const span of findNumbers(tokensOf(text))) expect(span.weak, text).toBe(true);
    }
    expect(findNumbers(tokensOf("do baje"))[0]?.weak).toBeUndefined();
  });
  it("keeps a term apart from an amount", () => {
    expect(findNumbers(tokensOf("do lakh 12 mahine ke liye")).map(({ value }) => value)).toEqual([200000, 12]);
  });
  it("marks what is left unsaid", () =>
    expect(findNumbers(tokensOf("do lakh pachaas"))[0]?.elided).toEqual({ base: 200000, rest: 50, scale: 1e5 }));
  it("never throws", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 80 }), (text) => Array.isArray(findNumbers(tokensOf(text)))));
  });
});

describe("findDigitRuns", () => {
  it.each([
    ["98765 43210", "9876543210"],
    ["nau aath saat chhah paanch double char teen do ek", "9876544321"],
    ["ninety eight seventy six fifty four thirty two ten", "9876543210"],
    ["नौ आठ सात छह", "9876"],
    ["triple zero seven", "0007"],
    ["+91 98765-43210", "919876543210"],
    ["chaar ek ek zero zero ek", "411001"],
  ])("%s", (text, digits) => expect(findDigitRuns(tokensOf(text))[0]?.digits).toBe(digits));
  it("leaves amounts alone", () => expect(findDigitRuns(tokensOf("do lakh pachaas hazaar"))).toEqual([]));
});
