import type { AgentDocument } from "../document/document.ts";
import type { Transition } from "../document/transitions.ts";
import { kindFacts, type State } from "../kinds/kinds.ts";
import { listens } from "../kinds/outcomes.ts";

/**
 * The states as small integers, kept in step with the document, so that whole-graph analyses take a millisecond at
 * 10,000 states. A number is given to every id that is named, once, and never reused; what is gone, or never was, has
 * a number without a state, and the edges to it are passed over.
 */
export class FlowGraph {
  readonly ids: string[] = [];
  readonly states: (State | null)[] = [];
  /** True where a conversation waits for the caller. */
  readonly listens: boolean[] = [];
  /** True where it ends, or leaves the flow. */
  readonly ends: boolean[] = [];
  /** Slots each state can give a value to, as their places among the document's slots. */
  readonly gives: (readonly number[])[] = [];
  /** The edges of state n lie from `first[n]` up to, not including, `last[n]`, in the order that decides ties. */
  readonly first: number[] = [];
  readonly last: number[] = [];
  targets: number[] = [];
  /** Transition id of each edge; undefined for the step into a sub-flow. */
  ways: (string | undefined)[] = [];
  /** States that call a sub-flow. */
  readonly calls = new Set<number>();
  /** Slot id -> its place among the document's slots. */
  readonly slots: ReadonlyMap<string, number>;
  readonly #numbers = new Map<string, number>();
  #document: AgentDocument;
  /** Edges that nothing looks at any more. */
  #waste = 0;

  constructor(document: AgentDocument) {
    this.#document = document;
    this.slots = new Map(Object.keys(document.slots).map((slot, index) => [slot, index]));
    for (const id in document.states) this.#link(id);
  }

  /** Numbers given so far. */
  get size(): number {
    return this.ids.length;
  }

  get document(): AgentDocument {
    return this.#document;
  }

  /** Number of a state; -1 when there is none. */
  number(id: string): number {
    const number = this.#numbers.get(id) ?? -1;
    return number >= 0 && this.states[number] !== null ? number : -1;
  }

  /** Number of an id, also of a state that is gone; -1 when nothing ever named it. */
  numberEver(id: string): number {
    return this.#numbers.get(id) ?? -1;
  }

  /** Takes over a new document of which only these states changed, came or went, and the beginnings of these flows. */
  update(document: AgentDocument, states: Iterable<string>, flows: ReadonlySet<string>): void {
    this.#document = document;
    for (const id of states) this.#link(id);
    if (flows.size > 0) {
      for (const number of this.calls) {
        const state = this.states[number];
        if (state?.kind === "call" && flows.has(state.target)) this.#link(this.ids[number]!);
      }
    }
    if (this.#waste > 128 && this.#waste > this.targets.length / 2) this.#compact();
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

  #link(id: string): void {
    const state = Object.hasOwn(this.#document.states, id) ? this.#document.states[id]! : null;
    if (!state && !this.#numbers.has(id)) return;
    const number = this.#claim(id);
    this.#waste += this.last[number]! - this.first[number]!;
    this.states[number] = state;
    this.listens[number] = state !== null && listens(state);
    this.ends[number] = state !== null && "terminal" in kindFacts[state.kind];
    this.gives[number] = state ? this.#givenBy(state) : none;
    if (state?.kind === "call") this.calls.add(number);
    else this.calls.delete(number);
    this.first[number] = this.targets.length;
    if (state) {
      for (const [way, { to }] of sortedExits(state)) this.#addEdge(this.#claim(to), way);
      const entry = state.kind === "call" ? this.#document.flows[state.target]?.entry : undefined;
      if (entry !== undefined) this.#addEdge(this.#claim(entry), undefined);
    }
    this.last[number] = this.targets.length;
  }

  #claim(id: string): number {
    const known = this.#numbers.get(id);
    if (known !== undefined) return known;
    const number = this.ids.length;
    this.#numbers.set(id, number);
    this.ids.push(id);
    this.states.push(null);
    this.listens.push(false);
    this.ends.push(false);
    this.gives.push(none);
    this.first.push(0);
    this.last.push(0);
    return number;
  }

  #addEdge(to: number, way: string | undefined): void {
    this.targets.push(to);
    this.ways.push(way);
  }

  #givenBy(state: State): readonly number[] {
    const slots = slotsSetBy(state);
    return slots.length === 0 ? none : slots.flatMap((slot) => this.slots.get(slot) ?? none);
  }

  /** Writes the edges anew, without those of earlier versions of a state. Walks made before keep the arrays they had. */
  #compact(): void {
    const { targets, ways } = this;
    this.targets = [];
    this.ways = [];
    for (let number = 0; number < this.size; number++) {
      const [from, to] = [this.first[number]!, this.last[number]!];
      this.first[number] = this.targets.length;
      for (let edge = from; edge < to; edge++) this.#addEdge(targets[edge]!, ways[edge]);
      this.last[number] = this.targets.length;
    }
    this.#waste = 0;
  }
}

const none: readonly number[] = [];

/** Ways out in the order that decides ties: by `order`, then by id. */
export function sortedExits(state: State): [string, Transition][] {
  const exits = Object.entries(state.transitions);
  if (exits.length > 1) exits.sort(([a, x], [b, y]) => (x.order < y.order ? -1 : x.order > y.order ? 1 : a < b ? -1 : 1));
  return exits;
}

/** Slots a state can give a value to. */
function slotsSetBy(state: State): string[] {
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
