import { startConversation, step, wants, type ConversationEvent, type Snapshot } from "@vaarta/engine";
import { compile, parseDocument, type AgentDocument, type Program } from "@vaarta/flow";
import { createUnderstander } from "@vaarta/understanding";
import { readFileSync } from "node:fs";
import { assign, createActor, createMachine, type AnyMachineSnapshot } from "xstate";
import { inTurn, ratioOf, type Row } from "./measure.ts";

const zone = "Asia/Kolkata";
const noon = Date.UTC(2026, 0, 12, 6, 30);

/**
 * A whole turn as a server does it: read the snapshot, take the caller's words and their understanding, decide with a
 * full record, write the snapshot. Beside it XState on a machine of the same states, ways out and details: restore,
 * one event, persist. Understanding itself is not counted for either.
 */
export async function wholeTurn(): Promise<Row[]> {
  const document = goldLoan();
  const results = await inTurn([
    { name: "ours", count: 2_000, work: ours(document) },
    { name: "xstate", count: 2_000, work: xstate(document, firstQuestion(document)) },
  ]);
  const ratio = ratioOf(results, "ours", "xstate");
  return [
    {
      name: "a whole turn, gold loan (restore, decide, persist)",
      value: results.get("ours")!.median * 1_000,
      unit: "µs",
      rival: "XState restore, transition, persist",
      ratio,
      target: "2×",
      met: ratio >= 2,
    },
  ];
}

function goldLoan(): AgentDocument {
  const parsed = parseDocument(readFileSync(new URL("../domains/gold-loan/agent.json", import.meta.url), "utf8"));
  if (!parsed.ok) throw new Error(`The gold loan agent cannot be read: ${parsed.issues[0]?.message}`);
  return parsed.document;
}

/** The conversation up to the first question, all of it heard. */
function begin(document: AgentDocument): { program: Program; snapshot: Snapshot } {
  const program = compile(document);
  const begun = startConversation(program, {
    at: noon,
    type: "conversation-started",
    seed: "bench",
    timezone: zone,
    channel: "test",
    direction: "inbound",
    language: "en",
    attributes: {},
    program: program.hash,
  });
  let { snapshot } = begun;
  for (const effect of begun.effects) {
    if (effect.type === "speak")
      snapshot = step(program, snapshot, { at: noon, type: "delivered", effect: effect.id, heard: "all" }).snapshot;
  }
  return { program, snapshot };
}

/** The state in which the agent first waits for the caller. */
function firstQuestion(document: AgentDocument): string {
  return begin(document).snapshot.stack.at(-1)!.state;
}

/** Every round answers the first question the agent asks, from the same stored snapshot. */
function ours(document: AgentDocument): (count: number) => void {
  const { program, snapshot } = begin(document);
  const understander = createUnderstander(program);
  const turn = snapshot.turn + 1;
  const text = "I owe five lakh and I am in Pune";
  const said: ConversationEvent = { at: noon + 1, type: "utterance", turn, text, via: "text" };
  const understood: ConversationEvent = {
    at: noon + 2,
    type: "understood",
    turn,
    understanding: understander.understand({ wants: wants(program, snapshot), text, now: noon, timezone: zone }),
  };
  const stored = JSON.stringify(snapshot);
  return (count) => {
    for (let index = 0; index < count; index++) {
      const heard = step(program, JSON.parse(stored) as Snapshot, said);
      const result = step(program, heard.snapshot, understood);
      if (result.decisions.length === 0) throw new Error("A turn without a decision measures nothing.");
      JSON.stringify({ effects: result.effects, decisions: result.decisions, snapshot: result.snapshot });
    }
  };
}

/**
 * The same conversation as it would be written in XState: in every state first what may be said anywhere (objections,
 * answers, other goals), each guarded by the meaning it needs, then the state's own ways out; details go to the context.
 */
function xstate(document: AgentDocument, waiting: string): (count: number) => void {
  type Heard = {
    context: { slots: Record<string, unknown> };
    event: { intents: readonly string[]; answers: readonly string[]; way: number };
  };
  const keep = assign(({ context, event }) => ({
    slots: { ...(context as Heard["context"]).slots, ...(event as unknown as { slots: Record<string, unknown> }).slots },
  }));
  const means =
    (intents: readonly string[]) =>
    ({ event }: Heard) =>
      event.intents.some((intent) => intents.includes(intent));
  const objections = Object.values(document.states).flatMap((state) => (state.kind === "objection" ? [state] : []));
  const idOf = new Map(Object.entries(document.states).map(([id, state]) => [state, id]));
  const anywhere = [
    ...objections.map((state) => ({ target: idOf.get(state)!, guard: means(Object.keys(state.intents)) })),
    ...Object.keys(document.answers).map((answer) => ({ actions: keep, guard: ({ event }: Heard) => event.answers.includes(answer) })),
    ...Object.values(document.flows)
      .filter((flow) => flow.kind === "main" && flow.intents)
      .map((flow) => ({ target: flow.entry, guard: means(Object.keys(flow.intents ?? {})) })),
  ];
  const states = Object.fromEntries(
    Object.entries(document.states).map(([id, state]) => {
      const ways = Object.values(state.transitions)
        .filter(({ to }) => document.states[to])
        .sort((a, b) => (a.order < b.order ? -1 : 1));
      const own = ways.map(({ to }, index) => ({ target: to, actions: keep, guard: ({ event }: Heard) => event.way === index }));
      return [id, own.length > 0 ? { on: { UNDERSTOOD: [...anywhere, ...own] } } : {}];
    }),
  );
  const context = { slots: Object.fromEntries(Object.keys(document.slots).map((slot) => [slot, { value: null, words: "", version: 0 }])) };
  // The library types what is written by hand; this is made of a document.
  const machine = createMachine({ id: "gold", initial: waiting, context, states } as never);
  const first = createActor(machine).start();
  const stored = JSON.stringify(first.getPersistedSnapshot());
  first.stop();
  const event = {
    type: "UNDERSTOOD",
    intents: [],
    answers: [],
    way: 0,
    slots: { amount: { value: 500_000, words: "five lakh", version: 1 } },
  };
  return (count) => {
    for (let index = 0; index < count; index++) {
      const actor = createActor(machine, { snapshot: JSON.parse(stored) as AnyMachineSnapshot }).start();
      actor.send(event as never);
      JSON.stringify(actor.getPersistedSnapshot());
      actor.stop();
    }
  };
}
