import type { Operation } from "@vaarta/flow";
import { copyMap } from "./copy-map.ts";
import { isMap, type JsonMap } from "./json.ts";
import { applyEach } from "./operations.ts";

/** A document that one owner keeps up to date, patch by patch. */
export interface WorkingCopy<T extends object> {
  /**
   * The document now, the same object for ever: its collections and the places on the canvas are changed in place.
   * Every entry that changes is a new object, so that `===` tells what changed among the entries.
   */
  readonly document: T;
  /**
   * Makes the operations. What it costs does not grow with the document.
   * @throws {EditingError} as `applyOperations`; then nothing was made.
   */
  apply(operations: readonly Operation[]): void;
}

/** A working copy of a document, which itself is never changed. */
export function createWorkingCopy<T extends object>(document: T): WorkingCopy<T> {
  const root = copyWithMaps(document as JsonMap);
  if (isMap(root["canvas"])) root["canvas"] = copyWithMaps(root["canvas"]);
  let own = ownMaps(root, () => true);
  return {
    document: root as T,
    apply(operations) {
      const copies = new Set(own);
      const inverse: Operation[] = [];
      try {
        applyEach(root, operations, copies, inverse);
      } catch (error) {
        applyEach(root, inverse.reverse(), copies, []);
        throw error;
      } finally {
        own = ownMaps(root, (map) => copies.has(map));
      }
    },
  };
}

function copyWithMaps(map: JsonMap): JsonMap {
  const copy = copyMap(map);
  for (const key of Object.keys(copy)) if (isMap(copy[key])) copy[key] = copyMap(copy[key]);
  return copy;
}

/** The root, its collections and the parts of the canvas, as far as they are ours: a patch may have set any of them whole. */
function ownMaps(root: JsonMap, isOurs: (map: object) => boolean): Set<object> {
  const own = new Set<object>([root]);
  for (const map of [root, root["canvas"]]) {
    if (!isMap(map) || !(map === root || own.has(map))) continue;
    for (const key of Object.keys(map)) {
      const value = map[key];
      if (isMap(value) && isOurs(value)) own.add(value);
    }
  }
  return own;
}
