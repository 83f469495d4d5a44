import { describe, expect, test } from "vitest";
import { ruleOf, sourceOf } from "./rule-model.ts";

describe("rules as sentences", () => {
  test.each(['amount >= 500000 && city == "Pune"', "name != null", "name == null || amount < -5", "agreed == true"])(
    "%s is read and written the same",
    (source) => {
      const rule = ruleOf(source);
      expect(rule).not.toBeNull();
      if (rule) expect(sourceOf(rule)).toBe(source);
    },
  );

  test("a bare detail and its negation are yes and no", () => {
    expect(ruleOf("agreed && !late")?.clauses).toEqual([
      { slot: "agreed", is: "==", value: true },
      { slot: "late", is: "==", value: false },
    ]);
  });

  test("what sentences cannot show is left as it was typed", () => {
    for (const source of ["a + b > 3", "size(name) > 2", "a && (b || c)", "amount >="]) expect(ruleOf(source)).toBeNull();
  });

  test("nothing typed is a rule without sentences", () => {
    expect(ruleOf("  ")).toEqual({ joined: "and", clauses: [] });
  });
});
