import type { AgentDocument } from "../document/document.ts";
import type { Json } from "../document/json.ts";
import type { RefKind } from "../document/schema-kit.ts";
import { sameJson } from "../expressions/values.ts";
import type { Operation } from "../issues.ts";
import { collectionOf } from "./checks/references.ts";
import type { Entries, Entry, EntryCollection } from "./entries.ts";
import { ownerCollections, type OwnerCollection } from "./owner.ts";

// A change of these reaches into every entry: languages, the voice, where a conversation begins, the clock, what may not be said.
const farReaching: ReadonlySet<string> = new Set(["languages", "voice", "main", "timezone", "guardrails"]);
const owners: ReadonlySet<string> = new Set(ownerCollections);

/** What is pointed at in each collection. */
export const kindOf: Readonly<Partial<Record<string, RefKind>>> = Object.fromEntries(
  Object.entries(collectionOf).map(([kind, collection]) => [collection, kind as RefKind]),
);

/** Every entry the operations touched; everything when they reach further. */
export function touchedEntries(document: AgentDocument, entries: Entries, operations: readonly Operation[]): Set<Entry> | "everything" {
  const touched = new Set<Entry>();
  for (const { path } of operations) {
    const [collection, id] = path;
    if (collection === undefined || farReaching.has(collection)) return "everything";
    if (collection === "desk") touched.add(entries.entry("desk", ""));
    if (!owners.has(collection)) continue;
    const name = collection as OwnerCollection;
    if (id !== undefined) touched.add(entries.entry(name, id));
    else {
      for (const entry of entries.all(name)) touched.add(entry);
      for (const key of Object.keys(document[name])) touched.add(entries.entry(name, key));
    }
  }
  return touched;
}

/**
 * Which of those that point at an entry must be looked at again now that it changed: all of them, only those with
 * issues (whose words may name it), or none.
 */
export function reachOf({ collection, value: before }: Entry, after: unknown): "all" | "troubled" | "none" {
  if (before === undefined || after === undefined) return before === after ? "none" : "all";
  const fields = decisive[collection];
  if (!fields) return "none";
  const [was, is] = [before, after] as [Named, Named];
  if (fields.some((field) => !sameJson(was[field] ?? null, is[field] ?? null))) return "all";
  return was["name"] === is["name"] ? "none" : "troubled";
}

type Named = Readonly<Record<string, Json>>;

/** What decides whether those that point at an entry are right. */
const decisive: Readonly<Partial<Record<EntryCollection, readonly string[]>>> = {
  states: ["kind", "flow"],
  flows: [],
  tools: ["parameters", "outcomes"],
  experiments: ["variants"],
};

/**
 * True when entries that do not even point at this one may be right or wrong now: a slot came, went, or has another name
 * or type, which rules and texts go by; a flow did, which decides where ways out of other flows may lead.
 */
export function reachesEverything({ collection, value: before }: Entry, after: unknown): boolean {
  if (collection !== "slots" && collection !== "flows") return false;
  if (before === undefined || after === undefined) return before !== after;
  const [was, is] = [before, after] as [Named, Named];
  const fields = collection === "slots" ? ["name", "type"] : ["kind"];
  return fields.some((field) => !sameJson(was[field] ?? null, is[field] ?? null));
}
