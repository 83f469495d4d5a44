import type { WordLanguage } from "../languages.ts";

// A table: names of days, months and parts of the day, as the agent says them.

const list = (text: string) => text.trim().split(/\s+/);

/** Names of one language. Weekdays begin with Sunday, months with January. */
export interface CalendarNames {
  weekdays: readonly string[];
  months: readonly string[];
  /** Parts of the day, for languages that say them instead of am and pm. */
  periods?: { night: string; morning: string; noon: string; afternoon: string; lateAfternoon?: string; evening: string };
  /** "baje" with a place for the clock figure. */
  clock?: string;
  /** An hour and minutes past it, with places for both. */
  minutes?: string;
  /** Words for a quarter past, half past and a quarter to, before the hour. */
  quarters?: { past: string; half: string; to: string; oneAndHalf: string; twoAndHalf: string };
}

const english = {
  weekdays: list("Sunday Monday Tuesday Wednesday Thursday Friday Saturday"),
  months: list("January February March April May June July August September October November December"),
};

const hindiClock = {
  periods: { night: "रात", morning: "सुबह", noon: "दोपहर", afternoon: "दोपहर", evening: "शाम" },
  clock: "{time} बजे",
  minutes: "{hour} बजकर {minute} मिनट",
  quarters: { past: "सवा", half: "साढ़े", to: "पौने", oneAndHalf: "डेढ़", twoAndHalf: "ढाई" },
};

export const calendarNames: Readonly<Record<WordLanguage, CalendarNames>> = {
  en: english,
  hi: {
    weekdays: list("रविवार सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार"),
    months: list("जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर"),
    ...hindiClock,
  },
  "hi-x-hinglish": { ...english, ...hindiClock },
  "hi-Latn": {
    weekdays: list("ravivaar somvaar mangalvaar budhvaar guruvaar shukravaar shanivaar"),
    months: list("janvari farvari march april mai june july agast sitambar aktubar navambar disambar"),
    periods: { night: "raat", morning: "subah", noon: "dopahar", afternoon: "dopahar", evening: "shaam" },
    clock: "{time} baje",
    minutes: "{hour} bajkar {minute} minute",
    quarters: { past: "sava", half: "saadhe", to: "paune", oneAndHalf: "dedh", twoAndHalf: "dhai" },
  },
  bn: {
    weekdays: list("রবিবার সোমবার মঙ্গলবার বুধবার বৃহস্পতিবার শুক্রবার শনিবার"),
    months: list("জানুয়ারি ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর"),
    periods: { night: "রাত", morning: "সকাল", noon: "দুপুর", afternoon: "দুপুর", lateAfternoon: "বিকেল", evening: "সন্ধ্যা" },
    clock: "{time}টা",
    minutes: "{hour}টা {minute}",
    quarters: { past: "সওয়া", half: "সাড়ে", to: "পৌনে", oneAndHalf: "দেড়", twoAndHalf: "আড়াই" },
  },
  mr: {
    weekdays: list("रविवार सोमवार मंगळवार बुधवार गुरुवार शुक्रवार शनिवार"),
    months: list("जानेवारी फेब्रुवारी मार्च एप्रिल मे जून जुलै ऑगस्ट सप्टेंबर ऑक्टोबर नोव्हेंबर डिसेंबर"),
    periods: { night: "रात्री", morning: "सकाळी", noon: "दुपारी", afternoon: "दुपारी", evening: "संध्याकाळी" },
    clock: "{time} वाजता",
    minutes: "{hour} वाजून {minute} मिनिटे",
    quarters: { past: "सव्वा", half: "साडे", to: "पावणे", oneAndHalf: "दीड", twoAndHalf: "अडीच" },
  },
};
