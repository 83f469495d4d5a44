import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Json } from "../document/json.ts";
import type { Scope } from "../program.ts";
import { anyTree, jsonValue } from "../testing/expression-arbitraries.ts";
import { sampleDocument, scopeWith } from "../testing/sample.ts";
import { evaluateTree } from "./evaluate.ts";
import { expressionFunctions } from "./functions.ts";
import { expressionLimits, parseExpression } from "./parse-expression.ts";
import { printTree } from "./print.ts";
import { checkExpression, slotTypes } from "./rules.ts";
import { namesIn, type Tree } from "./tree.ts";

const document = sampleDocument();
const types = slotTypes(document);
const slotIds = new Map(Object.entries(document.slots).map(([id, { name }]) => [name, id]));

function treeOf(source: string): Tree {
  const parsed = parseExpression(source);
  if (!parsed.ok) throw new Error(`${source}: ${parsed.problem.message}`);
  return parsed.tree;
}

/** Evaluates with slots given by name. */
function evaluate(source: string, slots: Record<string, Json> = {}, given: Partial<Scope> = {}) {
  const byId = Object.fromEntries(Object.entries(slots).map(([name, value]) => [slotIds.get(name) ?? name, value]));
  return evaluateTree(treeOf(source), scopeWith({ slots: byId, ...given }), slotIds);
}

const valueOf = (...given: Parameters<typeof evaluate>): Json => {
  const result = evaluate(...given);
  if (!result.ok) throw new Error(result.message);
  return result.value;
};

const problemsOf = (source: string, wants: "rule" | "value" = "rule", hasResult = false) =>
  checkExpression(source, { slots: types, wants, hasResult }).problems;

/** The words a problem underlines. */
const underlined = (source: string) =>
  problemsOf(source).map(({ code, offset, length }) => `${code}: ${source.slice(offset, offset + length)}`);

const known = {
  outstanding: 500_000,
  rate: 13,
  city: "Pune",
  visit_date: "2025-11-24",
  purpose: "opt-home",
  branches: { list: [1, 2, 3] },
};

describe("evaluation", () => {
  test.each<[string, Json]>([
    ["outstanding >= 500000", true],
    ["rate > 12.5", true],
    ['city == "Pune"', true],
    ["visit_date != null", true],
    ["known(outstanding)", true],
    ["known(name)", false],
    ["outstanding * 2 / 4 + 1", 250_001],
    ["7 / 2", 3.5],
    ["-rate + 1", -12],
    ['purpose in ["opt-home", "opt-business"]', true],
    ['city.startsWith("Pu") && city.size() == 4', true],
    ["branches.list[1]", 2],
    ["branches.list.exists(x, x > 2)", true],
    ["branches.list.all(x, x > 2)", false],
    ["branches.list.exists_one(x, x == 2)", true],
    ["branches.list.filter(x, x != 2)", [1, 3]],
    ["branches.list.map(x, x * rate)", [13, 26, 39]],
    [
      "[1, 2].map(x, [10, 20].map(y, x * y))",
      [
        [10, 20],
        [20, 40],
      ],
    ],
    ["round_to(rate / 7, 2)", 1.86],
    ["min(rate, 5, 9)", 5],
    ['number("2,50,000") + 1', 250_001],
    ['rate > 12 ? "high" : "low"', "high"],
  ])("[E1] %s is %j", (source, value) => {
    expect(valueOf(source, known)).toEqual(value);
  });

  test("[E2] reads slots and what is built in, absent ones as null", () => {
    expect(valueOf("outstanding")).toBeNull();
    expect(
      valueOf(
        'segment == "seg-business" && language == "hi" && direction == "outbound" && turns == 3',
        {},
        { segment: "seg-business", direction: "outbound", turns: 3 },
      ),
    ).toBe(true);
    expect(valueOf("result.saving.monthly", {}, { result: { saving: { monthly: 12 } } })).toBe(12);
    expect(valueOf("result.saving.monthly")).toBeNull();
  });

  test.each<[string, Json]>([
    ["outstanding >= 500000", null],
    ["!(outstanding >= 500000)", null],
    ["outstanding + 1", null],
    ["days_until(visit_date) < 3", null],
    ["outstanding == null", true],
    ["outstanding != 5", true],
    ["outstanding > 5 && false", false],
    ["outstanding > 5 || true", true],
    ["false && outstanding > 5", false],
    ["outstanding > 5 && true", null],
    ["outstanding > 5 ? 1 : 2", null],
    ["branches.list.exists(x, x > 2)", null],
  ])("[E3] with nothing known, %s is %j", (source, value) => {
    expect(valueOf(source)).toEqual(value);
  });

  test.each<[string, Json]>([
    ["outstanding >= 200000", true],
    ["outstanding > 250000", false],
    ["outstanding <= 300000", true],
    ["outstanding < 250000", false],
    ["250000 < outstanding", false],
    ["has_range(outstanding)", true],
    ["has_range(rate)", false],
    ["low(outstanding) + high(outstanding)", 500_000],
    ["outstanding.min", 200_000],
    ["outstanding * 2", 400_000],
    ["low(rate)", 13],
  ])("[E4] for two to three lakh, %s is %j", (source, value) => {
    expect(valueOf(source, { outstanding: { min: 200_000, max: 300_000 }, rate: 13 })).toEqual(value);
  });

  test("[E5] time is the scope's, in its zone", () => {
    const atMidnight = { now: Date.UTC(2025, 10, 21, 20, 0) };
    expect(valueOf("today()")).toBe("2025-11-21");
    expect(valueOf("[today(), string(hour()), string(minute()), string(weekday())]", {}, atMidnight)).toEqual([
      "2025-11-22",
      "1",
      "30",
      "6",
    ]);
    expect(valueOf("today()", {}, { ...atMidnight, timezone: "UTC" })).toBe("2025-11-21");
    expect(valueOf("days_until(visit_date)", known)).toBe(3);
    expect(valueOf("days_until(visit_date)", { visit_date: "2025-11-20" })).toBe(-1);
    expect(valueOf('visit_date > "2025-11-23" && visit_time < "16:30"', { ...known, visit_time: "09:00" })).toBe(true);
  });

  test("[E7] any tree on any slots gives data, the same each time", () => {
    fc.assert(
      fc.property(anyTree, fc.dictionary(fc.constantFrom(...slotIds.values()), jsonValue), (tree, slots) => {
        const scope = scopeWith({ slots });
        const before = JSON.stringify(scope);
        const result = evaluateTree(tree, scope, slotIds);
        expect(evaluateTree(tree, scope, slotIds)).toEqual(result);
        if (result.ok) expect(JSON.parse(JSON.stringify(result.value))).toEqual(result.value);
        else expect(result).toMatchObject({ code: "EXPRESSION_ERROR", message: expect.stringMatching(/\.$/) as string });
        expect(JSON.stringify(scope)).toBe(before);
      }),
      { numRuns: 1000 },
    );
  });

  test.each(["1 / 0", "outstanding % 0", '"a" - 1', "city && true", "city.map(x, x)", "1e308 * 10", "known()", "nothing(1)"])(
    "[E7] %s fails with words",
    (source) => {
      expect(evaluate(source, known)).toMatchObject({ ok: false, code: "EXPRESSION_ERROR" });
    },
  );
});

