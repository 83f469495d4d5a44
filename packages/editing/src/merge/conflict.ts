import type { AgentDocument, Operation } from "@vaarta/flow";
import { isMap, sameJson, valueAt } from "../json.ts";

/**
 * - `both-changed`: both gave one unit another value; theirs stands.
 * - `deleted-and-changed`: one deleted what the other changed; the change stands.
 * - `kept-because-used`: one deleted what the other newly uses; it stands.
 * - `leads-nowhere`: one deleted a state, the other leads to it; the way out stands and leads nowhere.
 */
export type ConflictKind = "both-changed" | "deleted-and-changed" | "kept-because-used" | "leads-nowhere";

/** Two changes that cannot both stand. What does not stand is kept here, whole, so nothing is lost. */
export interface Conflict {
  kind: ConflictKind;
  path: readonly string[];
  /** Value before both changes; absent when there was none. */
  base?: unknown;
  /** The value I gave; absent when I deleted it. */
  mine?: unknown;
  /** The value they gave; absent when they deleted it. */
  theirs?: unknown;
  /** Whose value stands in the document now. */
  kept: "mine" | "theirs";
  /** What happened, in one plain sentence. */
  title: string;
  /** The state to show. */
  state?: string;
  /** Language of the text in question. */
  language?: string;
}

/** How a person settles a conflict. */
export type Choice = "mine" | "theirs" | "both";

/** What a person may choose: `both` only where two texts can stand one after the other. Pure. */
export function choicesOf(conflict: Conflict): Choice[] {
  return joined(conflict) === undefined ? ["mine", "theirs"] : ["mine", "theirs", "both"];
}

/**
 * Operations that settle a conflict as chosen, on the document as it is now; none when it already is so. `both` puts my
 * text after theirs. Pure. When the place is gone for good there is nothing to settle, and no operation.
 */
export function settle(document: AgentDocument, conflict: Conflict, choice: Choice): Operation[] {
  const both = choice === "both" ? joined(conflict) : undefined;
  const value = both ?? (choice === "theirs" ? conflict.theirs : conflict.mine);
  const { path } = conflict;
  const now = valueAt(document, path);
  if (sameJson(now, value)) return [];
  if (value === undefined) return [{ op: "remove", path }];
  return isMap(valueAt(document, path.slice(0, -1))) ? [{ op: "set", path, value }] : [];
}

const proseFields = new Set(["goal", "description", "text"]);

function joined({ kind, path, mine, theirs }: Conflict): unknown {
  if (kind !== "both-changed") return undefined;
  const isProse = path[0] === "prompts" || proseFields.has(path[path.length - 1] ?? "");
  if (isProse && typeof mine === "string" && typeof theirs === "string") return join(theirs, mine);
  if (isMap(mine) && isMap(theirs) && typeof mine["text"] === "string" && typeof theirs["text"] === "string") {
    // Nobody has read the two together yet, and neither translation covers both.
    return { text: join(theirs["text"], mine["text"]) };
  }
  return undefined;
}

function join(first: string, second: string): string {
  return `${first.trimEnd()} ${second.trimStart()}`;
}
