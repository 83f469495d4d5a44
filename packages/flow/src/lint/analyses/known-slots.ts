import type { FlowGraph } from "../graph.ts";
import type { Walk } from "../walk.ts";

/** Tells whether some path to a state gives a value to a slot; `slot` is its place among the document's slots. */
export type IsKnown = (state: number, slot: number) => boolean;

/**
 * May-analysis over bits, one for each slot: a slot counts as known as soon as one path sets it. Objections and other
 * goals begin in the middle of anything, so everything counts as known there. States are visited after those that lead
 * to them, so that one round does for all but loops.
 */
export function knownSlots(graph: FlowGraph, walk: Walk): IsKnown {
  const { states, first, last, targets, ways } = graph;
  const words = Math.max(1, Math.ceil(graph.slots.size / 32));
  const known = new Int32Array(graph.size * words);
  const { entries, anywhere } = graph.roots();
  for (const [slot, { attribute, initial }] of Object.entries(graph.document.slots)) {
    if (attribute === undefined && initial === undefined) continue;
    for (const entry of entries) mark(known, entry * words, graph.slots.get(slot)!);
  }
  for (const entry of anywhere) known.fill(-1, entry * words, (entry + 1) * words);

  const order = afterThoseBefore(graph, walk);
  const rank = new Int32Array(graph.size);
  for (let index = 0; index < order.length; index++) rank[order[index]!] = index;
  // Every state is visited once at least: one that receives nothing may still give.
  const waiting = new Uint8Array(order.length).fill(1);
  const givenInside = subFlowGives(graph);
  const out = new Int32Array(words);
  for (let isDone = false; !isDone;) {
    isDone = true;
    for (let index = 0; index < order.length; index++) {
      if (!waiting[index]) continue;
      waiting[index] = 0;
      const current = order[index]!;
      for (let word = 0, at = current * words; word < words; word++) out[word] = known[at + word]!;
      for (const slot of graph.gives[current]!) mark(out, 0, slot);
      const inside = givenInside?.get(current);
      for (let edge = first[current]!, end = last[current]!; edge < end; edge++) {
        const to = targets[edge]!;
        if (states[to] === null) continue;
        let changed = join(known, to * words, out);
        // Past a call, whatever the sub-flow can set may be known as well.
        if (inside && ways[edge] !== undefined) for (const slot of inside) changed = mark(known, to * words, slot) || changed;
        if (!changed) continue;
        waiting[rank[to]!] = 1;
        if (rank[to]! <= index) isDone = false;
      }
    }
  }
  return (state, slot) => (known[state * words + (slot >> 5)]! & (1 << (slot & 31))) !== 0;
}

/** Reverse post-order: a state comes after all those that lead to it, loops aside. */
function afterThoseBefore({ size, states, first, last, targets }: FlowGraph, { order: reached }: Walk): Int32Array {
  const order = new Int32Array(reached.length);
  const opened = new Uint8Array(size);
  const nextEdge = new Int32Array(size);
  const path = new Int32Array(reached.length);
  let place = reached.length;
  for (const start of reached) {
    if (opened[start]) continue;
    opened[start] = 1;
    nextEdge[start] = first[start]!;
    path[0] = start;
    for (let depth = 1; depth > 0;) {
      const current = path[depth - 1]!;
      const edge = nextEdge[current]!++;
      if (edge >= last[current]!) {
        order[--place] = current;
        depth--;
        continue;
      }
      const next = targets[edge]!;
      if (opened[next] || states[next] === null) continue;
      opened[next] = 1;
      nextEdge[next] = first[next]!;
      path[depth++] = next;
    }
  }
  return order;
}

/** By state that calls: everything the states of the called flow can set, flows they call included. Null without calls. */
function subFlowGives(graph: FlowGraph): ReadonlyMap<number, ReadonlySet<number>> | null {
  if (graph.calls.size === 0) return null;
  const gives = new Map<string, Set<number>>();
  const called = new Map<string, Set<string>>();
  for (let number = 0; number < graph.size; number++) {
    const state = graph.states[number];
    if (!state || (graph.gives[number]!.length === 0 && state.kind !== "call")) continue;
    let own = gives.get(state.flow);
    if (!own) gives.set(state.flow, (own = new Set()));
    for (const slot of graph.gives[number]!) own.add(slot);
    if (state.kind === "call") called.set(state.flow, (called.get(state.flow) ?? new Set()).add(state.target));
  }
  const isSub = (flow: string) => graph.document.flows[flow]?.kind === "sub";
  const byTarget = new Map<string, Set<number>>();
  const byCall = new Map<number, Set<number>>();
  for (const number of graph.calls) {
    const state = graph.states[number];
    if (state?.kind !== "call" || !isSub(state.target)) continue;
    let inside = byTarget.get(state.target);
    if (!inside) {
      byTarget.set(state.target, (inside = new Set()));
      const flows = new Set([state.target]);
      for (const flow of flows) {
        if (!isSub(flow)) continue;
        for (const slot of gives.get(flow) ?? []) inside.add(slot);
        for (const next of called.get(flow) ?? []) flows.add(next);
      }
    }
    byCall.set(number, inside);
  }
  return byCall;
}

/** Adds bits to a state's; true when that changed them. */
function join(known: Int32Array, offset: number, bits: Int32Array): boolean {
  let changed = false;
  for (let word = 0; word < bits.length; word++) {
    const at = offset + word;
    const before = known[at]!;
    const after = before | bits[word]!;
    if (after === before) continue;
    known[at] = after;
    changed = true;
  }
  return changed;
}

function mark(bits: Int32Array, offset: number, slot: number): boolean {
  const at = offset + (slot >> 5);
  const before = bits[at]!;
  const after = before | (1 << (slot & 31));
  bits[at] = after;
  return after !== before;
}
