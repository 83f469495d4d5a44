import type { AgentDocument } from "../../document/document.ts";
import type { RefKind } from "../../document/schema-kit.ts";
import type { Issue, Path } from "../../issues.ts";

/** Where entities of a kind live. Options and variants live inside a state or an experiment. */
export const collectionOf = {
  answer: "answers",
  dataset: "datasets",
  experiment: "experiments",
  flow: "flows",
  intent: "intents",
  line: "lines",
  outcome: "outcomes",
  prompt: "prompts",
  segment: "segments",
  slot: "slots",
  state: "states",
  tool: "tools",
} as const satisfies Partial<Record<RefKind, keyof AgentDocument>>;

const words: Record<RefKind, string> = {
  answer: "answer",
  dataset: "data table",
  experiment: "experiment",
  flow: "flow",
  intent: "meaning",
  line: "line",
  option: "option",
  outcome: "outcome",
  prompt: "prompt",
  segment: "segment",
  slot: "detail",
  state: "state",
  tool: "tool",
  variant: "variant",
};

/** True when what the id points at is there, seen from the given place. */
export function exists(document: AgentDocument, kind: RefKind, id: string, path: Path): boolean {
  if (kind === "option" || kind === "variant") return existsWithin(document, kind, id, path);
  return Object.hasOwn(document[collectionOf[kind]], id);
}

function existsWithin(document: AgentDocument, kind: "option" | "variant", id: string, path: Path): boolean {
  const [collection, owner] = path as readonly string[];
  if (collection === "experiments") return Object.hasOwn(document.experiments[owner!]?.variants ?? {}, id);
  const state = document.states[owner!];
  if (kind === "option") return state?.kind === "choice" && Object.hasOwn(state.options, id);
  return state?.kind === "split" && Object.hasOwn(document.experiments[state.experiment]?.variants ?? {}, id);
}

/** An id that points at nothing. */
export function unknownReference(document: AgentDocument, kind: RefKind, id: string, path: Path): Issue {
  const [collection, owner] = path as readonly string[];
  const state = collection === "states" ? document.states[owner!] : undefined;
  const place = state ? `“${state.name}”` : `${collection} “${owner ?? ""}”`;
  const isWayOut = collection === "states" && path[2] === "transitions" && kind === "state";
  const remove = isWayOut
    ? { title: "Delete this way out", operations: [{ op: "remove" as const, path: path.slice(0, 4).map(String) }] }
    : undefined;
  return {
    code: "unknown-reference",
    severity: "error",
    path,
    ...(state ? { state: owner! } : {}),
    message: `${place} points at the ${words[kind]} “${id}”, which does not exist. It may have been deleted; choose another one.`,
    ...(remove ? { fix: remove } : {}),
  };
}
