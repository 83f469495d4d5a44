import { compile } from "@vaarta/flow";
import { sampleAgent } from "@vaarta/testing";
import { describe, expect, it } from "vitest";
import { answerReader } from "./answer-reader.ts";
import type { AnswerPart } from "./answer-reader.ts";

const program = compile(sampleAgent());

function read(...pieces: string[]): AnswerPart[] {
  const reader = answerReader(program);
  return [...pieces.flatMap((piece) => reader.push(piece)), ...reader.end()];
}

const sentences = (parts: readonly AnswerPart[]) => parts.flatMap((part) => (part.type === "sentence" ? [part.text] : []));

describe("an answer as it comes", () => {
  const whole =
    '{"exit": "wins", "details": {"amount": {"value": "5,00,000", "words": "paanch lakh"}}, "look_up": null}\nजी, ज़रूर। Rs. 500 लगेंगे, 2.5 percent पर! ठीक है?\n';

  it("gives exit and details first, then sentence by sentence, cut at any character", () => {
    const expected: AnswerPart[] = [
      { type: "proposal", proposal: { exit: "wins", slots: [{ slot: "amount", value: 500_000, words: "paanch lakh", score: 0.8 }] } },
      { type: "sentence", text: "जी, ज़रूर।" },
      { type: "sentence", text: "Rs. 500 लगेंगे, 2.5 percent पर!" },
      { type: "sentence", text: "ठीक है?" },
    ];
    expect(read(whole)).toEqual(expected);
    expect(read(...whole.split(""))).toEqual(expected);
    for (let at = 0; at <= whole.length; at++) expect(read(whole.slice(0, at), whole.slice(at))).toEqual(expected);
  });

  it("releases a sentence as soon as it has ended", () => {
    const reader = answerReader(program);
    expect(reader.push('{"exit":null}\nOne. ')).toMatchObject([{ type: "proposal" }, { type: "sentence", text: "One." }]);
    expect(reader.push("Tw")).toEqual([]);
    expect(reader.push("o. Three")).toEqual([{ type: "sentence", text: "Two." }]);
  });

  it("reads a line wrapped in a fence, and words alone", () => {
    expect(read('```json\n{"exit": null}\n```\nHello.')).toEqual([
      { type: "proposal", proposal: {} },
      { type: "sentence", text: "Hello." },
    ]);
    expect(read("Hello.", " You there?")).toEqual([
      { type: "proposal", proposal: {} },
      { type: "sentence", text: "Hello." },
      { type: "sentence", text: "You there?" },
    ]);
    expect(sentences(read('{"exit":null}\n**Agent:** - Hello.'))).toEqual(["- Hello."]);
  });

  it.each(['{"exit": wins}\nHello.', '{"exit": "wins"', "{", '{"a":'.repeat(2000), '[1]\n{"exit"'])(
    "%s is malformed, or proposes nothing",
    (text) => {
      const [first] = read(text);
      expect(first?.type === "malformed" || (first?.type === "proposal" && Object.keys(first.proposal).length === 0)).toBe(true);
    },
  );

  it("asks for a look-up by the tool's name", () => {
    expect(read('{"look_up": {"tool": "quote", "args": {"amount": 5}}}')).toEqual([
      { type: "proposal", proposal: { tool: { tool: "quote", args: { amount: 5 } } } },
    ]);
  });

  it("a sentence without end is cut at a word", () => {
    const parts = sentences(read(`{}\n${"word ".repeat(300)}`));
    expect(parts.length).toBeGreaterThan(2);
    expect(
      parts
        .join(" ")
        .split(" ")
        .filter((word) => word === "word"),
    ).toHaveLength(300);
  });
});
