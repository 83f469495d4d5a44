import type { Issue, Path } from "../../issues.ts";
import type { State } from "../../kinds/kinds.ts";
import type { FlowGraph } from "../graph.ts";
import type { IssueList } from "../issue-list.ts";
import { nameOf } from "../names.ts";
import { samePaths, witnessTo, type Walk } from "../walk.ts";
import { knownSlots } from "./known-slots.ts";

/** A place where a state uses the value of a slot and has no answer to its absence. */
export interface SlotRead {
  slot: string;
  path: Path;
}

interface Found {
  issues: readonly Issue[];
  state: State;
  reads: readonly SlotRead[];
  missing: readonly SlotRead[];
}

/** Slots that are read although no path to the state sets them. What is still true is not made anew, nor its witness. */
export class SlotsReadBeforeSet {
  /** What each state reads, its lines included; only states that read anything. */
  readonly #reads = new Map<number, readonly SlotRead[]>();
  readonly #found = new Map<number, Found>();
  #walk: Walk | null = null;

  /** Tells what a state reads now. */
  reads(number: number, reads: readonly SlotRead[]): void {
    if (reads.length > 0) this.#reads.set(number, reads);
    else this.#reads.delete(number);
  }

  /** Names of slots may have changed: every message is made anew. */
  forgetWords(): void {
    this.#walk = null;
  }

  update(graph: FlowGraph, walk: Walk, list: IssueList): void {
    const missing = this.#missing(graph, walk);
    const same = this.#found.size > 0 ? samePaths(walk, this.#walk) : null;
    this.#walk = walk;
    for (const [number, { issues }] of this.#found) {
      if (missing.has(number)) continue;
      list.replace(issues, []);
      this.#found.delete(number);
    }
    for (const [number, slots] of missing) {
      const state = graph.states[number]!;
      const reads = this.#reads.get(number)!;
      const known = this.#found.get(number);
      if (same?.[number] === 1 && known?.state === state && known.reads === reads && sameReads(known.missing, slots)) continue;
      const now = slots.map((read) => readBeforeSet(graph, walk, number, read));
      this.#found.set(number, { issues: list.replace(known?.issues ?? [], now), state, reads, missing: slots });
    }
  }

  #missing(graph: FlowGraph, walk: Walk): Map<number, SlotRead[]> {
    const missing = new Map<number, SlotRead[]>();
    if (this.#reads.size === 0) return missing;
    const isKnown = knownSlots(graph, walk);
    for (const [number, reads] of this.#reads) {
      if (walk.seen[number] !== 1) continue;
      // A state that asks has its own answers by the time its confirmation and its ways out are read.
      const told = new Set<number>(graph.gives[number]);
      for (const read of reads) {
        const slot = graph.slots.get(read.slot);
        if (slot === undefined || told.has(slot) || isKnown(number, slot)) continue;
        told.add(slot);
        const list = missing.get(number);
        if (list) list.push(read);
        else missing.set(number, [read]);
      }
    }
    return missing;
  }
}

function sameReads(a: readonly SlotRead[], b: readonly SlotRead[]): boolean {
  return a.length === b.length && a.every((read, index) => read === b[index]);
}

function readBeforeSet(graph: FlowGraph, walk: Walk, number: number, { slot, path }: SlotRead): Issue {
  const state = graph.states[number]!;
  return {
    code: "slot-read-before-set",
    severity: "warning",
    path,
    state: graph.ids[number]!,
    message: `${nameOf(state)} uses “${graph.document.slots[slot]!.label}”, but nothing before it asks for it or sets it. Ask for it earlier, or give the text a default.`,
    witness: witnessTo(graph, walk, number),
  };
}
