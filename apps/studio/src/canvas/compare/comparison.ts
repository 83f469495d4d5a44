import { describeChanges, type ChangeSentence } from "@vaarta/editing";
import type { AgentDocument, SentenceLanguage } from "@vaarta/flow";

/** A version as a person chooses it: the draft, what is live, or one release. */
export type VersionId = "draft" | "live" | (string & {});

export interface Version {
  id: VersionId;
  label: string;
  document: AgentDocument;
}

export type Change = ChangeSentence["kind"];

/** Two versions laid over each other: what is drawn, and what became of each card and way out. */
export interface Comparison {
  before: Version;
  after: Version;
  /** The later one, with what was removed put back where it stood. */
  drawn: AgentDocument;
  states: ReadonlyMap<string, Change>;
  /** By `state/transition`, as edges are known on the canvas. */
  ways: ReadonlyMap<string, Change>;
  sentences: readonly ChangeSentence[];
  /** Changed states in the order of the sentences. */
  order: readonly string[];
}

/** Lays two versions over each other. Pure. */
export function compare(before: Version, after: Version, reader: SentenceLanguage): Comparison {
  const sentences = describeChanges(before.document, after.document, reader);
  const [old, now] = [before.document.states, after.document.states];
  const states = new Map<string, Change>();
  for (const { state } of sentences) {
    if (state !== undefined) states.set(state, !old[state] ? "added" : !now[state] ? "removed" : "changed");
  }
  const ways = new Map<string, Change>();
  for (const id of new Set([...Object.keys(old), ...Object.keys(now)])) {
    const [was, is] = [old[id]?.transitions ?? {}, now[id]?.transitions ?? {}];
    for (const way of new Set([...Object.keys(was), ...Object.keys(is)])) {
      const kind = !was[way] ? "added" : !is[way] ? "removed" : isSame(was[way], is[way]) ? null : "changed";
      if (kind) ways.set(`${id}/${way}`, kind);
    }
  }
  return { before, after, drawn: withGhosts(before.document, after.document), states, ways, sentences, order: [...states.keys()] };
}

function isSame(a: AgentDocument["states"][string]["transitions"][string], b: typeof a): boolean {
  return a.to === b.to && JSON.stringify(a.when) === JSON.stringify(b.when) && a.label === b.label;
}

/** What is gone, whole cards and single ways out, is drawn with its own words and names, unless something of the same id is there now. */
function withGhosts(before: AgentDocument, after: AgentDocument): AgentDocument {
  const gone = Object.keys(before.states).filter((id) => !after.states[id]);
  const lessened = Object.entries(after.states).flatMap(([id, state]) => {
    const ways = Object.entries(before.states[id]?.transitions ?? {}).filter(([way]) => !state.transitions[way]);
    return ways.length === 0 ? [] : [[id, { ...state, transitions: { ...Object.fromEntries(ways), ...state.transitions } }] as const];
  });
  if (gone.length === 0 && lessened.length === 0) return after;
  const both = <K extends "lines" | "slots" | "intents" | "segments" | "tools" | "outcomes" | "experiments" | "flows">(key: K) => ({
    ...before[key],
    ...after[key],
  });
  return {
    ...after,
    flows: both("flows"),
    lines: both("lines"),
    slots: both("slots"),
    intents: both("intents"),
    segments: both("segments"),
    tools: both("tools"),
    outcomes: both("outcomes"),
    experiments: both("experiments"),
    states: { ...Object.fromEntries(gone.map((id) => [id, before.states[id]!])), ...after.states, ...Object.fromEntries(lessened) },
    canvas: {
      ...after.canvas,
      positions: {
        ...Object.fromEntries(gone.flatMap((id) => (before.canvas.positions[id] ? [[id, before.canvas.positions[id]]] : []))),
        ...after.canvas.positions,
      },
    },
  };
}
