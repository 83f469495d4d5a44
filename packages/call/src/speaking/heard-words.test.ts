import { describe, expect, test } from "vitest";
import { heardText, heardWords, type HeardSentence } from "./heard-words.ts";

const sentence = (given: Partial<HeardSentence> = {}): HeardSentence => ({
  text: "one two three four",
  words: [],
  totalMs: 2_000,
  playedMs: 2_000,
  isDone: true,
  ...given,
});
const timed = [0, 300, 900, 1_500].map((startMs, at) => ({ text: ["one", "two", "three", "four"][at]!, startMs }));

describe("what was heard", () => {
  test("[U10] is a sentence as it stands once it was played to its end", () => {
    expect(heardWords(sentence())).toBe("one two three four");
    expect(heardWords(sentence({ playedMs: 1_970 }))).toBe("one two three four");
    expect(heardWords(sentence({ playedMs: 1_970, isDone: false }))).toBe("one two three");
  });

  test("[U10] is every word that was played to its end, by the voice's own times", () => {
    expect(heardWords(sentence({ words: timed, playedMs: 899 }))).toBe("one");
    expect(heardWords(sentence({ words: timed, playedMs: 900 }))).toBe("one two");
    expect(heardWords(sentence({ words: timed, playedMs: 1_499 }))).toBe("one two");
  });

  test("[U10] goes by letters where the voice speaks other words than are written", () => {
    expect(heardWords(sentence({ text: "दर 9.5% है", words: [{ text: "दर", startMs: 0 }], playedMs: 1_000 }))).toBe("दर");
  });

  test("[U10] is nothing of what was never played, also when it was dropped", () => {
    expect(heardWords(sentence({ totalMs: 0, playedMs: 0 }))).toBe("");
    expect(heardWords(sentence({ playedMs: 0 }))).toBe("");
  });

  test("[U10] keeps utterances heard whole as they are, so that a promise is found in it", () => {
    const promise = "We call you back. Today.";
    const parts = [
      { text: promise, sentences: [sentence({ text: "We call you back." }), sentence({ text: "Today." })] },
      { text: "Which day suits you?", sentences: [sentence({ text: "Which day suits you?", playedMs: 600, isDone: true })] },
    ];
    expect(heardText(parts)).toEqual({ heard: "part", text: `${promise} Which` });
    expect(heardText(parts.slice(0, 1))).toEqual({ heard: "all", text: promise });
    expect(heardText([{ text: "Hello.", sentences: [sentence({ text: "Hello.", playedMs: 0 })] }])).toEqual({ heard: "none", text: "" });
  });
});
