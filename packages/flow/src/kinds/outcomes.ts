import type { AgentDocument } from "../document/document.ts";
import { kindFacts, type KindFacts, type State } from "./kinds.ts";

/** True when the state waits for the caller. Pure. */
export function listens(state: State): boolean {
  return state.kind === "say" ? state.listen === true : kindFacts[state.kind].listens;
}

/**
 * Every outcome a state can report: its kind's, and those its tools, its exits or its sub-flow name. Pure; a reference
 * that leads nowhere adds none; an unknown state has none.
 */
export function outcomesOf(document: Pick<AgentDocument, "states" | "tools">, stateId: string): readonly string[] {
  const state = Object.hasOwn(document.states, stateId) ? document.states[stateId] : undefined;
  return state ? outcomesOfState(document, state, null) : [];
}

/** The outcomes that the return states of every flow name, by flow. Pure; made once for a walk over many states. */
export function returnOutcomes(document: Pick<AgentDocument, "states">): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const state of Object.values(document.states)) {
    if (state.kind !== "return") continue;
    const names = found.get(state.flow) ?? [];
    if (!names.includes(state.outcome)) names.push(state.outcome);
    found.set(state.flow, names);
  }
  return found;
}

/** The same as {@link outcomesOf} for a state in hand; `returns` spares looking for return states again. */
export function outcomesOfState(
  document: Pick<AgentDocument, "states" | "tools">,
  state: State,
  returns: ReadonlyMap<string, readonly string[]> | null,
): readonly string[] {
  const { outcomes }: KindFacts = kindFacts[state.kind];
  switch (state.kind) {
    case "tool": {
      const named = Object.values(state.calls).flatMap(({ tool }) => document.tools[tool]?.outcomes ?? []);
      return named.length > 0 ? [...new Set([...outcomes, ...named])] : outcomes;
    }
    case "converse":
      return [...Object.keys(state.exits), ...outcomes];
    case "call":
      return (returns ?? returnOutcomes(document)).get(state.target) ?? [];
    default:
      return outcomes;
  }
}
