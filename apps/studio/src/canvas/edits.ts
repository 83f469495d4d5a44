import { newId, orderBetween, type IdKind } from "@vaarta/editing";
import type { AgentDocument, Condition, Line, Operation, State } from "@vaarta/flow";
import { inOrder } from "../words/line-text.ts";
import { missingExits } from "./card-model.ts";

// Edits of the graph as operations: data in, patch out. The canvas decides when, the draft makes them.

export function id(kind: IdKind): string {
  return newId(kind, Math.random);
}

export function snapped(at: { x: number; y: number }): { x: number; y: number } {
  return { x: Math.round(at.x / 8) * 8, y: Math.round(at.y / 8) * 8 };
}

/** The condition a way out gets when it is drawn before anybody said when it is taken. */
export function nextCondition(document: AgentDocument, state: State): Condition {
  const missing = missingExits(state)[0];
  if (missing) return missing;
  const have = Object.values(state.transitions).map((transition) => transition.when);
  if (!have.some((when) => when.kind === "else")) return { kind: "else" };
  const used = new Set(have.flatMap((when) => (when.kind === "intent" ? [when.intent] : [])));
  const intent = Object.keys(document.intents).find((candidate) => !used.has(candidate));
  return intent === undefined ? { kind: "turns", count: 3 } : { kind: "intent", intent };
}

export function retarget(stateId: string, transition: string, to: string): Operation[] {
  return [{ op: "set", path: ["states", stateId, "transitions", transition, "to"], value: to }];
}

/** Puts a way out `by` places later (or earlier, when negative) among its siblings. */
export function moveRow(state: State, stateId: string, transition: string, by: number): Operation[] {
  const exits = inOrder(state.transitions);
  const index = exits.findIndex(([key]) => key === transition);
  if (index < 0) return [];
  const rest = exits.filter(([key]) => key !== transition);
  const at = Math.max(0, Math.min(rest.length, index + by));
  const order = orderBetween(rest[at - 1]?.[1].order ?? null, rest[at]?.[1].order ?? null);
  return [{ op: "set", path: ["states", stateId, "transitions", transition, "order"], value: order }];
}

export function place(positions: ReadonlyMap<string, { x: number; y: number }>): Operation[] {
  return [...positions].map(([stateId, at]) => ({ op: "set", path: ["canvas", "positions", stateId], value: snapped(at) }));
}

export function emptyLine(name: string): Line {
  return { name, variants: { [id("variant")]: { order: orderBetween(null, null), texts: {} } } };
}

/** "Say", "Say 2", ...: names are for people and should tell states apart. */
export function freeName(document: AgentDocument, wanted: string): string {
  const taken = new Set(Object.values(document.states).map((state) => state.name));
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number++) if (!taken.has(`${wanted} ${number}`)) return `${wanted} ${number}`;
}
