import type { Decision, Effect, Understanding, Utterance } from "@vaarta/engine";
import type { StoredEvent } from "@vaarta/runtime";

/** What the caller did. A made-up caller brings what her words mean; a real one is understood. */
export type Input = { kind: "say"; text: string; understanding?: Understanding } | { kind: "dtmf"; digits: string } | { kind: "silence" };

/** One exchange: what the caller did (nothing, at the start) and everything that followed until she did something again. */
export interface Exchange {
  /** Counts from 0, which is the start. */
  number: number;
  input: Input | null;
  said: Utterance[];
  decisions: Decision[];
  understanding: Understanding | null;
  /** Beside speaking: tools, timers, what the desk is told. */
  effects: Effect[];
  tools: { name: string; outcome: string; result: unknown; tookMs: number | null }[];
  events: StoredEvent[];
  ended: string | null;
}

/** A log as a person reads it. */
export function exchangesOf(events: readonly StoredEvent[]): Exchange[] {
  const exchanges: Exchange[] = [];
  let current: Exchange | null = null;
  const calls = new Map<string, string>();
  const begin = (input: Input | null) => {
    current = {
      number: exchanges.length,
      input,
      said: [],
      decisions: [],
      understanding: null,
      effects: [],
      tools: [],
      events: [],
      ended: null,
    };
    exchanges.push(current);
    return current;
  };
  for (const stored of events) {
    const { event } = stored;
    if (event.type === "conversation-started") begin(null);
    else if (event.type === "utterance") begin({ kind: "say", text: event.text });
    else if (event.type === "dtmf") begin({ kind: "dtmf", digits: event.digits });
    else if (event.type === "timer-fired" && isQuiet(events, event.effect)) begin({ kind: "silence" });
    const exchange: Exchange = current ?? begin(null);
    exchange.events.push(stored);
    exchange.decisions.push(...stored.decisions);
    if (event.type === "understood") exchange.understanding = event.understanding;
    if (event.type === "tool-finished") {
      exchange.tools.push({
        name: calls.get(event.effect) ?? event.effect,
        outcome: event.outcome,
        result: event.result,
        tookMs: event.tookMs ?? null,
      });
    }
    for (const effect of stored.effects) {
      if (effect.type === "speak") exchange.said.push(...effect.utterances);
      else if (effect.type === "hang-up") exchange.ended = effect.outcome;
      else if (effect.type !== "set-timer" && effect.type !== "clear-timer" && effect.type !== "listen") exchange.effects.push(effect);
      if (effect.type === "call-tool") calls.set(effect.id, effect.tool);
    }
  }
  return exchanges;
}

function isQuiet(events: readonly StoredEvent[], timer: string): boolean {
  for (const { effects } of events) {
    const effect = effects.find(({ id }) => id === timer);
    if (effect) return effect.type === "set-timer" && (effect.purpose === "silence" || effect.purpose === "wait");
  }
  return false;
}

export interface Walked {
  states: ReadonlySet<string>;
  /** `state/transition`, as edges are known on the canvas. */
  transitions: ReadonlySet<string>;
}

/** Everywhere the conversation has been. */
export function walkedBy(exchanges: readonly Exchange[]): Walked {
  const states = new Set<string>();
  const transitions = new Set<string>();
  for (const { decisions } of exchanges) {
    for (const { from, to, taken } of decisions) {
      if (from) states.add(from);
      if (to !== null) states.add(to);
      if (taken !== undefined) transitions.add(`${from}/${taken}`);
    }
  }
  return { states, transitions };
}
