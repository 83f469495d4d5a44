import type { Operation } from "@vaarta/flow";
import { diffAt } from "../diff.ts";
import { isMap, own, sameJson } from "../json.ts";
import { canDescend } from "../units.ts";

/** A clash found while merging, before it has words. */
export interface Clash {
  kind: "both-changed" | "deleted-and-changed";
  path: readonly string[];
  base: unknown;
  mine: unknown;
  theirs: unknown;
  kept: "mine" | "theirs";
}

/** What a merge finds: operations on theirs, and what could not be merged. */
export interface Merged {
  operations: Operation[];
  clashes: Clash[];
}

/**
 * Three versions of what lies at one path; undefined stands for nothing. Operations bring `theirs` to the merged value.
 * Where both changed one unit theirs stands. `revive` says whether what I changed comes back after they deleted it.
 */
export function mergeValues(
  path: readonly string[],
  versions: { base: unknown; mine: unknown; theirs: unknown },
  options: { revive: boolean },
  found: Merged,
): void {
  const { base, mine, theirs } = versions;
  if (mine === base || mine === theirs) return;
  const from = base === undefined ? {} : base;
  if (canDescend(path, mine, theirs) && canDescend(path, from, mine) && isMap(mine) && isMap(theirs) && isMap(from)) {
    for (const key of Object.keys(mine)) {
      const inner = { base: own(from, key), mine: mine[key], theirs: own(theirs, key) };
      if (inner.mine !== inner.base) mergeValues([...path, key], inner, options, found);
    }
    for (const key of Object.keys(from)) {
      if (from[key] === undefined || own(mine, key) !== undefined) continue;
      mergeValues([...path, key], { base: from[key], mine: undefined, theirs: own(theirs, key) }, options, found);
    }
    return;
  }
  // Only now, at the units, whole values are compared: above them that would read everything at every depth.
  if (sameJson(mine, theirs) || sameJson(mine, base)) return;
  if (sameJson(theirs, base)) {
    found.operations.push(...diffAt(path, theirs, mine));
    return;
  }
  const phrases = isPhraseList(path) ? mergePhrases(base, mine, theirs) : null;
  if (phrases) {
    found.operations.push(...diffAt(path, theirs, phrases));
    return;
  }
  if (isQuiet(path)) {
    // Where a thing lies is not worth a question; of a deleted thing it is worth nothing.
    if (mine === undefined) found.operations.push({ op: "remove", path });
    return;
  }
  const revived = theirs === undefined && options.revive;
  if (revived) found.operations.push({ op: "set", path, value: mine });
  const kind = mine === undefined || theirs === undefined ? "deleted-and-changed" : "both-changed";
  found.clashes.push({ kind, path, base, mine, theirs, kept: revived ? "mine" : "theirs" });
}

const phraseMaps = new Set(["examples", "ways", "keywords", "cues", "says"]);

/** Lists of phrases per language: their order says nothing, so what both added can stand. */
function isPhraseList(path: readonly string[]): boolean {
  return phraseMaps.has(path[path.length - 2] ?? "");
}

function mergePhrases(base: unknown, mine: unknown, theirs: unknown): string[] | null {
  const lists = [base ?? [], mine ?? [], theirs ?? []];
  if (!lists.every((list): list is string[] => Array.isArray(list) && list.every((item) => typeof item === "string"))) return null;
  const [before, my, their] = lists.map((list) => new Set(list));
  if (!before || !my || !their) return null;
  const kept = [...their].filter((phrase) => my.has(phrase) || !before.has(phrase));
  return [...kept, ...[...my].filter((phrase) => !their.has(phrase) && !before.has(phrase))];
}

const geometry = new Set(["x", "y", "width", "height"]);

/** Places on the canvas and orders among siblings: when two people move a thing, it lies where the first put it. */
function isQuiet(path: readonly string[]): boolean {
  const last = path[path.length - 1] ?? "";
  return (path[0] === "canvas" && (path[1] === "positions" || geometry.has(last))) || last === "order";
}
