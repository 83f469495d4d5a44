import type { Issue } from "../../issues.ts";
import type { FlowGraph } from "../graph.ts";
import { nameOf } from "../names.ts";
import { witnessTo, type Walk } from "../walk.ts";

/**
 * Loops in which the agent never waits for the caller, one issue per loop, with the walk into it and once round.
 * Strongly connected components by Tarjan's algorithm, without recursion, over the states that do not listen.
 */
export function silentLoops(graph: FlowGraph, walk: Walk): Issue[] {
  const counted = new Int32Array(graph.size).fill(-1);
  const low = new Int32Array(graph.size);
  const onStack = new Uint8Array(graph.size);
  const nextEdge = new Int32Array(graph.size);
  const stack: number[] = [];
  const issues: Issue[] = [];
  let counter = 0;

  const open = (state: number) => {
    counted[state] = low[state] = counter++;
    onStack[state] = 1;
    stack.push(state);
  };

  for (const root of walk.order) {
    if (counted[root]! >= 0 || graph.listens[root]) continue;
    const path = [root];
    open(root);
    while (path.length > 0) {
      const current = path.at(-1)!;
      const edges = graph.edges[current]!;
      const index = nextEdge[current]!++;
      if (index < edges.length) {
        const next = edges[index]!.to;
        if (graph.listens[next]) continue;
        if (counted[next]! < 0) {
          open(next);
          path.push(next);
        } else if (onStack[next]) low[current] = Math.min(low[current]!, counted[next]!);
        continue;
      }
      path.pop();
      const parent = path.at(-1);
      if (parent !== undefined) low[parent] = Math.min(low[parent]!, low[current]!);
      if (low[current] !== counted[current]) continue;
      const members = new Set<number>();
      for (let member = -1; member !== current;) {
        member = stack.pop()!;
        onStack[member] = 0;
        members.add(member);
      }
      const loops = members.size > 1 || edges.some(({ to }) => to === current);
      if (loops) issues.push(silentLoop(graph, walk, members));
    }
  }
  return issues;
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

function onceRound(graph: FlowGraph, members: ReadonlySet<number>, first: number): { state: string; via?: string }[] {
  const from = new Map<number, { state: number; via?: string }>();
  const queue = [first];
  for (const current of queue) {
    for (const { to, via } of graph.edges[current]!) {
      if (!members.has(to) || from.has(to)) continue;
      from.set(to, via === undefined ? { state: current } : { state: current, via });
      queue.push(to);
    }
    if (from.has(first)) break;
  }
  const steps: { state: string; via?: string }[] = [{ state: graph.ids[first]! }];
  for (let at = from.get(first); at; at = at.state === first ? undefined : from.get(at.state)) {
    steps.push(at.via === undefined ? { state: graph.ids[at.state]! } : { state: graph.ids[at.state]!, via: at.via });
  }
  return steps.reverse();
}
