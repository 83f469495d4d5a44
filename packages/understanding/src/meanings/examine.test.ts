import { compile } from "@vaarta/flow";
import { describe, expect, it } from "vitest";
import { sampleDocument } from "../testing/sample-program.ts";
import { examineMeanings } from "./examine.ts";

const document = sampleDocument();
document.intents["charges"] = { name: "Charges", examples: { en: ["how much interest do you charge me", "any hidden fee"] } };
document.intents["move"] = { name: "Move", examples: { en: ["change it to another day", "come on some other date"] } };
document.intents["cancel"] = { name: "Cancel", examples: { en: ["change it to another day", "drop my visit"] } };
const examiner = examineMeanings(compile(document));

describe("what the analyst sees of her examples", () => {
  it("names examples of different intents that sound alike", () => {
    const [first] = examiner.collisions({ kind: "intent", id: "charges" });
    expect(first?.example.text).toBe("how much interest do you charge me");
    expect(first?.other).toMatchObject({
      meaning: { kind: "intent", id: "rate_question" },
      text: "how much interest do you charge",
      language: "en",
    });
    expect(first?.likeness).toBeGreaterThan(0.8);
    expect(examiner.collisions({ kind: "intent", id: "close" }, { from: 0.8 })).toEqual([]);
  });
  it("says what a phrase scores, which examples it is like and which words speak for it", () => {
    const { scores, nearest, words } = examiner.explain("mera sona safe rahega na");
    expect(scores[0]?.meaning).toEqual({ kind: "intent", id: "safety" });
    expect(scores[0]?.score).toBeGreaterThan(0.5);
    expect(nearest[0]?.meaning.id).toBe("safety");
    const weights = new Map(words.map(({ word, weight }) => [word, weight]));
    expect([...weights.keys()]).toEqual(["mera", "sona", "safe", "rahega", "na"]);
    expect(weights.get("safe")!).toBeGreaterThan(weights.get("na")!);
  });
  it("is unsure between two that fit alike (V10), and of what fits none", () => {
    expect(
      examiner
        .explain("change it to another day")
        .unsure?.map(({ id }) => id)
        .sort(),
    ).toEqual(["cancel", "move"]);
    expect(examiner.explain("mera sona safe rahega na").unsure).toBeNull();
    const strange = examiner.explain("zzz qqq");
    expect(strange.unsure).toBeNull();
    expect(strange.scores[0]?.score ?? 0).toBeLessThan(0.3);
  });
});
