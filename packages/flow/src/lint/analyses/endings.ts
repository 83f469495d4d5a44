import { kindFacts } from "../../kinds/kinds.ts";
import type { Issue } from "../../issues.ts";
import type { FlowGraph } from "../graph.ts";
import { nameOf } from "../names.ts";
import { predecessors, witnessTo, type Walk } from "../walk.ts";

/**
 * States from which no walk comes to an end: the caller could never leave. Only the first state of such a trap is
 * reported, with the walk into it. A state with no way out at all is `no-way-out` and is left to that check.
 */
export function statesWithoutEnd(graph: FlowGraph, walk: Walk): Issue[] {
  const { offsets, sources } = predecessors(graph);
  const ends = new Uint8Array(graph.size);
  const queue: number[] = [];
  graph.states.forEach((state, number) => {
    if (!state) return;
    const isEnd = "terminal" in kindFacts[state.kind];
    // A missing way out has an issue of its own; following it here would blame every state before it as well.
    const isLoose = !isEnd && graph.edges[number]!.length === 0;
    if (!isEnd && !isLoose) return;
    ends[number] = 1;
    queue.push(number);
  });
  for (let head = 0; head < queue.length; head++) {
    const current = queue[head]!;
    for (let index = offsets[current]!; index < offsets[current + 1]!; index++) {
      const source = sources[index]!;
      if (ends[source]) continue;
      ends[source] = 1;
      queue.push(source);
    }
  }
  const issues: Issue[] = [];
  for (const number of walk.order) {
    const before = walk.from[number]!;
    if (ends[number] || (before >= 0 && !ends[before])) continue;
    const state = graph.states[number]!;
    issues.push({
      code: "cannot-end",
      severity: "error",
      path: ["states", graph.ids[number]!],
      state: graph.ids[number]!,
      message: `From ${nameOf(state)} on, no way leads to an end: the conversation could never be closed. Add a way out towards an end.`,
      witness: witnessTo(graph, walk, number),
    });
  }
  return issues;
}
