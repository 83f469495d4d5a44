import type { State } from "../kinds/kinds.ts";

/** A state as messages name it. */
export function nameOf(state: State): string {
  return `“${state.name}”`;
}
