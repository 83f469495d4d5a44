import { compile } from "@vaarta/flow";
import { describe, expect, it } from "vitest";
import { sampleDocument, sampleNow, sampleWants } from "../testing/sample-program.ts";
import { createUnderstander } from "../understander.ts";
import { chosenPlace } from "./chosen.ts";
import { readUtterance } from "../utterance.ts";

const document = sampleDocument();
document.intents["move"] = {
  name: "Move",
  examples: {
    en: ["move my booking", "change the day of my booking", "another day for my visit", "shift my appointment", "reschedule the booking"],
    "hi-x-hinglish": ["meri booking badalni hai", "appointment badal do", "dusre din ki booking kar do"],
  },
};
document.intents["cancel"] = {
  name: "Cancel",
  examples: {
    en: ["cancel my booking", "drop my visit", "remove my appointment", "cancel the booking please", "call off my booking"],
    "hi-x-hinglish": ["meri booking radd karo", "appointment cancel karna hai", "booking cancel kar do"],
  },
};
const understander = createUnderstander(compile(document));
const intentsOf = (text: string, wants: Parameters<typeof sampleWants>[0] = {}) =>
  understander.understand({ text, wants: sampleWants(wants), now: sampleNow, timezone: "Asia/Kolkata" }).intents;

describe("two meanings that fit alike (V10)", () => {
  it.each(["meri booking", "my booking", "about my booking", "kal ki booking"])("%s may be moved or cancelled", (text) => {
    const [best, rival] = intentsOf(text);
    expect(new Set([best?.intent, rival?.intent])).toEqual(new Set(["cancel", "move"]));
    expect(best!.score).toBeLessThan(0.85);
    expect(rival!.score).toBeGreaterThanOrEqual(0.35);
    expect(best!.score - rival!.score).toBeLessThan(0.1);
  });
  it.each([
    ["cancel my booking tomorrow", "cancel"],
    ["booking badal do", "move"],
    ["byaj kitna lagega", "rate_question"],
  ])("%s is in no doubt", (text, intent) => {
    const [best, rival] = intentsOf(text);
    expect(best?.intent).toBe(intent);
    expect(best!.score - (rival?.score ?? 0)).toBeGreaterThan(0.1);
  });
  it("takes the one whose place she names", () => {
    const between = ["i:cancel", "i:move"];
    expect(intentsOf("pehla wala", { between })[0]).toMatchObject({ intent: "cancel", score: 0.9 });
    expect(intentsOf("the second one", { between })[0]).toMatchObject({ intent: "move" });
    expect(intentsOf("pehla wala")[0]?.intent).not.toBe("cancel");
  });
  it.each([
    ["প্রথমটা", 0],
    ["दुसरं", 1],
    ["the first one", 0],
    ["dono nahi", null],
  ])("%s: %s", (text, place) => expect(chosenPlace(readUtterance(text))).toBe(place));
});
