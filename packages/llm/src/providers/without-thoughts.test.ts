import { describe, expect, it } from "vitest";
import { WithoutThoughts } from "./without-thoughts.ts";

function heard(text: string, size: number): string {
  const filter = new WithoutThoughts();
  let all = "";
  for (let at = 0; at < text.length; at += size) all += filter.push(text.slice(at, at + size));
  return all + filter.end();
}

describe("what a model thinks aloud", () => {
  it.each([
    ["<think>She asks about safety. 5 < 6.</think>\n\nJi haan, safe hai.", "\n\nJi haan, safe hai."],
    ["\n<think>\n</think>Ji.", "Ji."],
    ["<think>never done", ""],
    ["<thi", "<thi"],
    ["<thing> hai", "<thing> hai"],
    ["Ji <think>haan</think>.", "Ji <think>haan</think>."],
    ["Ji haan.", "Ji haan."],
    ["", ""],
  ])("of %j leaves %j", (text, left) => {
    for (const size of [1, 2, 3, 100]) expect(heard(text, size)).toBe(left);
  });

  it("holds back no word of an answer without it", () => {
    expect(new WithoutThoughts().push("Ji")).toBe("Ji");
  });
});
