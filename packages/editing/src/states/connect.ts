import type { AgentDocument, Condition, Operation, State, StateKind } from "@vaarta/flow";
import { EditingError } from "../errors.ts";
import { newId, type Random } from "../ids.ts";
import { own, sameJson } from "../json.ts";
import { applyOperations } from "../operations.ts";
import { addState, type Added } from "./add-state.ts";
import { freeExits, mainExit, orderOfNew } from "./exits.ts";

/** A way out from one state to another. */
export interface Connection {
  from: string;
  to: string;
  /** @defaultValue the likeliest way out the state does not have yet; else a rule to be written */
  when?: Condition;
}

/**
 * Operations that lead one state to another. A way out with the same condition is led there instead of having two of
 * which the second never counts. Pure for a given `random`.
 * @returns id of the transition
 * @throws {EditingError} NOT_FOUND when one of the states is not there; BAD_OPERATION when the first has no ways out.
 */
export function connect(document: AgentDocument, { from, to, when }: Connection, random: Random): Added {
  const state = stateAt(document, from);
  stateAt(document, to);
  const condition = when ?? freeExits(document, state)[0] ?? { kind: "expression", expression: "" };
  if (mainExit(document, state) === null) {
    throw new EditingError("BAD_OPERATION", "This state ends the flow, so nothing can come after it. Connect another state.", [
      "states",
      from,
    ]);
  }
  const same = Object.entries(state.transitions).find(([, transition]) => sameJson(transition.when, condition));
  if (same) return { id: same[0], operations: [{ op: "set", path: ["states", from, "transitions", same[0], "to"], value: to }] };
  const id = newId("transition", random);
  const value = { to, order: orderOfNew(state.transitions, condition), when: condition };
  return { id, operations: [{ op: "set", path: ["states", from, "transitions", id], value }] };
}

/** A state to put into a way out. */
export interface Insertion {
  state: string;
  transition: string;
  kind: StateKind;
  /** @defaultValue halfway between the two states */
  position?: { x: number; y: number };
  name?: string;
}

/**
 * Operations that put a new state into a way out: what led to the old target leads to it, and it goes on there.
 * Pure for a given `random`.
 * @returns id of the state
 * @throws {EditingError} NOT_FOUND when the way out is not there.
 */
export function insertOnEdge(document: AgentDocument, insertion: Insertion, random: Random): Added {
  const source = stateAt(document, insertion.state);
  const transition = own(source.transitions, insertion.transition) as State["transitions"][string] | undefined;
  if (!transition) {
    throw new EditingError("NOT_FOUND", "The way out to insert into is not there. It was probably deleted; choose another.", [
      "states",
      insertion.state,
      "transitions",
      insertion.transition,
    ]);
  }
  const position = insertion.position ?? halfway(document, insertion.state, transition.to);
  const added = addState(
    document,
    { kind: insertion.kind, flow: source.flow, position, ...(insertion.name ? { name: insertion.name } : {}) },
    random,
  );
  const operations: Operation[] = [
    ...added.operations,
    { op: "set", path: ["states", insertion.state, "transitions", insertion.transition, "to"], value: added.id },
  ];
  const next = applyOperations(document, added.operations);
  const inserted = stateAt(next, added.id);
  if (mainExit(next, inserted) !== null && own(document.states, transition.to) !== undefined) {
    operations.push(...connect(next, { from: added.id, to: transition.to }, random).operations);
  }
  return { id: added.id, operations };
}

function stateAt(document: AgentDocument, id: string): State {
  const state = own(document.states, id) as State | undefined;
  if (state) return state;
  throw new EditingError("NOT_FOUND", "A state to connect is not there. It was probably deleted; choose another.", ["states", id]);
}

function halfway(document: AgentDocument, from: string, to: string): { x: number; y: number } {
  const first = document.canvas.positions[from] ?? { x: 0, y: 0 };
  const second = document.canvas.positions[to] ?? { x: first.x, y: first.y + 400 };
  return { x: Math.round((first.x + second.x) / 2), y: Math.round((first.y + second.y) / 2) };
}
