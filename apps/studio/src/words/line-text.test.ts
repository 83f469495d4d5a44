import type { LineVariant } from "@vaarta/flow";
import { describe, expect, test } from "vitest";
import { firstHeard } from "./line-text.ts";

const texts = {};
const variant = (id: string, when?: LineVariant["when"]): [string, LineVariant] => [id, { order: id, texts, ...(when ? { when } : {}) }];

describe("the wording that is shown first", () => {
  test("is what this voice says to a caller of whom nothing is known", () => {
    const variants = [
      variant("a", { gender: "masculine" }),
      variant("b", { segment: "seg-trust" }),
      variant("c", { gender: "feminine" }),
      variant("d"),
    ];
    expect(firstHeard(variants, "feminine")?.[0]).toBe("c");
    expect(firstHeard(variants, "masculine")?.[0]).toBe("a");
  });

  test("is one for a segment where there is no other, never one for the other voice", () => {
    const variants = [variant("a", { gender: "masculine" }), variant("b", { segment: "seg-trust" })];
    expect(firstHeard(variants, "feminine")?.[0]).toBe("b");
    expect(firstHeard([variant("a", { gender: "masculine" })], "feminine")?.[0]).toBe("a");
  });
});
