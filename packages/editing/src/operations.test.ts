import { canonicalJson, documentSchema, type Operation } from "@vaarta/flow";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { diff } from "./diff.ts";
import { isEditingError } from "./errors.ts";
import { applyOperations, invert } from "./operations.ts";
import { deepFrozen, randomEdits, seeds } from "./testing/random-edits.ts";
import { sampleDocument } from "./testing/sample-document.ts";

const sample = deepFrozen(sampleDocument());

function codeOf(run: () => unknown): string | undefined {
  try {
    run();
  } catch (error) {
    return isEditingError(error) ? error.code : "other";
  }
  return undefined;
}

describe("operations", () => {
  test("[O1] the sample is a valid document", () => {
    expect(documentSchema.safeParse(sample).error).toBeUndefined();
  });

  test("[O1] what no operation goes through is the same object", () => {
    const after = applyOperations(sample, [{ op: "set", path: ["states", "ask", "name"], value: "Amount" }]);
    expect(after.states["ask"]?.name).toBe("Amount");
    expect(sample.states["ask"]?.name).toBe("Ask amount");
    expect(after.lines).toBe(sample.lines);
    expect(after.states["hello"]).toBe(sample.states["hello"]);
    expect(after.states["ask"]?.transitions).toBe(sample.states["ask"]?.transitions);
  });

  test("[O1] large maps are copied whole, plain and in order", () => {
    const states = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`s${index}`, { name: `${index}` }]));
    const after = applyOperations({ states }, [
      { op: "set", path: ["states", "s7", "name"], value: "x" },
      { op: "set", path: ["states", "new"], value: {} },
      { op: "remove", path: ["states", "s9"] },
    ]);
    expect(Object.getPrototypeOf(after.states)).toBe(Object.prototype);
    expect(Object.keys(after.states)).toEqual([...Object.keys(states).filter((id) => id !== "s9"), "new"]);
    expect(after.states["s8"]).toBe(states["s8"]);
    expect(states["s7"]).toEqual({ name: "7" });
  });

  test("[O7] a patch copies a map once, however many operations it has", () => {
    // Copying for each of these would take the better part of a minute.
    const ids = Array.from({ length: 10_000 }, (_, index) => `s${index}`);
    const states = Object.fromEntries(ids.map((id) => [id, 0]));
    const operations = ids.map((id): Operation => ({ op: "set", path: ["states", id], value: 1 }));
    expect(Object.values(applyOperations({ states }, operations).states).every((value) => value === 1)).toBe(true);
  }, 5000);

  test("[O2] removing what is not there changes nothing", () => {
    expect(applyOperations(sample, [{ op: "remove", path: ["states", "nobody"] }])).toBe(sample);
  });

  test("[O3] what holds a change must be there, and be a map", () => {
    expect(codeOf(() => applyOperations(sample, [{ op: "set", path: ["states", "nobody", "name"], value: "x" }]))).toBe("MISSING_PARENT");
    expect(codeOf(() => applyOperations(sample, [{ op: "set", path: ["silence", "afterMs", "0"], value: 1 }]))).toBe("NOT_A_MAP");
    expect(codeOf(() => applyOperations(sample, [{ op: "set", path: ["name", "x"], value: 1 }]))).toBe("NOT_A_MAP");
  });

  test("[O4] no path reaches a prototype", () => {
    for (const name of ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty"]) {
      expect(codeOf(() => applyOperations(sample, [{ op: "set", path: ["states", name], value: {} }]))).toBe("FORBIDDEN_PATH");
      expect(codeOf(() => applyOperations(sample, [{ op: "set", path: [name, "polluted"], value: true }]))).toBe("FORBIDDEN_PATH");
      expect(codeOf(() => applyOperations(sample, [{ op: "remove", path: ["canvas", "positions", name] }]))).toBe("FORBIDDEN_PATH");
    }
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
    expect(codeOf(() => applyOperations(sample, [{ op: "set", path: [], value: {} }]))).toBe("FORBIDDEN_PATH");
  });

  test("[O4] a value with an own __proto__ stays plain data", () => {
    const value: unknown = JSON.parse('{"__proto__": {"polluted": true}}');
    const after = applyOperations(sample, [{ op: "set", path: ["tools", "branches", "parameters"], value }]);
    const again = applyOperations(after, diff(after, structuredClone(after)));
    expect(canonicalJson(again)).toContain("polluted");
    expect("polluted" in {}).toBe(false);
  });

  test("[O5] an operation that is none is refused whole", () => {
    const wrong = { op: "move", path: ["name"] } as unknown as Operation;
    expect(codeOf(() => applyOperations(sample, [wrong]))).toBe("BAD_OPERATION");
    expect(codeOf(() => applyOperations(sample, [{ op: "set", path: ["name"], value: undefined }]))).toBe("BAD_OPERATION");
  });

  test("[O6] any edits inverted give the same bytes again, on frozen input", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const operations = randomEdits(sample, seed, 12).flat();
        const after = deepFrozen(applyOperations(sample, operations));
        const back = applyOperations(after, invert(sample, operations));
        expect(canonicalJson(back)).toBe(canonicalJson(sample));
      }),
    );
  });
});

describe("diff", () => {
  test("[D1] the difference turns one into the other, whatever they are", () => {
    fc.assert(
      fc.property(seeds, seeds, (first, second) => {
        const a = applyOperations(sample, randomEdits(sample, first, 8).flat());
        const b = applyOperations(sample, randomEdits(sample, second, 8).flat());
        expect(canonicalJson(applyOperations(a, diff(a, b)))).toBe(canonicalJson(b));
        expect(diff(a, structuredClone(a))).toEqual([]);
      }),
    );
  });

  test("[D1] documents of any JSON are turned into one another", () => {
    const json = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 }));
    fc.assert(
      fc.property(json, json, (a, b) => {
        const [from, to] = [{ root: a }, { root: b }];
        expect(canonicalJson(applyOperations(from, diff(from, to)))).toBe(canonicalJson(to));
      }),
    );
  });

  test("[D2] units are set whole: texts with their marks, lists, places, free JSON", () => {
    const after = applyOperations(sample, [
      { op: "set", path: ["lines", "l-hello", "variants", "v1", "texts", "hi"], value: { text: "नमस्ते", reviewed: true } },
      { op: "set", path: ["canvas", "positions", "hello"], value: { x: 1, y: 0 } },
      { op: "set", path: ["tests", "short", "turns"], value: [{ caller: "हाँ" }] },
      { op: "set", path: ["tools", "branches", "parameters"], value: { type: "object", properties: {} } },
    ]);
    expect(diff(sample, after).map(({ path }) => path.join("/"))).toEqual([
      "lines/l-hello/variants/v1/texts/hi",
      "tools/branches/parameters",
      "tests/short/turns",
      "canvas/positions/hello",
    ]);
  });

  test("[D3] what became another kind is set whole", () => {
    const after = applyOperations(sample, [
      { op: "set", path: ["states", "check", "transitions", "t5", "when"], value: { kind: "turns", count: 2 } },
      { op: "set", path: ["slots", "city", "type"], value: { type: "name" } },
    ]);
    expect(diff(sample, after).map(({ path }) => path.join("/"))).toEqual(["states/check/transitions/t5/when", "slots/city/type"]);
  });
});
