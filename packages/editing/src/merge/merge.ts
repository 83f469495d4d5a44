import { walkSchema, type AgentDocument, type Operation, type RefKind } from "@vaarta/flow";
import { isMap, keysOf, own, valueAt } from "../json.ts";
import { applyOperations } from "../operations.ts";
import type { Conflict } from "./conflict.ts";
import { conflictOf, titleOf } from "./conflict-words.ts";
import { mergeValues, type Merged } from "./merge-values.ts";

/** A merged document, and how it came from theirs. */
export interface MergeResult {
  document: AgentDocument;
  /** What turns `theirs` into `document`. */
  operations: Operation[];
  /** What a person should look at; nothing that lost is missing from here. */
  conflicts: Conflict[];
}

/**
 * Brings together two versions of one document. Pure and deterministic.
 * Units that only one side changed take that change. Where both changed one unit, theirs stands and mine is kept in a
 * conflict; what one deleted and the other changed stays; what one deleted and the other newly uses stays; a way out
 * to a state that the other deleted stays and is reported. Phrases that both added to a list all stay.
 * @see SPEC.md M1 to M9
 */
export function merge3(base: AgentDocument, mine: AgentDocument, theirs: AgentDocument): MergeResult {
  const found: Merged = { operations: [], clashes: [] };
  mergeValues([], { base, mine, theirs }, { revive: true }, found);
  const versions = { base, mine, theirs };
  const conflicts = found.clashes.map((clash) => conflictOf(clash, [theirs, mine, base]));
  let document = applyOperations(theirs, found.operations);
  const operations = [...found.operations];
  for (;;) {
    const repair = keepWhatIsUsed(document, versions);
    if (repair.operations.length === 0) break;
    document = applyOperations(document, repair.operations);
    operations.push(...repair.operations);
    conflicts.push(...repair.conflicts);
  }
  const placed = placesOfKept(document, versions);
  document = applyOperations(document, placed);
  operations.push(...placed);
  conflicts.push(...leadsNowhere(document, versions));
  return { document, operations, conflicts };
}

/**
 * My operations, made on `base`, as operations on what `theirs` made of it. Pure and deterministic; same rules as `merge3`.
 * @throws {EditingError} when either list cannot be applied to `base`.
 */
export function rebase(
  mine: readonly Operation[],
  theirs: readonly Operation[],
  base: AgentDocument,
): { operations: Operation[]; conflicts: Conflict[] } {
  const { operations, conflicts } = merge3(base, applyOperations(base, mine), applyOperations(base, theirs));
  return { operations, conflicts };
}

interface Versions {
  base: AgentDocument;
  mine: AgentDocument;
  theirs: AgentDocument;
}

/** Maps of entries that are pointed at by id, with the kind of reference. */
const entryMaps = {
  lines: "line",
  slots: "slot",
  intents: "intent",
  answers: "answer",
  segments: "segment",
  prompts: "prompt",
  tools: "tool",
  outcomes: "outcome",
  experiments: "experiment",
  datasets: "dataset",
  flows: "flow",
} as const satisfies Partial<Record<keyof AgentDocument, RefKind>>;

/** `kind:id` of entries of `base` that the document lacks. */
function goneFrom(document: AgentDocument, base: AgentDocument, maps: Readonly<Record<string, RefKind>>): Map<string, [string, string]> {
  const gone = new Map<string, [string, string]>();
  for (const [name, kind] of Object.entries(maps)) {
    const before = own(base as Record<string, unknown>, name);
    const now = own(document as Record<string, unknown>, name);
    if (before === now || !isMap(before) || !isMap(now)) continue;
    for (const id of Object.keys(before)) if (before[id] !== now[id] && own(now, id) === undefined) gone.set(`${kind}:${id}`, [name, id]);
  }
  return gone;
}

/** One side deleted an entry that the other side's change points at: it comes back, and the deleter is told. */
function keepWhatIsUsed(document: AgentDocument, versions: Versions): { operations: Operation[]; conflicts: Conflict[] } {
  const operations: Operation[] = [];
  const conflicts: Conflict[] = [];
  const gone = goneFrom(document, versions.base, entryMaps);
  if (gone.size === 0) return { operations, conflicts };
  walkSchema(document, {
    reference(kind, id, path, isKey) {
      const entry = gone.get(`${kind}:${id}`);
      if (!entry || path[0] === "tests") return;
      const place = path.map(String);
      if (sidesPointing(versions, place, { id, isKey }, entry).length === 0) return;
      gone.delete(`${kind}:${id}`);
      const mine = valueAt(versions.mine, entry);
      const theirs = valueAt(versions.theirs, entry);
      const value = theirs ?? mine ?? valueAt(versions.base, entry);
      operations.push({ op: "set", path: entry, value });
      const conflict: Omit<Conflict, "title"> = {
        kind: "kept-because-used",
        path: entry,
        base: valueAt(versions.base, entry),
        kept: "theirs",
      };
      if (mine !== undefined) Object.assign(conflict, { mine, kept: "mine" });
      if (theirs !== undefined) Object.assign(conflict, { theirs, kept: "theirs" });
      conflicts.push(titleOf(conflict, [versions.theirs, versions.mine, versions.base]));
    },
  });
  return { operations, conflicts };
}

/**
 * The sides that had this reference with its target. Empty when one side had it without: then it was broken before
 * the merge, by whoever did it, and is not the merge's to mend.
 */
function sidesPointing(
  { mine, theirs }: Versions,
  place: readonly string[],
  { id, isKey }: { id: string; isKey: boolean },
  entry: readonly string[],
): AgentDocument[] {
  const holding = [mine, theirs].filter((side) => {
    const value = valueAt(side, place);
    return value !== undefined && (isKey || value === id);
  });
  return holding.every((side) => valueAt(side, entry) !== undefined) ? holding : [];
}

/** Positions of states that stayed although one side deleted them. */
function placesOfKept(document: AgentDocument, { base, mine, theirs }: Versions): Operation[] {
  const places = valueAt(base, ["canvas", "positions"]);
  if (document.canvas === base.canvas || !isMap(places)) return [];
  const operations: Operation[] = [];
  for (const id of keysOf(places)) {
    const [path, state] = [
      ["canvas", "positions", id],
      ["states", id],
    ];
    if (valueAt(document, path) !== undefined || valueAt(document, state) === undefined) continue;
    const value = valueAt(theirs, path) ?? valueAt(mine, path);
    const stayed = valueAt(theirs, state) === undefined || valueAt(mine, state) === undefined;
    if (value !== undefined && stayed) operations.push({ op: "set", path, value });
  }
  return operations;
}

/** Ways out and beginnings of flows that point at a state the other side deleted. */
function leadsNowhere(document: AgentDocument, versions: Versions): Conflict[] {
  const gone = goneFrom(document, versions.base, { states: "state" });
  const conflicts: Conflict[] = [];
  if (gone.size === 0) return conflicts;
  walkSchema(document, {
    reference(kind, id, path, isKey) {
      if (kind !== "state" || !gone.has(`state:${id}`) || (path[0] !== "states" && path[0] !== "flows")) return;
      const place = path.map(String);
      const sides = sidesPointing(versions, place, { id, isKey }, ["states", id]);
      if (sides.length === 0) return;
      const kept = sides.includes(versions.theirs) ? "theirs" : "mine";
      const conflict: Omit<Conflict, "title"> = { kind: "leads-nowhere", path: place, base: valueAt(versions.base, ["states", id]), kept };
      conflicts.push(titleOf(conflict, [document, versions.theirs, versions.mine, versions.base], id));
    },
  });
  return conflicts;
}
