import type { Issue } from "../../issues.ts";
import type { State } from "../../kinds/kinds.ts";
import type { Transition } from "../../document/transitions.ts";
import { nameOf } from "../names.ts";
import { conditionKey } from "./ways-out.ts";

/** Ways out that can never be taken, because one above them holds whenever they do. */
export function shadowedWaysOut(id: string, state: State, exits: readonly [string, Transition][]): Issue[] {
  const issues: Issue[] = [];
  if (exits.length < 2) return issues;
  const before: { exit: string; key: string; bounds: Bounds | null; turns: number | null }[] = [];
  for (const [exit, { when }] of exits) {
    const key = conditionKey(when);
    const bounds = when.kind === "expression" ? readBounds(when.expression) : null;
    const turns = when.kind === "turns" ? when.count : null;
    const shadow = before.find(
      (earlier) =>
        earlier.key === key ||
        earlier.key === "else" ||
        earlier.key === "expression:true" ||
        (earlier.bounds && bounds && covers(earlier.bounds, bounds)) ||
        (earlier.turns !== null && turns !== null && earlier.turns <= turns),
    );
    if (shadow) {
      issues.push({
        code: "shadowed-way-out",
        severity: shadow.key === "else" || shadow.key === key ? "error" : "warning",
        path: ["states", id, "transitions", exit],
        state: id,
        message: `This way out of ${nameOf(state)} is never taken: one above it already holds whenever this one does. Move it up, or delete it.`,
        witness: [{ state: id, via: shadow.exit }],
        fix: { title: "Delete this way out", operations: [{ op: "remove", path: ["states", id, "transitions", exit] }] },
      });
    }
    before.push({ exit, key, bounds, turns });
  }
  return issues;
}

/** Per name the closed or open interval that a conjunction of comparisons allows. */
type Bounds = Map<string, { low: number; lowOpen: boolean; high: number; highOpen: boolean }>;

const comparison = /^\(?\s*([a-z][a-z0-9_]*)\s*(<=|>=|<|>|==)\s*(-?\d+(?:\.\d+)?)\s*\)?$/;

/** Reads conjunctions of `name op number`; null for anything else, about which nothing is claimed. */
function readBounds(source: string): Bounds | null {
  const bounds: Bounds = new Map();
  for (const part of source.split("&&")) {
    const match = comparison.exec(part.trim());
    if (!match) return null;
    const [, name, operator, digits] = match as unknown as [string, string, string, string];
    const value = Number(digits);
    const range = bounds.get(name) ?? { low: -Infinity, lowOpen: true, high: Infinity, highOpen: true };
    if (operator !== "<" && operator !== "<=" && value >= range.low) {
      range.lowOpen = operator === ">" || (value === range.low && range.lowOpen);
      range.low = value;
    }
    if (operator !== ">" && operator !== ">=" && value <= range.high) {
      range.highOpen = operator === "<" || (value === range.high && range.highOpen);
      range.high = value;
    }
    bounds.set(name, range);
  }
  return bounds;
}

function covers(wide: Bounds, narrow: Bounds): boolean {
  for (const [name, outer] of wide) {
    const inner = narrow.get(name);
    if (!inner) return false;
    if (inner.low < outer.low || (inner.low === outer.low && outer.lowOpen && !inner.lowOpen)) return false;
    if (inner.high > outer.high || (inner.high === outer.high && outer.highOpen && !inner.highOpen)) return false;
  }
  return true;
}
