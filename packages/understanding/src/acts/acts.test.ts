import { describe, expect, it } from "vitest";
import { understandSample } from "../testing/sample-program.ts";
import { actsTable } from "./acts-table.ts";

const split = (text: string | undefined) => (text ?? "").trim().split(/\s+/).filter(Boolean);

describe("dialogue acts by words", () => {
  it.each(actsTable.map((line) => [line]))("%s", (line) => {
    const [text = "", expected = ""] = line.split(" > ").length > 1 ? line.split(" > ") : line.split(" >");
    const [is, isNot] = expected.split("|");
    const acts = understandSample(text)
      .acts.filter(({ score }) => score >= 0.5)
      .map(({ act }) => act);
    for (const act of split(is)) expect(acts).toContain(act);
    for (const act of split(isNot)) expect(acts).not.toContain(act);
  });
});

describe("acts and what else was said", () => {
  const score = (act: string, ...rest: Parameters<typeof understandSample>) =>
    understandSample(...rest).acts.find((each) => each.act === act)?.score ?? 0;

  it("hears a correction in a no with a value, and no refusal", () => {
    const wants = { known: { amount: 500000 }, asked: "rate" };
    expect(score("correction", "nahi, saat lakh", wants)).toBeGreaterThan(0.8);
    expect(score("no", "nahi, saat lakh", wants)).toBeLessThan(0.5);
    expect(score("correction", "paanch nahi, saat lakh", wants)).toBeGreaterThan(0.8);
    expect(score("correction", "sorry, 7 lakh", wants)).toBeGreaterThan(0.5);
    expect(score("correction", "nahi", wants)).toBe(0);
  });
  it("hears both a yes and a change while confirming", () => {
    const wants = { confirming: "day", known: { day: "2026-11-20" } };
    expect(score("yes", "yes, but Thursday", wants)).toBeGreaterThan(0.5);
    expect(score("correction", "yes, but Thursday", wants)).toBeGreaterThan(0.5);
    expect(score("correction", "haan lekin shanivaar ko", wants)).toBeGreaterThan(0.5);
  });
  it("hears a yes before a question (V9)", () => {
    const understood = understandSample("theek hai, lekin byaj kitna lagega?");
    expect(understood.acts[0]?.act).toBe("yes");
    expect(understood.question).toBe(true);
    expect(understood.intents[0]?.intent).toBe("rate_question");
  });
  it("gives the language asked for", () => {
    expect(understandSample("please speak in English").acts[0]).toMatchObject({ act: "language-request", language: "en" });
    expect(understandSample("tamil mein bolo").acts[0]).toMatchObject({ act: "unsupported-language", language: "ta" });
  });
});
