import { isMap, keysOf } from "./json.ts";

/**
 * What changes as one: a text with its translation marks, a place on the canvas, free JSON. Written as patterns of
 * paths, `*` for any key. Lists are always units, wherever they are.
 */
const unitPatterns = [
  "lines/*/variants/*/texts/*",
  "canvas/positions/*",
  "desk/hours",
  "tools/*/parameters",
  "tools/*/result",
  "tools/*/samples/*/result",
  "tools/*/implementation/settings/*",
  "slots/*/initial",
  "tests/*/caller/attributes/*",
  "tests/*/expect/slots/*",
].map((pattern) => pattern.split("/"));

const reservedNames = new Set(Object.getOwnPropertyNames(Object.prototype).concat("prototype"));

/** True for names that could reach a prototype; ids and paths never hold them. */
export function isReserved(name: string): boolean {
  return reservedNames.has(name);
}

/** True when everything at this path changes together, whatever it is. */
export function isUnitPath(path: readonly string[]): boolean {
  return unitPatterns.some((pattern) => pattern.length === path.length && matches(pattern, path));
}

/** The unit a path lies in: the path itself, or the part of it that changes as one. */
export function unitPath(path: readonly string[]): readonly string[] {
  const pattern = unitPatterns.find((candidate) => candidate.length < path.length && matches(candidate, path));
  return pattern ? path.slice(0, pattern.length) : path;
}

/**
 * True when two values at a path can be compared key by key: both are maps, neither says it is of another kind
 * (mixing the fields of two kinds gives neither), and no key is one that a path may not hold.
 */
export function canDescend(path: readonly string[], a: unknown, b: unknown): boolean {
  if (!isMap(a) || !isMap(b) || isUnitPath(path)) return false;
  if (differs(a["kind"], b["kind"]) || differs(a["type"], b["type"])) return false;
  return !keysOf(a).some(isReserved) && !keysOf(b).some(isReserved);
}

function differs(a: unknown, b: unknown): boolean {
  return a !== b && (typeof a === "string" || typeof b === "string");
}

function matches(pattern: readonly string[], path: readonly string[]): boolean {
  return pattern.every((part, index) => part === "*" || part === path[index]);
}