describe("bombs", () => {
  test.each([
    ["long", "1 + ".repeat(1000) + "1"],
    ["deep brackets", "(".repeat(500) + "1" + ")".repeat(500)],
    ["deep lists", "[".repeat(500) + "]".repeat(500)],
    ["many parts", Array.from({ length: 401 }, () => "1").join("+")],
    ["long list", `[${"1,".repeat(300)}1]`],
  ])("[E8] %s source is refused", (_, source) => {
    expect(parseExpression(source)).toMatchObject({
      ok: false,
      problem: { code: expect.stringMatching(/expression-too-large/) as string },
    });
  });

  test("[E8] not many at all: nested signs and long chains are parsed or refused, never thrown", () => {
    for (const source of [
      "!".repeat(1999),
      "-".repeat(1998) + "1",
      "a" + ".b".repeat(900),
      "a" + "[0]".repeat(600),
      "a ? b : ".repeat(240) + "c",
    ]) {
      expect([true, false]).toContain(parseExpression(source).ok);
    }
  });

  test("[E8] work, texts and lists are bounded", () => {
    const long = { branches: Array.from({ length: 1900 }, (_, index) => index) };
    expect(evaluate("branches.map(a, branches.map(b, branches.map(c, c)))", long)).toMatchObject({ ok: false });
    expect(evaluate("branches.all(a, branches.all(b, true))", long)).toMatchObject({ ok: false });
    expect(evaluate("branches.all(a, !(-1 in branches))", long)).toMatchObject({ ok: false });
    const doubled = Array.from({ length: 30 }, () => "city").join(" + ");
    expect(evaluate(doubled, { city: "x".repeat(1000) })).toMatchObject({ ok: false });
    expect(evaluate("branches.map(x, x)", { branches: Array.from({ length: expressionLimits.items + 1 }, () => 1) })).toMatchObject({
      ok: false,
    });
  });

  test("[E10] prototypes cannot be reached", () => {
    for (const source of ["city.constructor", "branches.__proto__", 'branches["constructor"]', "constructor", "toString"]) {
      expect(valueOf(source, known)).toBeNull();
    }
    expect(parseExpression("__proto__")).toMatchObject({ ok: false });
    for (const source of ["constructor(1)", "toString(1)", "city.toString()"]) expect(evaluate(source, known).ok).toBe(false);
  });
});

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
        const result = evaluate(source, { outstanding: number, rate: number, city: text, purpose: text === null ? null : "opt-home" });
        if (!result.ok) expect(result.message).toMatch(/too (?:many|large|long)|was needed/);
      }),
      { numRuns: 1000 },
    );
  });

  test("[E6] every function says what it is for", () => {
    for (const { help } of Object.values(expressionFunctions)) expect(help).toMatch(/^[A-Z].*\.$/);
  });
});

describe("printing and reading", () => {
  test("[E9] a printed tree parses to itself", () => {
    const bare = (tree: Tree): unknown =>
      JSON.parse(JSON.stringify(tree, (key, value: unknown) => (key === "start" || key === "end" ? undefined : value)));
    fc.assert(
      fc.property(anyTree, (tree) => {
        const source = printTree(tree);
        const parsed = parseExpression(source);
        if (!parsed.ok) expect(parsed.problem.code).toBe("expression-too-large");
        else expect(bare(parsed.tree)).toEqual(bare(tree));
      }),
      { numRuns: 1000 },
    );
  });

  test("[E9] any text parses or is refused with a place inside it", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "grapheme", maxLength: 60 }),
          anyTree.map((tree) => printTree(tree).slice(1)),
        ),
        (source) => {
          const parsed = parseExpression(source);
          if (parsed.ok) return;
          expect(parsed.problem.offset).toBeGreaterThanOrEqual(0);
          expect(parsed.problem.offset).toBeLessThanOrEqual(source.length);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test("[E2] names what it reads, not what a loop names", () => {
    expect(namesIn(treeOf("city == item && branches.exists(item, item > rate) && city != null"))).toEqual([
      "city",
      "item",
      "branches",
      "rate",
    ]);
    expect(namesIn(treeOf("branches.exists(item, item > 1)"))).toEqual(["branches"]);
  });
});
