import { walkSchema, type AgentDocument, type Operation } from "@vaarta/flow";
import { isMap, valueAt } from "../json.ts";
import type { Conflict } from "../merge/conflict.ts";
import { mergeValues, type Clash, type Merged } from "../merge/merge-values.ts";
import { applyOperations } from "../operations.ts";
import { stayedTitle } from "../merge/conflict-words.ts";
import { placeWords } from "../words/place-words.ts";
import type { Change, Step } from "./history.ts";

/** What taking changes back does to a document. */
export interface Reverted {
  document: AgentDocument;
  operations: Operation[];
  blocked: Conflict[];
}

/**
 * Takes back changes on a document that others may have changed since: what they changed, deleted or began to use
 * stays, and is reported. Pure.
 */
export function revert(document: AgentDocument, { changes, loose = [] }: Pick<Step, "changes" | "loose">): Reverted {
  const operations: Operation[] = [];
  const blocked: Conflict[] = [];
  let now = document;
  for (const { path, before, after } of [...changes].reverse()) {
    const theirs = valueAt(now, path);
    if (theirs === undefined && !isMap(valueAt(now, path.slice(0, -1)))) {
      // What held it is gone; a part that was added has gone with it, a part to restore cannot come back.
      if (before !== undefined) blocked.push(conflict({ path, base: after, mine: before, theirs }, document));
      continue;
    }
    const found: Merged = { operations: [], clashes: [] };
    mergeValues(path, { base: after, mine: before, theirs }, { revive: false }, found);
    now = applyOperations(now, found.operations);
    operations.push(...found.operations);
    blocked.push(...found.clashes.map((clash) => conflict(clash, document)));
  }
  return keepPlaces(document, changes, keepWhatIsUsed(document, { document: now, operations, blocked }, new Set(loose)));
}

/** A state that should have gone and stays keeps its place on the canvas. */
function keepPlaces(original: AgentDocument, changes: readonly Change[], reverted: Reverted): Reverted {
  const places = changes
    .filter(({ path, before }) => path.length === 2 && path[0] === "states" && before === undefined)
    .map(({ path }) => ["canvas", "positions", path[1] ?? ""])
    .filter((place) => valueAt(reverted.document, ["states", place[2] ?? ""]) !== undefined)
    .filter((place) => valueAt(reverted.document, place) === undefined && valueAt(original, place) !== undefined);
  const restored = places.map((path): Operation => ({ op: "set", path, value: valueAt(original, path) }));
  if (restored.length === 0) return reverted;
  return { ...reverted, document: applyOperations(reverted.document, restored), operations: [...reverted.operations, ...restored] };
}

const kindOfMap: Readonly<Record<string, string>> = {
  states: "state",
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
};

/** Where references stand that point at entries which the document lacks, as texts to compare. */
export function looseReferences(document: AgentDocument, entries: readonly (readonly string[])[]): string[] {
  const gone = new Set(entries.map(([area = "", id = ""]) => `${kindOfMap[area] ?? area}:${id}`));
  const found: string[] = [];
  if (gone.size === 0) return found;
  walkSchema(document, {
    reference(kind, id, path) {
      if (gone.has(`${kind}:${id}`) && !isFollower(path)) found.push(placeKey(path));
    },
  });
  return found;
}

function placeKey(path: readonly (string | number)[]): string {
  return path.join("/");
}

/** Positions and tests follow what they speak of; they keep nothing alive. */
function isFollower(path: readonly (string | number)[]): boolean {
  return path[0] === "canvas" || path[0] === "tests" || path[0] === "replacedBy";
}

/** Entries that taking back would delete stay when something that stays points at them. */
function keepWhatIsUsed(original: AgentDocument, reverted: Reverted, loose: ReadonlySet<string>): Reverted {
  const removed = new Map<string, readonly string[]>();
  for (const { op, path } of reverted.operations) {
    const kind = path.length === 2 ? kindOfMap[path[0] ?? ""] : undefined;
    if (op === "remove" && kind) removed.set(`${kind}:${path[1] ?? ""}`, path);
  }
  if (removed.size === 0) return reverted;
  let { document } = reverted;
  const operations = [...reverted.operations];
  const blocked = [...reverted.blocked];
  for (;;) {
    const back: (readonly string[])[] = [];
    walkSchema(document, {
      reference(kind, id, path) {
        const entry = removed.get(`${kind}:${id}`);
        if (!entry || isFollower(path) || loose.has(placeKey(path))) return;
        removed.delete(`${kind}:${id}`);
        back.push(entry);
      },
    });
    if (back.length === 0) break;
    const restored = back.map((path): Operation => ({ op: "set", path, value: valueAt(original, path) }));
    document = applyOperations(document, restored);
    operations.push(...restored);
    blocked.push(...back.map((path) => stillUsed(path, original)));
  }
  return { document, operations, blocked };
}

function conflict(clash: Pick<Clash, "path" | "base" | "mine" | "theirs">, document: AgentDocument): Conflict {
  const { path, base, mine, theirs } = clash;
  const kind = mine === undefined || theirs === undefined ? "deleted-and-changed" : "both-changed";
  return stayed(
    {
      kind,
      path,
      ...(base === undefined ? {} : { base }),
      ...(mine === undefined ? {} : { mine }),
      ...(theirs === undefined ? {} : { theirs }),
      kept: "theirs",
    },
    document,
  );
}

function stillUsed(path: readonly string[], document: AgentDocument): Conflict {
  return stayed({ kind: "kept-because-used", path, theirs: valueAt(document, path), kept: "theirs" }, document);
}

function stayed(conflict: Omit<Conflict, "title">, document: AgentDocument): Conflict {
  const { state, language } = placeWords(conflict.path, [document]);
  const title = stayedTitle(conflict, [document], "en");
  return { ...conflict, title, ...(state ? { state } : {}), ...(language ? { language } : {}) };
}
