import { expect, it } from "vitest";
import { type SpokenLine, withCaption } from "./voice-call.ts";

const caption = (who: "caller" | "agent", id: string, text: string, isFinal: boolean) => ({ who, id, text, language: "hi", isFinal });
const texts = (lines: readonly SpokenLine[]) => lines.map(({ text }) => text);

it("shows her words as they are recognised, and then as they are kept, once", () => {
  let lines = withCaption([], caption("agent", "s1", "नमस्ते", true));
  lines = withCaption(lines, caption("caller", "t1", "मुझे", false));
  lines = withCaption(lines, caption("caller", "t1", "मुझे लोन", false));
  expect(texts(lines)).toEqual(["नमस्ते", "मुझे लोन"]);
  lines = withCaption(lines, caption("caller", "u1", "मुझे लोन चाहिए", true));
  expect(texts(lines)).toEqual(["नमस्ते", "मुझे लोन चाहिए"]);
});

it("shows what she typed once, and twice when she typed it twice", () => {
  const typed = (id: string): SpokenLine => ({ who: "caller", id, text: "haan", language: null, isFinal: true, isUnsent: true });
  let lines = withCaption([typed("a")], caption("caller", "u1", "haan", true));
  expect(lines).toEqual([{ ...caption("caller", "u1", "haan", true), isUnsent: false }]);
  lines = withCaption([...lines, typed("b")], caption("caller", "u2", "haan", true));
  expect(lines.map(({ id }) => id)).toEqual(["u1", "u2"]);
});

it("takes back what came to nothing", () => {
  expect(withCaption(withCaption([], caption("caller", "t1", "उम", false)), caption("caller", "t1", "", true))).toEqual([]);
});
