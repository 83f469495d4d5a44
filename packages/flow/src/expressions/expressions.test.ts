import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Json } from "../document/json.ts";
import type { Scope } from "../program.ts";
import { anyTree, jsonValue } from "../testing/expression-arbitraries.ts";
import { sampleDocument, scopeWith } from "../testing/sample.ts";
import { evaluateTree } from "./evaluate.ts";
import { expressionLimits, parseExpression } from "./parse-expression.ts";
import { printTree } from "./print.ts";
import { renameInExpression } from "./rename.ts";
import { namesIn, type Tree } from "./tree.ts";

const document = sampleDocument();
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

  test("[E11] renames a detail where it is read, and nothing else", () => {
    const source = 'rate > 5 &&  branches.rate == "rate" && branches.exists(rate, rate > 1) || abs( rate )>2';
    expect(renameInExpression(source, "rate", "interest")).toBe(
      'interest > 5 &&  branches.rate == "rate" && branches.exists(rate, rate > 1) || abs( interest )>2',
    );
    expect(renameInExpression("rate >", "rate", "x")).toBe("rate >");
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
