import type { Operation } from "@vaarta/flow";
import { isMap, own, sameJson, type JsonMap } from "./json.ts";
import { canDescend } from "./units.ts";

/**
 * The fewest operations that turn `a` into `b`: `applyOperations(a, diff(a, b))` is the same JSON as `b`. Pure.
 * Units (texts with their marks, lists, places on the canvas, free JSON) and values that became another kind are set
 * whole. Parts that are the same object on both sides are not looked into.
 */
export function diff(a: object, b: object): Operation[] {
  const operations: Operation[] = [];
  compareMaps([], a as JsonMap, b as JsonMap, operations);
  return operations;
}

/** The same for what lies at one path; undefined stands for nothing. */
export function diffAt(path: readonly string[], a: unknown, b: unknown): Operation[] {
  const operations: Operation[] = [];
  compare(path, a, b, operations);
  return operations;
}

function compare(path: readonly string[], a: unknown, b: unknown, operations: Operation[]): void {
  if (a === b) return;
  if (b === undefined) operations.push({ op: "remove", path });
  else if (canDescend(path, a, b) && isMap(a) && isMap(b)) compareMaps(path, a, b, operations);
  else if (!sameJson(a, b)) operations.push({ op: "set", path, value: b });
}

function compareMaps(path: readonly string[], a: JsonMap, b: JsonMap, operations: Operation[]): void {
  let both = 0;
  const [keys, later] = [Object.keys(a), Object.keys(b)];
  for (const key of keys) {
    const [before, after] = [a[key], b[key]];
    if (before === after) {
      both++;
    } else if (before !== undefined && Object.hasOwn(b, key)) {
      both++;
      compare([...path, key], before, after, operations);
    } else if (before !== undefined) {
      operations.push({ op: "remove", path: [...path, key] });
    }
  }
  if (both === later.length) return;
  for (const key of later)
    if (own(a, key) === undefined && b[key] !== undefined) operations.push({ op: "set", path: [...path, key], value: b[key] });
}
