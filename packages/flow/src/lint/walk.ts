import type { FlowGraph } from "./graph.ts";

/** How every state was first come to: the state before it and the way out taken there. */
export interface Walk {
  /** 1 where some walk comes. */
  readonly seen: Uint8Array;
  readonly from: Int32Array;
  /** The edge taken there, as its place in `ways`; -1 at a start. */
  readonly edge: Int32Array;
  /** Transition ids, undefined for the step into a sub-flow. */
  readonly ways: readonly (string | undefined)[];
  /** States in the order they were first come to. */
  readonly order: Int32Array;
  /** The last step towards each state, made when first asked for and shared by every witness it is part of. */
  readonly steps: Step[];
}

export interface Step {
  state: string;
  via?: string;
}

/** The one of these states that is come to first; undefined when none is. */
export function firstOf(graph: FlowGraph, walk: Walk, states: readonly string[]): string | undefined {
  let first: string | undefined;
  let earliest = Infinity;
  for (const id of states) {
    const number = graph.number(id);
    const at = number >= 0 && walk.seen[number] ? placeIn(walk, number) : Infinity;
    if (at < earliest) [first, earliest] = [id, at];
  }
  return first;
}

const places = new WeakMap<Walk, Int32Array>();

function placeIn(walk: Walk, number: number): number {
  let place = places.get(walk);
  if (!place) {
    place = new Int32Array(walk.seen.length);
    for (const [index, state] of walk.order.entries()) place[state] = index;
    places.set(walk, place);
  }
  return place[number]!;
}

/** Breadth first from the starts, so that every witness is a shortest one. */
export function walkFrom(graph: FlowGraph, starts: readonly number[]): Walk {
  const { size, states, first, last, targets, ways } = graph;
  const seen = new Uint8Array(size);
  const from = new Int32Array(size).fill(-1);
  const edgeTo = new Int32Array(size).fill(-1);
  const order = new Int32Array(size);
  let count = 0;
  for (const start of starts) {
    if (seen[start]) continue;
    seen[start] = 1;
    order[count++] = start;
  }
  for (let head = 0; head < count; head++) {
    const current = order[head]!;
    for (let edge = first[current]!, end = last[current]!; edge < end; edge++) {
      const next = targets[edge]!;
      if (seen[next] || states[next] === null) continue;
      seen[next] = 1;
      from[next] = current;
      edgeTo[next] = edge;
      order[count++] = next;
    }
  }
  return { seen, from, edge: edgeTo, ways, order: order.subarray(0, count), steps: [] };
}

/** 1 for every state that both walks come to by the same path. */
export function samePaths(walk: Walk, earlier: Walk | null): Uint8Array {
  const same = new Uint8Array(walk.seen.length);
  if (!earlier) return same;
  const { order, from } = walk;
  for (let index = 0; index < order.length; index++) {
    const state = order[index]!;
    const before = from[state]!;
    if (earlier.seen[state] !== 1 || earlier.from[state] !== before || wayTo(earlier, state) !== wayTo(walk, state)) continue;
    // States come after the one they were come to from, so that one is settled.
    if (before < 0 || same[before]) same[state] = 1;
  }
  return same;
}

/** The path a conversation takes to a state, as a witness. Empty when nothing leads there. */
export function witnessTo(graph: FlowGraph, walk: Walk, target: number): Step[] {
  if (!walk.seen[target]) return [];
  const steps: Step[] = [{ state: graph.ids[target]! }];
  for (let current = target, before = walk.from[target]!; before >= 0; current = before, before = walk.from[before]!) {
    steps.push((walk.steps[current] ??= stepBy(graph.ids[before]!, wayTo(walk, current))));
  }
  return steps.reverse();
}

function wayTo(walk: Walk, state: number): string | undefined {
  const edge = walk.edge[state]!;
  return edge < 0 ? undefined : walk.ways[edge];
}

/** A state with the way out taken there. */
export function stepBy(state: string, via: string | undefined): Step {
  return via === undefined ? { state } : { state, via };
}

/** Every edge between states turned round, as plain arrays of predecessors. */
export function predecessors(graph: FlowGraph): { offsets: Int32Array; sources: Int32Array } {
  const { size, states, first, last, targets } = graph;
  const offsets = new Int32Array(size + 1);
  for (let source = 0; source < size; source++) {
    for (let edge = first[source]!, end = last[source]!; edge < end; edge++) {
      const to = targets[edge]!;
      if (states[to] !== null) offsets[to + 1]!++;
    }
  }
  for (let index = 0; index < size; index++) offsets[index + 1]! += offsets[index]!;
  const sources = new Int32Array(offsets[size]!);
  const next = offsets.slice();
  for (let source = 0; source < size; source++) {
    for (let edge = first[source]!, end = last[source]!; edge < end; edge++) {
      const to = targets[edge]!;
      if (states[to] !== null) sources[next[to]!++] = source;
    }
  }
  return { offsets, sources };
}
