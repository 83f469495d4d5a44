import type { FlowGraph } from "./graph.ts";

/** How a state was first come to: the state before it and the way out taken there. */
export interface Walk {
  /** 1 where some walk comes. */
  seen: Uint8Array;
  from: Int32Array;
  /** Index of the edge in the state before; -1 at a start. */
  edge: Int32Array;
  /** States in the order they were first come to. */
  order: number[];
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

/** Breadth first from the starts, so that every witness is a shortest one. `enter` may refuse a state. */
export function walkFrom(graph: FlowGraph, starts: readonly number[], enter: (state: number) => boolean = () => true): Walk {
  const seen = new Uint8Array(graph.size);
  const from = new Int32Array(graph.size).fill(-1);
  const edge = new Int32Array(graph.size).fill(-1);
  const order: number[] = [];
  for (const start of starts) {
    if (seen[start] || !enter(start)) continue;
    seen[start] = 1;
    order.push(start);
  }
  for (let head = 0; head < order.length; head++) {
    const current = order[head]!;
    const edges = graph.edges[current]!;
    for (let index = 0; index < edges.length; index++) {
      const next = edges[index]!.to;
      if (seen[next] || !enter(next)) continue;
      seen[next] = 1;
      from[next] = current;
      edge[next] = index;
      order.push(next);
    }
  }
  return { seen, from, edge, order };
}

/** The path a conversation takes to a state, as a witness. Empty when nothing leads there. */
export function witnessTo(graph: FlowGraph, walk: Walk, target: number): { state: string; via?: string }[] {
  if (!walk.seen[target]) return [];
  const steps: { state: string; via?: string }[] = [{ state: graph.ids[target]! }];
  for (let current = target; walk.from[current]! >= 0;) {
    const before = walk.from[current]!;
    const via = graph.edges[before]![walk.edge[current]!]!.via;
    steps.push(via === undefined ? { state: graph.ids[before]! } : { state: graph.ids[before]!, via });
    current = before;
  }
  return steps.reverse();
}

/** Every edge turned round, as plain arrays of predecessors. */
export function predecessors(graph: FlowGraph): { offsets: Int32Array; sources: Int32Array } {
  const offsets = new Int32Array(graph.size + 1);
  for (const edges of graph.edges) for (const { to } of edges) offsets[to + 1]!++;
  for (let index = 0; index < graph.size; index++) offsets[index + 1]! += offsets[index]!;
  const sources = new Int32Array(offsets[graph.size]!);
  const next = offsets.slice();
  graph.edges.forEach((edges, source) => {
    for (const { to } of edges) sources[next[to]!++] = source;
  });
  return { offsets, sources };
}
