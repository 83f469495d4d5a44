import { Annotation, END, START, StateGraph } from "@langchain/langgraph";
import { startConversation, step, type ConversationEvent, type Snapshot, type Understanding } from "@vaarta/engine";
import { compile } from "@vaarta/flow";
import { createMachine, initialTransition, transition } from "xstate";
import { graphAgent, graphSize, leaps, meaningAt, meanings, type Meaning } from "./graph-agent.ts";
import { inTurn, ratioOf, type Row } from "./measure.ts";

/**
 * Turns a second on a 200-state graph. Ours takes two events a turn (what was said, what it means) and keeps a full
 * decision record; XState steps its pure `transition`; LangGraph invokes its graph from the state it is in.
 */
export async function turns(): Promise<Row[]> {
  const results = await inTurn([
    { name: "ours", count: 20_000, work: ours() },
    { name: "xstate", count: 20_000, work: xstate() },
    { name: "langgraph", count: 30, work: langgraph() },
  ]);
  const perSecond = 1_000 / results.get("ours")!.median;
  return [
    row("turns a second, 200 states", perSecond, "XState transition", ratioOf(results, "ours", "xstate"), 5),
    row("turns a second, 200 states", perSecond, "LangGraph.js invoke", ratioOf(results, "ours", "langgraph"), null),
  ];
}

function row(name: string, value: number, rival: string, ratio: number, target: number | null): Row {
  return { name, value, unit: "turns/s", rival, ratio, target: target ? `${target}×` : "", met: target ? ratio >= target : null };
}

function ours(): (count: number) => void {
  const program = compile(graphAgent());
  let snapshot: Snapshot = startConversation(program, {
    at: 0,
    type: "conversation-started",
    seed: "bench",
    timezone: "Asia/Kolkata",
    channel: "test",
    direction: "inbound",
    language: "en",
    attributes: {},
    program: program.hash,
  }).snapshot;
  let turn = 0;
  let at = 0;
  const take = (event: ConversationEvent) => {
    const result = step(program, snapshot, event);
    snapshot = result.snapshot;
    return result;
  };
  const first = snapshot;
  return (count) => {
    for (let index = 0; index < count; index++) {
      // A conversation has a hundred turns or fewer; then the next one begins on the same program.
      if (snapshot.turn >= 100) snapshot = first;
      // What was spoken is heard before the caller answers, as in a real conversation.
      for (const effect of Object.values(snapshot.open))
        if (effect.type === "speak") take({ type: "delivered", at: ++at, effect: effect.id, heard: "all" });
      turn = snapshot.turn + 1;
      const meaning = meaningAt(turn);
      take({ type: "utterance", at: ++at, turn, text: `${meaning} ${turn}`, via: "text" });
      const before = snapshot.stack.at(-1)!.state;
      const { decisions } = take({ type: "understood", at: ++at, turn, understanding: understanding(meaning) });
      const expected = `st_${(Number(before.slice(3)) + leaps[meaning]) % graphSize}`;
      if (snapshot.stack.at(-1)!.state !== expected || decisions.length === 0) throw new Error(`Expected ${expected} with a decision.`);
    }
  };
}

function understanding(intent: Meaning): Understanding {
  return {
    by: "bench",
    language: { tag: "en", score: 1 },
    acts: [],
    intents: [{ intent, score: 0.95 }],
    answers: [],
    options: [],
    slots: [],
    question: false,
    segments: [],
  };
}

function xstate(): (count: number) => void {
  const states = Object.fromEntries(
    Array.from({ length: graphSize }, (_, index) => [
      `st_${index}`,
      { on: Object.fromEntries(meanings.map((meaning) => [meaning, `st_${(index + leaps[meaning]) % graphSize}`])) },
    ]),
  );
  const machine = createMachine({ id: "graph", initial: "st_0", states });
  let [state] = initialTransition(machine);
  let turn = 0;
  return (count) => {
    for (let index = 0; index < count; index++) [state] = transition(machine, state, { type: meaningAt(++turn) });
  };
}

function langgraph(): (count: number) => Promise<void> {
  const Shape = Annotation.Root({ at: Annotation<string>, meaning: Annotation<Meaning> });
  const ids = Array.from({ length: graphSize }, (_, index) => `st_${index}`);
  // The library's types name every node; with 200 made in a loop they are plain strings.
  const graph = new StateGraph(Shape) as unknown as {
    addNode(name: string, run: (state: { meaning: Meaning }) => { at: string }): unknown;
    addEdge(from: string, to: string): unknown;
    addConditionalEdges(from: string, pick: (state: { at: string }) => string, to: string[]): unknown;
    compile(): { invoke(input: { at: string; meaning: Meaning }): Promise<{ at: string }> };
  };
  for (const [index, id] of ids.entries()) {
    graph.addNode(id, ({ meaning }) => ({ at: `st_${(index + leaps[meaning]) % graphSize}` }));
    graph.addEdge(id, END);
  }
  graph.addConditionalEdges(START, ({ at }) => at, ids);
  const app = graph.compile();
  let at = "st_0";
  let turn = 0;
  return async (count) => {
    for (let index = 0; index < count; index++) ({ at } = await app.invoke({ at, meaning: meaningAt(++turn) }));
  };
}
