import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isEditingError } from "./errors.ts";
import { newId, orderBetween } from "./ids.ts";
import { seeded } from "./testing/random.ts";

describe("ids", () => {
  test("[I1] an id is made of its kind and letters that the schema takes", () => {
    const random = seeded(1);
    expect(newId("state", random)).toMatch(/^state-[0-9a-z]{12}$/);
    const ids = new Set(Array.from({ length: 5000 }, () => newId("line", random)));
    expect(ids.size).toBe(5000);
  });

  test("[I2] an order sorts between its neighbours, whatever text they are", () => {
    const order = fc.stringMatching(/^[!-~]{1,6}$/);
    fc.assert(
      fc.property(order, order, (a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        if (low === high) {
          expect(orderBetween(low, high) > low).toBe(true);
          return;
        }
        try {
          const made = orderBetween(low, high);
          expect(low < made && made < high).toBe(true);
        } catch (error) {
          // Only "x" and "x!", "x!!" have nothing between them.
          expect(isEditingError(error) && error.code).toBe("NO_ORDER");
          expect(high.slice(low.length)).toMatch(/^!+$/);
        }
        expect(orderBetween(high, null) > high).toBe(true);
      }),
    );
  });

  test("[I2] hundreds of siblings can be put at the same place", () => {
    let first = orderBetween(null, null);
    const last = orderBetween(first, null);
    for (let count = 0; count < 300; count++) first = orderBetween(first, last);
    expect(first < last).toBe(true);
    expect(first.length).toBeLessThanOrEqual(64);
  });
});
