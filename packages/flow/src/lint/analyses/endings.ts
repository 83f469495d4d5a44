import type { Issue } from "../../issues.ts";
import type { FlowGraph } from "../graph.ts";
import { nameOf } from "../names.ts";
import { predecessors, witnessTo, type Walk } from "../walk.ts";

/**
 * States from which no walk comes to an end: the caller could never leave. Only the first state of such a trap is
 * reported, with the walk into it. A state with no way out at all is `no-way-out` and is left to that check.
 */
export function statesWithoutEnd(graph: FlowGraph, walk: Walk): Issue[] {
  const ends = leadingToEnd(graph);
  const issues: Issue[] = [];
  for (const number of walk.order) {
    const before = walk.from[number]!;
    if (ends[number] || (before >= 0 && !ends[before])) continue;
    const id = graph.ids[number]!;
    issues.push({
      code: "cannot-end",
      severity: "error",
      path: ["states", id],
      state: id,
      message: `From ${nameOf(graph.states[number]!)} on, no way leads to an end: the conversation could never be closed. Add a way out towards an end.`,
      witness: witnessTo(graph, walk, number),
    });
  }
  return issues;
}

/** 1 for every state from which some walk comes to an end, or to where a way out is missing. */
function leadingToEnd(graph: FlowGraph): Uint8Array {
  const { offsets, sources } = predecessors(graph);
  const ends = new Uint8Array(graph.size);
  const queue = new Int32Array(graph.size);
  let count = 0;
  for (let number = 0; number < graph.size; number++) {
    // A missing way out has an issue of its own; following it here would blame every state before it as well.
    if (graph.states[number] === null || !(graph.ends[number] || isLoose(graph, number))) continue;
    ends[number] = 1;
    queue[count++] = number;
  }
  for (let head = 0; head < count; head++) {
    const current = queue[head]!;
    for (let index = offsets[current]!, last = offsets[current + 1]!; index < last; index++) {
      const source = sources[index]!;
      if (ends[source]) continue;
      ends[source] = 1;
      queue[count++] = source;
    }
  }
  return ends;
}

function isLoose(graph: FlowGraph, number: number): boolean {
  for (let edge = graph.first[number]!, last = graph.last[number]!; edge < last; edge++)
    if (graph.states[graph.targets[edge]!] !== null) return false;
  return true;
}
