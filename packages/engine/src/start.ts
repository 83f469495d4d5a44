import type { Program } from "@vaarta/flow";
import { emptyMemory } from "./memory.ts";
import { land, restartAt } from "./moves.ts";
import { compare } from "./program-index.ts";
import { classifySegment } from "./segments.ts";
import { settle } from "./settle.ts";
import { fits } from "./slots/fits.ts";
import { Turn } from "./turn.ts";
import type { ConversationEvent, Snapshot, SlotValue, StepResult } from "./types.ts";

/** The first event of every conversation. */
export type StartedEvent = Extract<ConversationEvent, { type: "conversation-started" }>;

/**
 * Begins a conversation at the entry of the agent's main flow. Pure: the same program and event give the same bytes.
 * What is known of the caller fills the slots that name an attribute; values of another type are passed over.
 */
export function startConversation(program: Program, event: StartedEvent): StepResult {
  const snapshot = beginning(program, event);
  const turn = new Turn(program, snapshot, event);
  const { document } = program;
  const main = document.flows[document.main];
  if (!main) {
    land(turn, "stall", "The document has no main flow.");
    return turn.close();
  }
  classifySegment(turn, null);
  turn.decide({ from: "", to: main.entry, cause: "start" });
  settle(turn, restartAt(turn, document.main, main.entry));
  return turn.close();
}

/** A snapshot before anything was said. */
export function beginning(program: Program, event: StartedEvent): Snapshot {
  const { type: _type, attributes: _attributes, ...start } = event;
  const { languages } = program.document;
  const language = event.language !== undefined && Object.hasOwn(languages.offered, event.language) ? event.language : languages.default;
  return {
    format: 1,
    program: event.program,
    status: "waiting",
    turn: 0,
    at: event.at,
    start,
    language,
    segment: null,
    stack: [],
    slots: knownSlots(program, event),
    open: {},
    outcome: null,
    memory: emptyMemory,
  };
}

function knownSlots(program: Program, { attributes }: StartedEvent): Record<string, SlotValue> {
  const slots: Record<string, SlotValue> = {};
  const { document } = program;
  for (const id of Object.keys(document.slots).sort(compare)) {
    const { attribute, initial } = document.slots[id] ?? {};
    const given = attribute !== undefined && Object.hasOwn(attributes, attribute) ? attributes[attribute] : undefined;
    if (given !== undefined && given !== null && fits(program, id, given)) {
      slots[id] = { value: given, words: "", version: 1, turn: 0, source: "attribute", confirmed: false };
    } else if (initial !== undefined && initial !== null && fits(program, id, initial)) {
      slots[id] = { value: initial, words: "", version: 1, turn: 0, source: "initial", confirmed: true };
    }
  }
  return slots;
}
