import { compareOrder } from "../compile/order.ts";
import type { AgentDocument } from "../document/document.ts";

/** The states of one flow in the order a reader meets them. */
export interface WalkedFlow {
  id: string;
  /** From the entry, each state before those it leads to, first ways out first; what nothing leads to comes last. */
  states: string[];
}

const rank = { main: 0, sub: 1, objection: 2 } as const;

/** Flows and their states in reading order: the main flow, other goals, sub-flows, objections. Pure. */
export function walkingOrder(document: AgentDocument): WalkedFlow[] {
  const byFlow = new Map<string, string[]>();
  for (const [id, { flow }] of Object.entries(document.states)) {
    const states = byFlow.get(flow);
    if (states) states.push(id);
    else byFlow.set(flow, [id]);
  }
  const flows = Object.keys(document.flows).sort((a, b) => compareFlows(document, a, b));
  return flows.map((id) => {
    const seen = new Set<string>();
    const entry = document.flows[id]?.entry;
    for (const start of [...(entry === undefined ? [] : [entry]), ...(byFlow.get(id) ?? []).toSorted()]) visit(document, id, start, seen);
    return { id, states: [...seen] };
  });
}

function compareFlows(document: AgentDocument, a: string, b: string): number {
  if (a === document.main || b === document.main) return a === document.main ? -1 : 1;
  const byKind = rank[document.flows[a]?.kind ?? "sub"] - rank[document.flows[b]?.kind ?? "sub"];
  return byKind || compareOrder({ id: a, order: document.flows[a]?.name ?? "" }, { id: b, order: document.flows[b]?.name ?? "" });
}

/** Breadth first within the flow, with a list rather than recursion: a flow may be a chain of thousands. */
function visit(document: AgentDocument, flow: string, start: string, seen: Set<string>): void {
  const queue = [start];
  for (let head = 0; head < queue.length; head++) {
    const id = queue[head] as string;
    const state = Object.hasOwn(document.states, id) ? document.states[id] : undefined;
    if (!state || state.flow !== flow || seen.has(id)) continue;
    seen.add(id);
    const exits = Object.entries(state.transitions).map(([exit, { to, order }]) => ({ id: exit, order, to }));
    queue.push(...exits.sort(compareOrder).map(({ to }) => to));
  }
}
