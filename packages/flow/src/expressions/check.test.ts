import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Json } from "../document/json.ts";
import { anyTree } from "../testing/expression-arbitraries.ts";
import { sampleDocument, scopeWith } from "../testing/sample.ts";
import { evaluateTree } from "./evaluate.ts";
import { expressionFunctions } from "./functions.ts";
import { printTree } from "./print.ts";
import { checkExpression, slotTypes } from "./rules.ts";
import type { Tree } from "./tree.ts";

const document = sampleDocument();
const types = slotTypes(document);
const slotIds = new Map(Object.entries(document.slots).map(([id, { name }]) => [name, id]));

const problemsOf = (source: string, wants: "rule" | "value" = "rule", hasResult = false) =>
  checkExpression(source, { slots: types, wants, hasResult }).problems;

/** The words a problem underlines. */
const underlined = (source: string) =>
  problemsOf(source).map(({ code, offset, length }) => `${code}: ${source.slice(offset, offset + length)}`);

/** Evaluates with slots given by name. */
function evaluate(tree: Tree, slots: Record<string, Json>) {
  const byId = Object.fromEntries(Object.entries(slots).map(([name, value]) => [slotIds.get(name) ?? name, value]));
  return evaluateTree(tree, scopeWith({ slots: byId }), slotIds);
}

describe("checking", () => {
  test.each<[string, string[]]>([
    ["outstanding >= 500000 && known(city)", []],
    ["visit_date != null", []],
    ['purpose == "opt-home"', []],
    ['visit_date >= "2025-11-30"', []],
    ["branches.any.thing > 5", []],
    ["outstandin > 2", ["unknown-slot: outstandin"]],
    ["outstanding > 2 && !(foo == 1) && bar", ["unknown-slot: foo", "unknown-slot: bar"]],
    ['purpose == "opt-hom"', ['unknown-option: "opt-hom"']],
    ['purpose in ["opt-home", "x"]', ['unknown-option: "x"']],
    ['"opt-x" == purpose', ['unknown-option: "opt-x"']],
    ['outstanding == "five"', ['type-mismatch: outstanding == "five"']],
    ['outstanding > "five"', ['type-mismatch: outstanding > "five"']],
    ["city + 1 == city", ["type-mismatch: city + 1"]],
    ["city * 2 > 1", ["type-mismatch: city"]],
    ['visit_date > "30/11/2025"', ['type-mismatch: "30/11/2025"']],
    ['visit_time > "4 pm"', ['type-mismatch: "4 pm"']],
    ["days_until(rate) > 2", ["wrong-arguments: rate"]],
    ["days_until() > 2", ["wrong-arguments: days_until()"]],
    ["knwn(city)", ["unknown-function: knwn(city)"]],
    ['city.matches("x")', ['unknown-function: city.matches("x")']],
    ["outstanding", ["not-a-rule: outstanding"]],
    ["city.exists(x, x > 1)", ["type-mismatch: city"]],
    ["result.saving > 1", ["unknown-slot: result"]],
    ["outstanding = 5", ["expression-syntax: ="]],
    ["outstanding > 5 and rate > 2", ["expression-syntax: and"]],
    ['city == "Pune', ['expression-syntax: "Pune']],
    ["outstanding > ₹5", ["expression-syntax: ₹"]],
    ["city == पुणे", ["expression-syntax: प"]],
    ["(rate > 2", ["expression-syntax: "]],
    ['{"a": 1} == 2', ['not-supported: {"a": 1}']],
    ['b"x" == 2', ['not-supported: b"x"']],
    ["99999999999999999999 > 1", ["not-supported: 99999999999999999999"]],
    ["", ["expression-syntax: "]],
  ])("[E6] %j", (source, expected) => {
    expect(underlined(source)).toEqual(expected);
  });

  test("[E6] says what to write instead, in plain words", () => {
    const message = (source: string) => problemsOf(source)[0]?.message;
    expect(message("outstandin > 2")).toContain('Did you mean "outstanding"?');
    expect(message("outstanding = 5")).toContain('"=="');
    expect(message('purpose == "opt-hom"')).toContain("opt-home");
    for (const source of ["a +", "rate > ", "§", "rate rate", "in", "for > 2"]) expect(message(source)).toMatch(/^["A-Z].*\.$/);
  });

  test("[E6] a rule that is checked and finds nothing never fails on slots of its types", () => {
    const value: fc.Arbitrary<Json> = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }), fc.constant(null));
    fc.assert(
      fc.property(anyTree, value, fc.option(fc.string()), (tree, number, text) => {
        const source = printTree(tree);
        if (/branches|\/|%|visit_date/.test(source) || problemsOf(source, "value").length > 0) return;
        const purpose = text === null ? null : "opt-home";
        const result = evaluate(tree, { outstanding: number, rate: number, city: text, purpose });
        if (!result.ok) expect(result.message).toMatch(/too (?:many|large|long)|was needed/);
      }),
      { numRuns: 1000 },
    );
  });

  test("[E6] every function says what it is for", () => {
    for (const { help } of Object.values(expressionFunctions)) expect(help).toMatch(/^[A-Z].*\.$/);
  });
});
