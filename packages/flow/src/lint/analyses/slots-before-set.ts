import type { Issue, Path } from "../../issues.ts";
import type { FlowGraph } from "../graph.ts";
import { nameOf } from "../names.ts";
import { witnessTo, type Walk } from "../walk.ts";

const none: readonly number[] = [];

/** A place where a state uses the value of a slot and has no answer to its absence. */
export interface SlotRead {
  slot: string;
  path: Path;
}

/**
 * Slots that are read although no path to the state sets them. May-analysis: a slot counts as set as soon as one
 * path sets it. Objections and other goals begin in the middle of anything, so everything counts as set there.
 */
export function slotsReadBeforeSet(graph: FlowGraph, walk: Walk, readsOf: (id: string) => readonly SlotRead[]): Issue[] {
  const slots = Object.keys(graph.document.slots);
  const bit = new Map(slots.map((slot, index) => [slot, index]));
  const words = Math.max(1, Math.ceil(slots.length / 32));
  const set = new Int32Array(graph.size * words);
  const given = graph.gives.map((slots) => (slots.length > 0 ? slots.flatMap((slot) => bit.get(slot) ?? []) : none));
  const { entries, anywhere } = graph.roots();

  const known = new Int32Array(words);
  for (const [slot, { attribute, initial }] of Object.entries(graph.document.slots)) {
    if (attribute !== undefined || initial !== undefined) mark(known, 0, bit.get(slot)!);
  }
  const gives = subFlowGives(graph, given);
  const pending: number[] = [];
  const queued = new Uint8Array(graph.size);
  const push = (state: number) => {
    if (queued[state]) return;
    queued[state] = 1;
    pending.push(state);
  };
  const join = (state: number, values: Int32Array | number): boolean => {
    let changed = false;
    for (let word = 0; word < words; word++) {
      const at = state * words + word;
      const value = set[at]! | (typeof values === "number" ? values : values[word]!);
      if (value !== set[at]) {
        set[at] = value;
        changed = true;
      }
    }
    return changed;
  };
  for (const entry of entries) join(entry, known);
  for (const entry of anywhere) join(entry, -1);
  // Every reachable state is visited once at least: one that receives nothing may still give.
  for (const state of walk.order) push(state);
  const out = new Int32Array(words);
  for (let head = 0; head < pending.length; head++) {
    const current = pending[head]!;
    queued[current] = 0;
    for (let word = 0; word < words; word++) out[word] = set[current * words + word]!;
    for (const slot of given[current]!) mark(out, 0, slot);
    const state = graph.states[current]!;
    const inside = state.kind === "call" ? gives.get(state.target) : undefined;
    for (const { to, via } of graph.edges[current]!) {
      let changed = join(to, out);
      // Past a call, whatever the sub-flow can set may be set as well.
      if (via !== undefined && inside) for (const slot of inside) changed = markAt(set, to * words, slot) || changed;
      if (changed) push(to);
    }
  }
  const issues: Issue[] = [];
  for (const number of walk.order) {
    const state = graph.states[number]!;
    const id = graph.ids[number]!;
    const reads = readsOf(id);
    if (reads.length === 0) continue;
    // A state that asks has its own answers by the time its confirmation and its ways out are read.
    const own = new Set(given[number]);
    const told = new Set<string>();
    for (const { slot, path } of reads) {
      const index = bit.get(slot);
      if (index === undefined || told.has(slot) || own.has(index)) continue;
      if (set[number * words + (index >> 5)]! & (1 << (index & 31))) continue;
      told.add(slot);
      issues.push({
        code: "slot-read-before-set",
        severity: "warning",
        path,
        state: id,
        message: `${nameOf(state)} uses “${graph.document.slots[slot]!.label}”, but nothing before it asks for it or sets it. Ask for it earlier, or give the text a default.`,
        witness: witnessTo(graph, walk, number),
      });
    }
  }
  return issues;
}

/** Everything the states of each called flow can set, flows they call included. */
function subFlowGives(graph: FlowGraph, given: readonly (readonly number[])[]): Map<string, Set<number>> {
  const own = new Map<string, Set<number>>();
  const called = new Map<string, Set<string>>();
  graph.states.forEach((state, number) => {
    if (!state || graph.document.flows[state.flow]?.kind !== "sub") return;
    const gives = own.get(state.flow) ?? new Set();
    own.set(state.flow, gives);
    for (const slot of given[number]!) gives.add(slot);
    if (state.kind === "call") called.set(state.flow, (called.get(state.flow) ?? new Set()).add(state.target));
  });
  const all = new Map<string, Set<number>>();
  for (const flow of own.keys()) {
    const gives = new Set<number>();
    const flows = new Set([flow]);
    for (const inner of flows) {
      for (const slot of own.get(inner) ?? []) gives.add(slot);
      for (const next of called.get(inner) ?? []) flows.add(next);
    }
    all.set(flow, gives);
  }
  return all;
}

function mark(bits: Int32Array, offset: number, slot: number): void {
  bits[offset + (slot >> 5)]! |= 1 << (slot & 31);
}

function markAt(bits: Int32Array, offset: number, slot: number): boolean {
  const at = offset + (slot >> 5);
  const value = bits[at]! | (1 << (slot & 31));
  if (value === bits[at]) return false;
  bits[at] = value;
  return true;
}
