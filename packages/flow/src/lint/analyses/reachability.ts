import type { Issue } from "../../issues.ts";
import { nameOf } from "../names.ts";
import type { FlowGraph } from "../graph.ts";
import type { Walk } from "../walk.ts";

/** States that nothing leads to. */
export function unreachableStates(graph: FlowGraph, walk: Walk): Issue[] {
  const issues: Issue[] = [];
  for (let number = 0; number < graph.size; number++) {
    const state = graph.states[number];
    if (!state || walk.seen[number]) continue;
    const id = graph.ids[number]!;
    const flow = graph.document.flows[state.flow];
    const uncalled = flow && flow.kind === "sub" && flow.entry === id;
    issues.push({
      code: "unreachable-state",
      severity: "warning",
      path: ["states", id],
      state: id,
      message: uncalled
        ? `Nothing calls the sub-flow “${flow.name}”, so “${state.name}” is never reached. Add a call to it, or delete the flow.`
        : `Nothing leads to ${nameOf(state)}. Connect a way out of another state to it, or delete it.`,
    });
  }
  return issues;
}
