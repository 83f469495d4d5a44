import type { Issue } from "../../issues.ts";
import type { FlowGraph } from "../graph.ts";
import { nameOf } from "../names.ts";
import { stepBy, witnessTo, type Step, type Walk } from "../walk.ts";

/**
 * Loops in which the agent never waits for the caller, one issue per loop, with the walk into it and once round.
 * Strongly connected components by Tarjan's algorithm, without recursion, over the states that do not listen.
 */
export function silentLoops(graph: FlowGraph, walk: Walk): Issue[] {
  const { size, states, listens, first, last, targets } = graph;
  const counted = new Int32Array(size).fill(-1);
  const low = new Int32Array(size);
  const onStack = new Uint8Array(size);
  const nextEdge = new Int32Array(size);
  const stack = new Int32Array(size);
  const path = new Int32Array(size);
  const issues: Issue[] = [];
  let counter = 0;
  let height = 0;

  for (const root of walk.order) {
    if (counted[root]! >= 0 || listens[root]) continue;
    let depth = 0;
    let opened = root;
    for (;;) {
      if (opened >= 0) {
        counted[opened] = low[opened] = counter++;
        onStack[opened] = 1;
        nextEdge[opened] = first[opened]!;
        stack[height++] = opened;
        path[depth++] = opened;
        opened = -1;
      }
      const current = path[depth - 1]!;
      const edge = nextEdge[current]!++;
      if (edge < last[current]!) {
        const next = targets[edge]!;
        if (states[next] === null || listens[next]) continue;
        if (counted[next]! < 0) opened = next;
        else if (onStack[next] && counted[next]! < low[current]!) low[current] = counted[next]!;
        continue;
      }
      depth--;
      if (depth > 0) {
        const parent = path[depth - 1]!;
        if (low[current]! < low[parent]!) low[parent] = low[current]!;
      }
      if (low[current] === counted[current]) {
        const bottom = height;
        do onStack[stack[--height]!] = 0;
        while (stack[height] !== current);
        if (bottom - height > 1 || leadsTo(graph, current, current)) {
          issues.push(silentLoop(graph, walk, new Set(stack.subarray(height, bottom))));
        }
      }
      if (depth === 0) break;
    }
  }
  return issues;
}

function leadsTo(graph: FlowGraph, from: number, to: number): boolean {
  for (let edge = graph.first[from]!, last = graph.last[from]!; edge < last; edge++) if (graph.targets[edge] === to) return true;
  return false;
}

function silentLoop(graph: FlowGraph, walk: Walk, members: ReadonlySet<number>): Issue {
  const first = walk.order.find((state) => members.has(state))!;
  const round = onceRound(graph, members, first);
  const id = graph.ids[first]!;
  return {
    code: "loop-never-listens",
    severity: "error",
    path: ["states", id],
    state: id,
    message: `${nameOf(graph.states[first]!)} can come round to itself without ever waiting for the caller. Let one state of the loop listen, or lead one way out elsewhere.`,
    witness: [...witnessTo(graph, walk, first).slice(0, -1), ...round],
  };
}

function onceRound(graph: FlowGraph, members: ReadonlySet<number>, first: number): Step[] {
  const from = new Map<number, { state: number; way: string | undefined }>();
  const queue = [first];
  for (const current of queue) {
    for (let edge = graph.first[current]!, last = graph.last[current]!; edge < last; edge++) {
      const to = graph.targets[edge]!;
      if (!members.has(to) || from.has(to)) continue;
      from.set(to, { state: current, way: graph.ways[edge] });
      queue.push(to);
    }
    if (from.has(first)) break;
  }
  const steps: Step[] = [{ state: graph.ids[first]! }];
  for (let at = from.get(first); at; at = at.state === first ? undefined : from.get(at.state)) {
    steps.push(stepBy(graph.ids[at.state]!, at.way));
  }
  return steps.reverse();
}
