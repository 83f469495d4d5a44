import fc from "fast-check";
import type { Json } from "../document/json.ts";
import type { BinaryOperator, Loop, Tree } from "../expressions/tree.ts";

/** Values and trees for property tests. */
/** As it comes out of a document or a log: JSON has no minus zero. */
export const jsonValue: fc.Arbitrary<Json> = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value)) as Json);

const span = { start: 0, end: 0 };
const names = fc.constantFrom("outstanding", "rate", "city", "visit_date", "purpose", "branches", "segment", "turns", "item");
const calls = fc.constantFrom("known", "low", "high", "size", "days_until", "abs", "min", "string", "number", "hour");
const operators = fc.constantFrom<BinaryOperator>("==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", "%", "in");
const loops = fc.constantFrom<Loop>("all", "exists", "exists_one", "filter", "map");
const text = fc.string({ unit: "grapheme", maxLength: 12 });

/** Trees as the parser makes them: numbers are not negative, which is written with a sign. */
export const anyTree: fc.Arbitrary<Tree> = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, depthIdentifier: "tree" },
    fc
      .oneof(fc.nat(10_000_000), fc.constantFrom(0.5, 12.5, 9.25), text, fc.boolean(), fc.constant(null))
      .map((value): Tree => ({ ...span, op: "value", value })),
    names.map((name): Tree => ({ ...span, op: "name", name })),
    fc
      .record({ of: tie("tree"), key: fc.constantFrom("min", "max", "monthly") })
      .map(({ of, key }): Tree => ({ ...span, op: "field", of, key })),
    fc.record({ of: tie("tree"), index: tie("tree") }).map((fields): Tree => ({ ...span, op: "index", ...fields })),
    fc.array(tie("tree"), { maxLength: 3 }).map((items): Tree => ({ ...span, op: "list", items })),
    fc
      .record({ name: calls, args: fc.array(tie("tree"), { maxLength: 2 }) })
      .map(({ name, args }): Tree => ({ ...span, op: "call", name, method: false, args })),
    fc
      .record({ of: tie("tree"), loop: loops, body: tie("tree") })
      .map((fields): Tree => ({ ...span, op: "loop", variable: "item", ...fields })),
    fc
      .record({ test: tie("tree"), whenTrue: tie("tree"), otherwise: tie("tree") })
      .map((fields): Tree => ({ ...span, op: "if", ...fields })),
    fc.record({ op: fc.constantFrom("and", "or"), left: tie("tree"), right: tie("tree") }).map((fields): Tree => ({ ...span, ...fields })),
    fc.record({ op: fc.constantFrom("not", "negate"), of: tie("tree") }).map((fields): Tree => ({ ...span, ...fields })),
    fc.record({ operator: operators, left: tie("tree"), right: tie("tree") }).map((fields): Tree => ({ ...span, op: "binary", ...fields })),
  ),
})).tree;
