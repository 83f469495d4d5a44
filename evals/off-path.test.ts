import { describe, expect, it } from "vitest";
import { offPathCases } from "@vaarta/engine";
import { playOffPath, varieties } from "./off-path.ts";

describe.each(["gold-loan", "clinic-appointments"])("the off-path suite from text on %s", (pack) => {
  const results = playOffPath(pack);

  it("plays most cases in every variety", () => {
    for (const variety of Object.keys(varieties)) {
      const played = results.filter((each) => each.variety === variety).length;
      expect(played, variety).toBeGreaterThan(offPathCases.length * (pack === "gold-loan" ? 0.85 : 0.65));
    }
  });

  it("holds in nearly all of them, and no variety is left behind", () => {
    for (const variety of Object.keys(varieties)) {
      const own = results.filter((each) => each.variety === variety);
      const held = own.filter(({ problems }) => problems.length === 0).length;
      console.log(`${pack} ${variety}: ${held} of ${own.length} off-path conversations hold from text`);
      expect(held / own.length, variety).toBeGreaterThanOrEqual(0.92);
    }
  });

  it("never fails in what must not go wrong: no more calls, secrets, distress, steering", () => {
    const grave = results.filter(({ rule, problems }) => ["V18", "V26", "V27", "V28", "V51"].includes(rule) && problems.length > 0);
    expect(grave.map(({ id, variety, problems }) => `${id} ${variety}: ${problems.join("; ")}`)).toEqual([]);
  });
});
