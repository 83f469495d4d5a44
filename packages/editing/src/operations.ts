import type { Operation } from "@vaarta/flow";
import { copyMap } from "./copy-map.ts";
import { EditingError } from "./errors.ts";
import { isMap, own, type JsonMap } from "./json.ts";
import { isReserved } from "./units.ts";

/**
 * The document with the operations made, one after another. Pure: the input is never touched, and every part that
 * no operation goes through is the same object as before, so that `===` tells what changed.
 * Removing what is not there changes nothing. The result may break the schema: check it where that matters.
 * @throws {EditingError} FORBIDDEN_PATH, MISSING_PARENT, NOT_A_MAP or BAD_OPERATION; then nothing was made.
 */
export function applyOperations<T extends object>(document: T, operations: readonly Operation[]): T {
  return applyAndInvert(document, operations).document;
}

/**
 * Operations that take back `operations` made on `document`: on the result they give the same JSON again. Pure.
 * @throws {EditingError} as `applyOperations`.
 */
export function invert(document: object, operations: readonly Operation[]): Operation[] {
  return applyAndInvert(document, operations).inverse;
}

/** Both at once: the new document and the way back. */
export function applyAndInvert<T extends object>(document: T, operations: readonly Operation[]): { document: T; inverse: Operation[] } {
  // Maps copied by this call may be changed in place: a patch of many operations copies a large map only once.
  const inverse: Operation[] = [];
  const changed = applyEach(document, operations, new Set(), inverse);
  return { document: changed, inverse: inverse.reverse() };
}

/**
 * Makes the operations and gives the root. Maps in `copies` are changed in place; others are copied first and added to
 * it. What takes each operation back is put at the end of `inverse`, also when a later one fails.
 */
export function applyEach<T extends object>(document: T, operations: readonly Operation[], copies: Set<object>, inverse: Operation[]): T {
  let root: T = document;
  for (const operation of operations) {
    check(operation);
    const key = operation.path[operation.path.length - 1] ?? "";
    const before = own(holder(root, operation.path), key);
    if (operation.op === "remove" && before === undefined) continue;
    inverse.push(before === undefined ? { op: "remove", path: operation.path } : { op: "set", path: operation.path, value: before });
    root = owned(root, copies);
    let map: JsonMap = root as JsonMap;
    for (const part of operation.path.slice(0, -1)) {
      const child = owned(map[part] as JsonMap, copies);
      map[part] = child;
      map = child;
    }
    if (operation.op === "set") map[key] = operation.value;
    else delete map[key];
  }
  return root;
}

function owned<T extends object>(map: T, copies: Set<object>): T {
  if (copies.has(map)) return map;
  const copy = copyMap(map as JsonMap) as T;
  copies.add(copy);
  return copy;
}

/** The map that holds the last part of a path. */
function holder(root: object, path: readonly string[]): JsonMap {
  let map: unknown = root;
  for (const [index, part] of path.slice(0, -1).entries()) {
    map = own(map as JsonMap, part);
    if (isMap(map)) continue;
    const where = path.slice(0, index + 1);
    if (map === undefined) {
      const message = `Nothing is at ${where.join("/")}, so ${path.join("/")} cannot change. It was probably deleted; add it first.`;
      throw new EditingError("MISSING_PARENT", message, path);
    }
    const message = `What is at ${where.join("/")} changes as one unit. Set it whole instead of ${path.join("/")}.`;
    throw new EditingError("NOT_A_MAP", message, path);
  }
  return map as JsonMap;
}

function check(operation: Operation): void {
  const { path } = operation;
  if (operation.op !== "set" && operation.op !== "remove") {
    throw new EditingError("BAD_OPERATION", "An operation is neither set nor remove. It was made by another version; reload the page.");
  }
  if (!Array.isArray(path) || path.length === 0 || !path.every((part) => typeof part === "string")) {
    throw new EditingError("FORBIDDEN_PATH", "An operation has no path, or one that is not made of names. Name what changes.");
  }
  if (path.some(isReserved)) {
    throw new EditingError("FORBIDDEN_PATH", "A path holds a name that is reserved, such as constructor. Choose another id.", path);
  }
  if (operation.op === "set" && operation.value === undefined) {
    throw new EditingError("BAD_OPERATION", `${path.join("/")} was set to nothing. Remove it instead.`, path);
  }
}
