import type { Flow } from "../../document/document.ts";
import type { Issue } from "../../issues.ts";
import type { State } from "../../kinds/kinds.ts";
import type { FlowGraph } from "../graph.ts";
import type { IssueList } from "../issue-list.ts";
import { nameOf } from "../names.ts";
import type { Walk } from "../walk.ts";

/** States that nothing leads to. There may be thousands: what is still true is not made anew. */
export class UnreachableStates {
  #found: ({ issues: readonly Issue[]; state: State; flow: Flow | undefined } | undefined)[] = [];

  update(graph: FlowGraph, walk: Walk, list: IssueList): void {
    for (let number = 0; number < graph.size; number++) {
      const known = this.#found[number];
      const state = walk.seen[number] ? null : graph.states[number]!;
      if (!state) {
        if (known) list.replace(known.issues, []);
        this.#found[number] = undefined;
        continue;
      }
      const flow = graph.document.flows[state.flow];
      if (known?.state === state && known.flow === flow) continue;
      const issues = list.replace(known?.issues ?? [], [unreachable(graph.ids[number]!, state, flow)]);
      this.#found[number] = { issues, state, flow };
    }
  }
}

function unreachable(id: string, state: State, flow: Flow | undefined): Issue {
  const uncalled = flow && flow.kind === "sub" && flow.entry === id;
  return {
    code: "unreachable-state",
    severity: "warning",
    path: ["states", id],
    state: id,
    message: uncalled
      ? `Nothing calls the sub-flow “${flow.name}”, so “${state.name}” is never reached. Add a call to it, or delete the flow.`
      : `Nothing leads to ${nameOf(state)}. Connect a way out of another state to it, or delete it.`,
  };
}
