import { describe, expect, test } from "vitest";
import { sampleDocument } from "../backend/sample-document.ts";
import { figuresAsWords, heard, secondsOf } from "./heard.ts";

const document = sampleDocument();
const now = Date.UTC(2026, 0, 5);

describe("a text as it is heard", () => {
  test("figures become words, money with its unit", () => {
    expect(figuresAsWords("₹2,52,000 बचेंगे", "hi")).toBe("दो लाख बावन हज़ार रुपये बचेंगे");
    expect(figuresAsWords("in 12 months", "en")).toBe("in twelve months");
  });

  test("details are filled with an example, and the difference is told", () => {
    const spoken = heard(document, "Namaste {customer_name}, {visit_day}?", "en", now);
    expect(spoken?.text).toContain("Asha Rao");
    expect(spoken?.differs).toBe(true);
    expect(heard(document, "Thank you.", "en", now)?.differs).toBe(false);
  });

  test("what cannot be read yet has no sound", () => {
    expect(heard(document, "Hello {", "en", now)).toBeNull();
  });

  test("a longer text takes longer; marks take no time", () => {
    expect(secondsOf("नमस्ते")).toBeLessThan(secondsOf("नमस्ते, मैं सरल क्लिनिक से बोल रही हूँ।"));
    expect(secondsOf("Would you like to book a visit, or do you have a question?")).toBeGreaterThan(2);
  });
});
