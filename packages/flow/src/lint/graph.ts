import type { AgentDocument } from "../document/document.ts";
import type { Transition } from "../document/transitions.ts";
import type { State } from "../kinds/kinds.ts";
import { listens } from "../kinds/outcomes.ts";

/** One way along which a conversation moves: a way out, or the step into a sub-flow. */
export interface Edge {
  to: number;
  /** Transition id; absent for the step into a sub-flow. */
  via?: string;
}

/**
 * The states as small integers, kept in step with the document, so that whole-graph analyses stay in
 * milliseconds at 10,000 states. Numbers are given once and never reused while the graph lives.
 */
export class FlowGraph {
  readonly ids: string[] = [];
  readonly states: (State | null)[] = [];
  readonly edges: Edge[][] = [];
  /** True where a conversation waits for the caller. */
  readonly listens: boolean[] = [];
  /** Slots each state can give a value to. */
  readonly gives: (readonly string[])[] = [];
  #numbers = new Map<string, number>();
  #document: AgentDocument;

  constructor(document: AgentDocument) {
    this.#document = document;
    for (const id of Object.keys(document.states)) this.#claim(id);
    for (const id of Object.keys(document.states)) this.#link(id);
  }

  get size(): number {
    return this.ids.length;
  }

  get document(): AgentDocument {
    return this.#document;
  }

  /** Number of a state; -1 when there is none. */
  number(id: string): number {
    const number = this.#numbers.get(id);
    return number === undefined || this.states[number] === null ? -1 : number;
  }

  /** Takes over a new document of which only these states changed, came or went. */
  update(document: AgentDocument, changed: ReadonlySet<string>, relink: ReadonlySet<string>): void {
    this.#document = document;
    for (const id of changed) this.#claim(id);
    for (const id of changed) this.#link(id);
    for (const id of relink) if (!changed.has(id)) this.#link(id);
  }

  /** Entries a conversation can begin at or jump to: main flows, and objections from anywhere. */
  roots(): { entries: number[]; anywhere: number[] } {
    const entries: number[] = [];
    const anywhere: number[] = [];
    for (const [id, flow] of Object.entries(this.#document.flows)) {
      const entry = this.number(flow.entry);
      if (entry < 0) continue;
      if (id === this.#document.main) entries.push(entry);
      else if (flow.kind === "objection" || (flow.kind === "main" && Object.keys(flow.intents ?? {}).length > 0)) anywhere.push(entry);
    }
    return { entries, anywhere };
  }

  #claim(id: string): void {
    const state = this.#document.states[id] ?? null;
    let number = this.#numbers.get(id);
    if (number === undefined) {
      if (!state) return;
      number = this.ids.length;
      this.#numbers.set(id, number);
      this.ids.push(id);
      this.edges.push([]);
      this.states.push(null);
      this.listens.push(false);
      this.gives.push([]);
    }
    this.states[number] = state;
    this.gives[number] = state ? slotsSetBy(state) : [];
    this.listens[number] = state !== null && listens(state);
  }

  #link(id: string): void {
    const number = this.#numbers.get(id);
    if (number === undefined) return;
    const state = this.states[number];
    if (!state) {
      this.edges[number] = [];
      return;
    }
    const edges: Edge[] = [];
    for (const [via, transition] of sortedExits(state)) {
      const to = this.number(transition.to);
      if (to >= 0) edges.push({ to, via });
    }
    if (state.kind === "call") {
      const entry = this.number(this.#document.flows[state.target]?.entry ?? "");
      if (entry >= 0) edges.push({ to: entry });
    }
    this.edges[number] = edges;
  }
}

/** Ways out in the order that decides ties: by `order`, then by id. */
export function sortedExits(state: State): [string, Transition][] {
  const exits = Object.entries(state.transitions);
  if (exits.length > 1) exits.sort(([a, x], [b, y]) => (x.order < y.order ? -1 : x.order > y.order ? 1 : a < b ? -1 : 1));
  return exits;
}

/** Slots a state can give a value to. */
export function slotsSetBy(state: State): string[] {
  switch (state.kind) {
    case "collect":
    case "converse":
      return Object.values(state.asks).map(({ slot }) => slot);
    case "choice":
    case "consent":
      return state.slot ? [state.slot] : [];
    case "tool":
      return Object.values(state.calls).flatMap(({ save }) => Object.keys(save ?? {}));
    case "set":
      return Object.values(state.assignments).map(({ slot }) => slot);
    case "call":
      return Object.keys(state.args ?? {});
    default:
      return [];
  }
}
