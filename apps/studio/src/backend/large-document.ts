import type { AgentDocument, State, Transition } from "@vaarta/flow";
import { sampleDocument } from "./sample-document.ts";

/** A graph of `count` states with about 1.5 ways out each, for measuring the canvas. */
export function largeDocument(count: number): AgentDocument {
  const document = sampleDocument();
  const columns = Math.ceil(Math.sqrt(count) * 0.8);
  document.name = `${count} states`;
  document.states = {};
  document.canvas.positions = {};
  document.flows = { "flow-main": { name: "Conversation", kind: "main", entry: "state-0" } };
  for (let index = 0; index < count; index++) {
    const id = `state-${index}`;
    document.states[id] = stateAt(index, count, columns);
    document.canvas.positions[id] = { x: Math.floor(index / columns) * 376, y: (index % columns) * 240 };
  }
  return document;
}

function stateAt(index: number, count: number, columns: number): State {
  const name = `Step ${index + 1}`;
  const flow = "flow-main";
  const next = (by: number) => `state-${Math.min(count - 1, index + by)}`;
  const transitions: Record<string, Transition> = {
    [`t${index}a`]: { to: next(columns), order: "a0", when: { kind: "intent", intent: "intent-visit" } },
  };
  if (index % 2) transitions[`t${index}b`] = { to: next(columns + 1), order: "a1", when: { kind: "else" } };
  if (index === count - 1) return { kind: "end", name, flow, outcome: "outcome-helped", line: "line-bye", transitions: {} };
  if (index === 0) return { kind: "start", name, flow, inbound: "line-hello", outbound: "line-hello", transitions };
  if (index % 5 === 1) return { kind: "collect", name, flow, opening: "line-details", asks: {}, transitions };
  if (index % 5 === 2) return { kind: "branch", name, flow, transitions };
  return { kind: "say", name, flow, line: index % 3 ? "line-help" : "line-person", transitions, listen: true };
}
