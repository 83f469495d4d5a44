import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  TextError, addDays, civilNow, civilOfDay, dayOfCivil, findDates, findTimes, formatDate, formatTime, isRealDate, monthName, normaliseText, timeToWords, tokenise,
  weekdayName, weekdayOf, zoneOffsetMinutes,
} from "../index.ts"; // prettier-ignore

const tokensOf = (text: string) => tokenise(normaliseText(text));
/** A Wednesday. */
const today = dayOfCivil({ year: 2026, month: 11, day: 18 });

describe("civil dates", () => {
  it("counts days both ways", () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 700_000 }), (day) => dayOfCivil(civilOfDay(day)) === day && isRealDate(civilOfDay(day))),
    );
  });
  it("agrees with the platform", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), (day) => {
        const date = new Date(day * 86_400_000);
        const iso = date.toISOString().slice(0, 10);
        return addDays("1970-01-01", day) === iso && weekdayOf(iso) === date.getUTCDay();
      }),
    );
  });
  it("reads the clock of a zone", () => {
    expect(civilNow(Date.parse("2026-11-18T20:00:00Z"), "Asia/Kolkata")).toMatchObject({
      iso: "2026-11-19",
      hour: 1,
      minute: 30,
      weekday: 4,
    });
    expect(zoneOffsetMinutes("UTC")).toBe(0);
    expect(zoneOffsetMinutes("UTC-03:00")).toBe(-180);
    expect(() => zoneOffsetMinutes("Mars/Olympus")).toThrow(TextError);
  });
});

describe("formatting", () => {
  it("writes dates day first", () => {
    expect(formatDate("2026-11-23", "en")).toBe("Monday, 23 November");
    expect(formatDate("2026-11-23", "hi", { year: true })).toBe("सोमवार, 23 नवंबर 2026");
    expect(formatDate("2026-11-23", "hi-x-hinglish")).toBe("Monday, 23 November");
    expect(formatDate("2026-11-23", "hi", { weekday: false, words: true })).toBe("तेईस नवंबर");
    expect(weekdayName("2026-11-21", "mr")).toBe("शनिवार");
    expect(monthName(1, "bn")).toBe("জানুয়ারি");
    expect(() => formatDate("2026-06-31", "en")).toThrow(TextError);
  });
  it("writes and says times", () => {
    expect(formatTime("17:30", "en")).toBe("5:30 pm");
    expect(formatTime("17:30", "hi")).toBe("शाम 5:30 बजे");
    expect(timeToWords("17:30", "hi")).toBe("शाम साढ़े पाँच बजे");
    expect(timeToWords("13:30", "hi-Latn")).toBe("dopahar dedh baje");
    expect(timeToWords("14:45", "hi")).toBe("दोपहर पौने तीन बजे");
    expect(timeToWords("10:30", "en")).toBe("half past ten in the morning");
    expect(() => formatTime("25:00", "en")).toThrow(TextError);
  });
});

