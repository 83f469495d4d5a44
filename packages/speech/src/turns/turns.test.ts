import { describe, expect, it } from "vitest";
import { completeness, createRuleTurnDetector } from "./rule-turn-detector.ts";
import { turnExamples, unseenTurnExamples } from "./turn-examples.ts";

describe("rules for the end of a turn", () => {
  it.each(Object.keys(turnExamples))("tell finished from unfinished in %s", (language) => {
    const { finished, unfinished } = turnExamples[language]!;
    const cutOff = finished.filter((text) => completeness(text, language) < 0.5);
    const tooEarly = unfinished.filter((text) => completeness(text, language) >= 0.5);
    expect({ cutOff, tooEarly }).toEqual({ cutOff: [], tooEarly: [] });
  });

  // What they are worth on words they were not made for; the figures are in the package's README.
  it.each([
    ["hi", 0.85],
    ["bn", 0.8],
    ["mr", 0.8],
    ["en", 0.85],
  ])("are right about unseen words in %s", (language, least) => {
    const { finished, unfinished } = unseenTurnExamples[language]!;
    const wrong = [
      ...finished.filter((text) => completeness(text, language) < 0.5),
      ...unfinished.filter((text) => completeness(text, language) >= 0.5),
    ];
    expect(1 - wrong.length / (finished.length + unfinished.length), wrong.join("; ")).toBeGreaterThanOrEqual(least);
  });
});

it("answers through the interface", async () => {
  const detector = createRuleTurnDetector();
  const judge = (text: string) => detector.judge({ text, language: "hi", pcm: new Int16Array(0) }, new AbortController().signal);
  expect(await judge("मुझे लोन चाहिए")).toBeGreaterThan(await judge("मुझे लोन चाहिए लेकिन"));
  expect(await judge("")).toBe(0.5);
});
