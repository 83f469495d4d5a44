import { startConversation, step, type ConversationEvent, type Snapshot } from "@vaarta/engine";
import { compile, parseDocument, type AgentDocument } from "@vaarta/flow";
import { createUnderstander } from "@vaarta/understanding";
import { wants } from "@vaarta/engine";
import { readFileSync } from "node:fs";
import { createActor, createMachine, type AnyMachineSnapshot } from "xstate";
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
    { name: "ours", count: 300, work: ours(document) },
    { name: "xstate", count: 300, work: xstate(document) },
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

/** Every round answers the first question the agent asks, from the same stored snapshot. */
function ours(document: AgentDocument): (count: number) => void {
  const program = compile(document);
  const understander = createUnderstander(program);
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
  let snapshot: Snapshot = begun.snapshot;
  for (const effect of begun.effects) {
    if (effect.type === "speak")
      snapshot = step(program, snapshot, { at: noon, type: "delivered", effect: effect.id, heard: "all" }).snapshot;
  }
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

function xstate(document: AgentDocument): (count: number) => void {
  const states = Object.fromEntries(
    Object.entries(document.states).map(([id, state]) => {
      const exits = Object.values(state.transitions).sort((a, b) => (a.order < b.order ? -1 : 1));
      const targets = exits.filter(({ to }) => document.states[to]).map(({ to }) => ({ target: to }));
      // A rule is a guard over the context, as it would be written by hand.
      const guarded = targets.map((target, index) => ({
        ...target,
        guard: ({ context }: { context: { chosen: number } }) => context.chosen === index || index === targets.length - 1,
      }));
      return [id, guarded.length > 0 ? { on: { UNDERSTOOD: guarded } } : {}];
    }),
  );
  const context = {
    chosen: 0,
    slots: Object.fromEntries(Object.keys(document.slots).map((slot) => [slot, { value: null, words: "", version: 0 }])),
  };
  const machine = createMachine({ id: "gold", initial: document.flows[document.main]!.entry, context, states } as never);
  const first = createActor(machine).start();
  const stored = JSON.stringify(first.getPersistedSnapshot());
  first.stop();
  return (count) => {
    for (let index = 0; index < count; index++) {
      const actor = createActor(machine, { snapshot: JSON.parse(stored) as AnyMachineSnapshot }).start();
      actor.send({ type: "UNDERSTOOD" });
      JSON.stringify(actor.getPersistedSnapshot());
      actor.stop();
    }
  };
}
