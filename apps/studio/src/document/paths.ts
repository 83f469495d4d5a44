import type { AgentDocument, Operation } from "@vaarta/flow";

export type Place = readonly string[];

/** The value at a place, or undefined. */
export function valueAt(document: AgentDocument, place: Place): unknown {
  let value: unknown = document;
  for (const key of place) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

/** Sets a value, making the maps on the way that are not there yet; undefined takes it out. */
export function setAt(document: AgentDocument, place: Place, value: unknown): Operation[] {
  if (value === undefined) return valueAt(document, place) === undefined ? [] : [{ op: "remove", path: place }];
  for (let length = 1; length < place.length; length++) {
    if (valueAt(document, place.slice(0, length)) !== undefined) continue;
    const inner = place.slice(length).reduceRight<unknown>((built, key) => ({ [key]: built }), value);
    return [{ op: "set", path: place.slice(0, length), value: inner }];
  }
  return [{ op: "set", path: place, value }];
}
