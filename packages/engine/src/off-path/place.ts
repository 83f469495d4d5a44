import type { Json, Program } from "@vaarta/flow";
import { restartAt } from "../moves.ts";
import { compare, indexOf } from "../program-index.ts";
import { settle } from "../settle.ts";
import { beginning } from "../start.ts";
import type { StartedEvent } from "../start.ts";
import { Turn } from "../turn.ts";
import type { Frame, SlotValue, StepResult } from "../types.ts";

/** Begins a conversation in the middle: in a state, with details known, as if it had come there by itself. Pure. */
export function placeAt(program: Program, event: StartedEvent, state: string, given: Readonly<Record<string, Json>>): StepResult {
  const start = beginning(program, event);
  const slots: Record<string, SlotValue> = { ...start.slots };
  for (const slot of Object.keys(given).sort(compare)) {
    const value = given[slot];
    if (value === undefined || value === null) delete slots[slot];
    else slots[slot] = { value, words: "", version: 1, turn: 0, source: "caller", confirmed: true };
  }
  const turn = new Turn(program, { ...start, slots }, event);
  const flow = indexOf(program).place(state)?.state.flow ?? program.document.main;
  const next = restartAt(turn, flow, state);
  const caller = callerOf(program, flow);
  if (caller) turn.setStack([caller, { ...turn.top, reason: "call" }]);
  turn.memory.counts = { greeted: 1 };
  turn.decide({ from: "", to: state, cause: "start" });
  settle(turn, next);
  return turn.close();
}

/** A sub-flow runs above whoever calls it. */
function callerOf(program: Program, flow: string): Frame | null {
  if (program.document.flows[flow]?.kind !== "sub") return null;
  for (const id of [...program.states.keys()].sort(compare)) {
    const state = program.states.get(id)?.state;
    if (state?.kind === "call" && state.target === flow)
      return { flow: state.flow, state: id, reason: "main", progress: {}, enteredTurn: 0 };
  }
  return null;
}
