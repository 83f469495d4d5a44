import type { Issue } from "../issues.ts";
import type { FlowGraph } from "./graph.ts";
import { witnessTo, type Walk } from "./walk.ts";

// A document broken everywhere would otherwise carry as many long walks as it has states.
const mostSteps = 100_000;

/**
 * Gives every error that stands at a state the shortest walk to it, so that it can be seen and played. Errors that bring
 * a walk of their own keep it; where nothing leads there is none to give. Pure.
 * @param stateOf - the state at which an entry outside the states is heard or used, such as a line
 */
export function witnesses(graph: FlowGraph, walk: Walk, stateOf: (issue: Issue) => string | undefined): (issue: Issue) => Issue {
  let steps = 0;
  return (issue) => {
    if (issue.severity !== "error" || steps > mostSteps) return issue;
    const state = issue.state ?? stateOf(issue);
    const number = state === undefined ? -1 : graph.number(state);
    if (number < 0 || !walk.seen[number]) return issue;
    const own = issue.witness ?? [endOf(issue, state!)];
    if (own[0]?.state !== state) return issue;
    const witness = [...witnessTo(graph, walk, number).slice(0, -1), ...own];
    steps += witness.length;
    return { ...issue, witness };
  };
}

/** The last step: with the way out when the fault is in one. */
function endOf({ path }: Issue, state: string): { state: string; via?: string } {
  const [area, , part, via] = path;
  return area === "states" && part === "transitions" && typeof via === "string" ? { state, via } : { state };
}
