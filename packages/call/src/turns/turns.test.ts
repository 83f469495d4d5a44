import { describe, expect, test } from "vitest";
import { callSettings, endpointingMs } from "../settings.ts";
import { isBackchannel } from "./backchannel.ts";
import { endpointing, type Situation } from "./endpointing.ts";
import { floor, type Overlap } from "./floor.ts";
import { endingOf } from "./unfinished.ts";

const situation: Situation = { text: "", dictation: false, asked: false, answers: false, acts: [] };
const wait = (given: Partial<Situation>) => endpointing({ ...situation, ...given }, endpointingMs);

describe("the end of a turn", () => {
  test("[U2] waits by situation, the longest reason first", () => {
    expect(wait({ text: "मैं कल आऊँगा" })).toMatchObject({ class: "base", waitMs: 350 });
    expect(wait({ text: "पाँच लाख", asked: true })).toMatchObject({ class: "question", waitMs: 250 });
    expect(wait({ text: "पाँच लाख मतलब", asked: true })).toMatchObject({ class: "filler", waitMs: 1_000 });
    expect(wait({ text: "पाँच लाख और", asked: true })).toMatchObject({ class: "unfinished", waitMs: 700 });
    expect(wait({ text: "nine eight two", dictation: true })).toMatchObject({ class: "dictation", waitMs: 1_500 });
    expect(wait({ text: "बहुत परेशान हूँ", acts: ["distress"], asked: true })).toMatchObject({ class: "emotional", waitMs: 600 });
    expect(wait({ dictation: true, text: "9820098200", answers: true, asked: true })).toMatchObject({ class: "question" });
  });

  test("[U2] no words yet are no answer to a question", () => {
    expect(wait({ asked: true })).toMatchObject({ class: "base" });
  });

  test("[U2] a turn detector that is sure she goes on makes it wait; it never makes it wait less", () => {
    expect(wait({ text: "मैं कल आऊँगा", finished: 0.2 })).toMatchObject({ class: "unfinished" });
    expect(wait({ text: "पाँच लाख और", finished: 0.99 })).toMatchObject({ class: "unfinished" });
  });

  test("[U2] settings of a flow are taken", () => {
    expect(endpointing({ ...situation, text: "yes", asked: true }, { ...endpointingMs, question: 180 }).waitMs).toBe(180);
  });

  test.each([
    ["hi", "मेरा लोन पाँच लाख का है", "whole"],
    ["hi", "मेरा लोन", "whole"],
    ["hi", "मुझे पता नहीं क्योंकि", "unfinished"],
    ["hi", "तो मतलब", "filler"],
    ["hinglish", "mujhe loan chahiye lekin", "unfinished"],
    ["hinglish", "haan woh", "filler"],
    ["bn", "আমার লোন আছে কিন্তু", "unfinished"],
    ["bn", "পাঁচ লাখ মানে", "filler"],
    ["bn", "আমি কাল আসব", "whole"],
    ["mr", "मला कर्ज हवं आहे पण", "unfinished"],
    ["mr", "पाच लाख म्हणजे", "filler"],
    ["mr", "मी उद्या येतो", "whole"],
    ["en", "I want a loan but", "unfinished"],
    ["en", "five lakh um", "filler"],
    ["en", "on Monday", "whole"],
  ])("[U3] %s: %s is %s", (_language, text, ending) => {
    expect(endingOf(text, false)).toBe(ending);
  });

  test("[U3] a case ending after what was asked is no unfinished sentence", () => {
    expect(endingOf("सोमवार को", false)).toBe("unfinished");
    expect(endingOf("सोमवार को", true)).toBe("whole");
  });
});

describe("who has the floor", () => {
  const overlap: Overlap = {
    text: "",
    wordsMs: 300,
    speechMs: 100,
    silenceMs: 0,
    pausedMs: null,
    hasWaited: false,
    isUnheard: false,
    before: "",
    isFinal: false,
  };
  const decide = (given: Partial<Overlap>) => floor({ ...overlap, ...given }, callSettings);

  test("[U10] sound alone makes it pause, words make it yield", () => {
    expect(decide({})).toBe("go-on");
    expect(decide({ speechMs: 256 })).toBe("pause");
    expect(decide({ speechMs: 128, text: "रुकिए" })).toBe("yield");
    // A first guess is often gone with the next.
    expect(decide({ speechMs: 128, text: "who", wordsMs: 60 })).toBe("go-on");
    expect(decide({ speechMs: 320, text: "who", wordsMs: 60 })).toBe("pause");
    expect(decide({ text: "रुकिए", wordsMs: 0, isFinal: true })).toBe("yield");
    expect(decide({ pausedMs: 300, text: "रुकिए" })).toBe("yield");
  });

  test("[U11] back-channels leave it the floor, until other words follow them", () => {
    expect(decide({ speechMs: 600, text: "हाँ" })).toBe("go-on");
    expect(decide({ pausedMs: 200, text: "हाँ हाँ" })).toBe("resume");
    expect(decide({ text: "हाँ लेकिन" })).toBe("yield");
  });

  test("[U12] what has no words is given its time once", () => {
    expect(decide({ pausedMs: 1_000 })).toBe("pause");
    expect(decide({ pausedMs: 1_600 })).toBe("resume");
    expect(decide({ speechMs: 3_000, hasWaited: true })).toBe("go-on");
    expect(decide({ pausedMs: 400, isFinal: true })).toBe("resume");
  });

  test("[U13] the same words once more are waited for, and let it go on", () => {
    expect(decide({ text: "पाँच", before: "पाँच लाख" })).toBe("pause");
    expect(decide({ text: "तीन लें", before: "तीन लाख रुपये" })).toBe("pause");
    expect(decide({ text: "पाँच लाख", before: "पाँच लाख", pausedMs: 300 })).toBe("resume");
    expect(decide({ text: "पाँच", before: "पाँच लाख", isFinal: true })).toBe("yield");
  });

  test("[U14] before its first sound it waits at once", () => {
    expect(decide({ speechMs: 96, isUnheard: true })).toBe("pause");
  });
});

test.each([
  "haan",
  "Haan… haan… achha",
  "हाँ जी",
  "hmm",
  "ok",
  "okay okay",
  "হ্যাঁ",
  "আচ্ছা আচ্ছা",
  "हो",
  "बरं बरं",
  "theek hai",
  "ठीक आहे",
  "ঠিক আছে",
  "yeah right",
])("[U11] %s only tells that she listens", (text) => expect(isBackchannel(text)).toBe(true));

test.each(["", "haan lekin", "nahi", "हाँ पाँच लाख", "না", "नको", "wait", "ek minute", "hello", "haan haan haan haan haan haan haan"])(
  "[U11] %s is more, or nothing",
  (text) => expect(isBackchannel(text)).toBe(false),
);