describe("findDates, on Wednesday 18 November 2026", () => {
  const rows: [text: string, value: string | { min: string; max: string } | null][] = [
    ["aaj hi", "2026-11-18"],
    ["kal aaunga", "2026-11-19"],
    ["kal bharunga", "2026-11-19"],
    ["kal bhar diya", "2026-11-17"],
    ["kal to paise bhar diye the", "2026-11-17"],
    ["पैसे कल ही दिए हैं", "2026-11-17"],
    ["kal ke liye rakh lo", "2026-11-19"],
    ["sorry, galat bata diya, kal", "2026-11-19"],
    ["পরশু গিয়েছিলাম", "2026-11-16"],
    ["परवा जाऊन आलो", "2026-11-16"],
    ["a week from tomorrow", "2026-11-26"],
    ["कल भर दिया था", "2026-11-17"],
    ["parson shaam ko", "2026-11-20"],
    ["परसों", "2026-11-20"],
    ["tomorrow", "2026-11-19"],
    ["day after tomorrow", "2026-11-20"],
    ["yesterday", "2026-11-17"],
    ["agle somvaar", "2026-11-23"],
    ["अगले सोमवार को", "2026-11-23"],
    ["next Friday", "2026-11-27"],
    ["is shukravaar ko", "2026-11-20"],
    ["this friday", "2026-11-20"],
    ["last monday", "2026-11-16"],
    ["शनिवार", "2026-11-21"],
    ["on sat", "2026-11-21"],
    ["wednesday", "2026-11-25"],
    ["15 tareekh", "2026-12-15"],
    ["20 tareekh ko", "2026-11-20"],
    ["pandrah tareekh", "2026-12-15"],
    ["pehli tareekh", "2026-12-01"],
    ["the 25th", "2026-11-25"],
    ["agle mahine ki 5 tareekh", "2026-12-05"],
    ["25 november", "2026-11-25"],
    ["november 25", "2026-11-25"],
    ["पच्चीस नवंबर", "2026-11-25"],
    ["5 january", "2027-01-05"],
    ["20/11/2026", "2026-11-20"],
    ["25/11", "2026-11-25"],
    ["2026-11-30", "2026-11-30"],
    ["3 din baad", "2026-11-21"],
    ["do hafte baad", "2026-12-02"],
    ["in 2 days", "2026-11-20"],
    ["10 din pehle", "2026-11-08"],
    ["agle hafte", { min: "2026-11-23", max: "2026-11-29" }],
    ["weekend", { min: "2026-11-21", max: "2026-11-22" }],
    ["mahine ke end mein", { min: "2026-11-25", max: "2026-11-30" }],
    ["2-3 din mein", { min: "2026-11-20", max: "2026-11-21" }],
    ["december mein", { min: "2026-12-01", max: "2026-12-31" }],
    ["31 June", null],
    ["30 feb", null],
    ["35 tareekh", null],
    ["उद्या", "2026-11-19"],
    ["কাল সকালে আসব", "2026-11-19"],
    ["আগামীকাল", "2026-11-19"],
  ];
  it.each(rows)("%s", (text, value) => {
    const [span, ...rest] = findDates(tokensOf(text), today);
    expect(rest).toEqual([]);
    expect(span?.value).toEqual(value);
  });
  it("asks which way kal looks when nothing says", () => {
    expect(findDates(tokensOf("kal"), today)[0]).toMatchObject({ value: "2026-11-19", alternatives: ["2026-11-17"], assumed: "day" });
  });
  it("does not see days where there are none", () => {
    for (const text of ["sun lo meri baat", "may I come in", "paanch lakh", "2-3 lakh", "1st floor", "rate kya hai"])
      expect(findDates(tokensOf(text), today), text).toEqual([]);
  });
});

describe("findTimes", () => {
  const rows: [text: string, value: string | { min: string; max: string }][] = [
    ["subah 11 baje", "11:00"],
    ["सुबह ग्यारह बजे", "11:00"],
    ["shaam 5", "17:00"],
    ["5 baje shaam ko", "17:00"],
    ["saadhe das baje", "10:30"],
    ["sava paanch baje", "17:15"],
    ["paune chaar baje", "15:45"],
    ["dhai baje", "14:30"],
    ["dedh baje", "13:30"],
    ["5:30 pm", "17:30"],
    ["17:30", "17:30"],
    ["11am", "11:00"],
    ["5 p.m.", "17:00"],
    ["half past ten", "10:30"],
    ["half ten is fine", "10:30"],
    ["five to twelve", "11:55"],
    ["dopahar ek dedh baje", { min: "13:00", max: "13:30" }],
    ["quarter to five", "16:45"],
    ["dopahar do baje", "14:00"],
    ["raat 9 baje", "21:00"],
    ["10 baj kar 20 minute", "10:20"],
    ["noon", "12:00"],
    ["শনিবার সকাল দশটায়", "10:00"],
    ["दुपारी दोन वाजता", "14:00"],
    ["11 se 12 baje", { min: "11:00", max: "12:00" }],
    ["subah", { min: "08:00", max: "12:00" }],
  ];
  it.each(rows)("%s", (text, value) => expect(findTimes(tokensOf(text))[0]?.value).toEqual(value));
  it("reads bare hours only for those who ask", () => {
    expect(findTimes(tokensOf("saadhe das"))).toEqual([]);
    expect(findTimes(tokensOf("saadhe das"), { bare: true })[0]).toMatchObject({ value: "10:30", bare: true });
  });
  it("does not take amounts for hours", () => expect(findTimes(tokensOf("paanch lakh rupaye 18 percent"))).toEqual([]));
  it("comes back from words", () => {
    for (const language of ["hi", "hi-Latn", "en"]) {
      for (const time of ["09:00", "10:30", "11:15", "12:00", "14:30", "15:45", "17:00", "20:30"]) {
        expect(findTimes(tokensOf(timeToWords(time, language)))[0]?.value, timeToWords(time, language)).toBe(time);
      }
    }
  });
});
