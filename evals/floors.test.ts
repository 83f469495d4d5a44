import path from "node:path";
import { describe, expect, it, vi } from "vitest";
import { acts } from "./acts.ts";
import { conversations } from "./conversations.ts";
import type { Evaluation } from "./evaluation.ts";
import { language } from "./language.ts";
import { offPath } from "./off-path.ts";
import { pii } from "./pii.ts";
import { slots } from "./slots.ts";

const data = (name: string) => path.join(import.meta.dirname, "data", `${name}.tsv`);
const now = Date.parse("2026-11-18T11:30:00+05:30");

/** What was reached, a little less for the next phrase that is written: a change that understands worse is seen here. */
const floors: [name: string, evaluation: Evaluation, file: string | undefined, least: number, aside?: boolean][] = [
  ["slots", slots, data("slots"), 0.995],
  ["slots kept aside", slots, data("slots-aside"), 0.99],
  ["slots of every day", slots, data("slots-everyday"), 0.985],
  ["acts", acts, data("acts"), 0.985],
  ["acts kept aside", acts, data("acts-aside"), 0.95],
  ["language", language, data("language"), 0.99],
  ["language kept aside", language, data("language-aside"), 0.99],
  ["personal data", pii, data("pii"), 1],
  ["personal data kept aside", pii, data("pii-aside"), 1],
  ["off the path", offPath, undefined, 0.99],
  ["conversations", conversations, undefined, 0.95],
  ["conversations kept aside", conversations, undefined, 0.9, true],
];

describe("what was reached stands", () => {
  it.each(floors)("%s", async (_name, evaluation, file, least, aside) => {
    const log = vi.spyOn(console, "log").mockReturnValue();
    const table = vi.spyOn(console, "table").mockReturnValue();
    const measures = await evaluation({ data: file, now, aside });
    log.mockRestore();
    table.mockRestore();
    expect(measures[0]?.value, `${measures[0]?.name}`).toBeGreaterThanOrEqual(least);
    // Nothing personal is seen where nothing is, and no language is left far behind.
    for (const { name, value } of measures) {
      if (name.startsWith("pii false alarms")) expect(value, name).toBe(0);
      if (/ (?:hi|bn|mr|en|hx)$/.test(name) && !name.startsWith("conversations")) expect(value, name).toBeGreaterThanOrEqual(least - 0.06);
    }
  });
});
