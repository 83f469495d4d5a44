import type { Issue } from "../../issues.ts";
import type { FlowGraph } from "../graph.ts";
import { walkFrom, witnessTo, type Step } from "../walk.ts";

interface Call {
  state: string;
  target: string;
}

/** Sub-flows that call themselves, directly or through others: they would never come back. */
export function cyclicCalls(graph: FlowGraph): Issue[] {
  const calls = callsByFlow(graph);
  const issues: Issue[] = [];
  const reported = new Set<string>();
  for (const start of calls.keys()) {
    const loop = shortestLoop(calls, start);
    if (!loop || loop.some(({ target }) => reported.has(target))) continue;
    for (const { target } of loop) reported.add(target);
    const names = loop.map(({ target }) => `“${graph.document.flows[target]!.name}”`);
    issues.push({
      code: "cyclic-call",
      severity: "error",
      path: ["states", loop[0]!.state, "target"],
      state: loop[0]!.state,
      message: `These flows call each other in a circle: ${names.join(" → ")}. Such a call never comes back; use a way out to a state instead of one of the calls.`,
      witness: onceRound(graph, loop),
    });
  }
  return issues;
}

/** From the first call through every called flow to its next call, and into the flow where it began. */
function onceRound(graph: FlowGraph, loop: readonly Call[]): Step[] {
  return loop.flatMap(({ state, target }, index) => {
    const entry = graph.number(graph.document.flows[target]!.entry);
    if (entry < 0) return [{ state }];
    const next = loop[index + 1];
    const inside = next
      ? witnessTo(graph, walkFrom(graph, [entry]), graph.number(next.state)).slice(0, -1)
      : [{ state: graph.ids[entry]! }];
    return [{ state }, ...inside];
  });
}

/** By id, so that the loop found does not depend on the order in which the states came. */
function callsByFlow(graph: FlowGraph): ReadonlyMap<string, Call[]> {
  const calls = new Map<string, Call[]>();
  const ids = [...graph.calls].map((number) => graph.ids[number]!).sort();
  for (const id of ids) {
    const state = graph.states[graph.number(id)];
    if (state?.kind !== "call" || !Object.hasOwn(graph.document.flows, state.target)) continue;
    const list = calls.get(state.flow);
    const call = { state: id, target: state.target };
    if (list) list.push(call);
    else calls.set(state.flow, [call]);
  }
  return calls;
}

function shortestLoop(calls: ReadonlyMap<string, Call[]>, start: string): Call[] | null {
  const cameBy = new Map<string, Call & { from: string }>();
  const queue = [start];
  for (const flow of queue) {
    for (const call of calls.get(flow) ?? []) {
      if (cameBy.has(call.target)) continue;
      cameBy.set(call.target, { ...call, from: flow });
      if (call.target === start) {
        const loop: Call[] = [];
        let at = cameBy.get(start);
        while (at) {
          loop.push({ state: at.state, target: at.target });
          at = at.from === start ? undefined : cameBy.get(at.from);
        }
        return loop.reverse();
      }
      queue.push(call.target);
    }
  }
  return null;
}
