import type { Ask, CompiledState, Condition, Program, StateKind, StateOf } from "@vaarta/flow";
import type { Considered } from "./types.ts";

/** A way out with everything about it that never changes, so that deciding allocates nothing for it. */
export interface Exit {
  id: string;
  to: string;
  condition: Condition;
  /** Slots its rule reads. */
  reads: readonly string[];
  not: Considered;
  later: Considered;
  unknown: Considered;
  taken: Considered;
}

export interface AskOf extends Ask {
  id: string;
}

/** A state made ready to be walked: one per program and state, shared by every conversation. */
export interface Place<K extends StateKind = StateKind> {
  id: string;
  kind: K;
  state: StateOf<K>;
  compiled: CompiledState;
  exits: readonly Exit[];
  /** Details asked here, in order. */
  asks: readonly AskOf[];
  slots: readonly string[];
  /** Intents that a way out, an option or an exit of this state waits for. */
  intents: readonly string[];
  intentSet: ReadonlySet<string>;
  /** Natural-language conditions to be judged with the caller's words. */
  criteria: readonly { id: string; criterion: string }[];
  hasTurns: boolean;
  hasRules: boolean;
  hasSilence: boolean;
}

export interface ProgramIndex {
  place(state: string): Place | undefined;
  /** First state of a flow. */
  entryOf(flow: string): string | undefined;
  objections: ReadonlyMap<string, readonly { state: string; flow: string; within: ReadonlySet<string> | null }[]>;
  /** Objections that a model may hear where no example was meant, first to be tried first. */
  criteria: readonly { state: string; flow: string; within: ReadonlySet<string> | null; criterion: string }[];
  goals: ReadonlyMap<string, string>;
  /** Intents heard everywhere: objections and other goals. */
  globalIntents: readonly string[];
  /** Intents that some state, objection or goal of the agent acts on. */
  handled: ReadonlySet<string>;
  slots: readonly string[];
  /** Slot -> name of the counter of its versions so far, made once: to make a key of a fresh string is dear. */
  forgotten: ReadonlyMap<string, string>;
  outcomes: Readonly<Record<string, readonly string[]>>;
  segments: readonly string[];
  hasSegments: boolean;
}

const indexes = new WeakMap<Program, ProgramIndex>();

/** Everything about a program that the engine looks up again and again; made once per program. */
export function indexOf(program: Program): ProgramIndex {
  let index = indexes.get(program);
  if (!index) {
    index = build(program);
    indexes.set(program, index);
  }
  return index;
}

/** Keys of an ordered map as they decide: by `order`, ties by id. Pure. */
export function ordered<T extends { order: string }>(map: Readonly<Record<string, T>>): [string, T][] {
  return Object.entries(map).sort(([idA, a], [idB, b]) => compare(a.order, b.order) || compare(idA, idB));
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function build(program: Program): ProgramIndex {
  const { document } = program;
  const places = new Map<string, Place>();
  const objections = new Map<string, { state: string; flow: string; within: ReadonlySet<string> | null }[]>();
  for (const { state, flow, intents, within } of program.objections) {
    for (const intent of intents) {
      const entries = objections.get(intent);
      if (entries) entries.push({ state, flow, within });
      else objections.set(intent, [{ state, flow, within }]);
    }
  }
  const goals = new Map<string, string>();
  for (const { flow, intents } of program.goals) {
    for (const intent of intents) if (!goals.has(intent)) goals.set(intent, flow);
  }
  const globalIntents = [...new Set([...objections.keys(), ...goals.keys()])];
  const handled = new Set(globalIntents);
  for (const compiled of program.states.values()) for (const intent of intentsOf(compiled)) handled.add(intent);

  const outcomes: Record<string, string[]> = {};
  for (const id of Object.keys(document.outcomes).sort(compare)) {
    const category = document.outcomes[id]?.category ?? "other";
    (outcomes[category] ??= []).push(id);
  }
  const segments = Object.entries(document.segments)
    .sort(([idA, a], [idB, b]) => a.priority - b.priority || compare(idA, idB))
    .map(([id]) => id);

  return {
    place(state) {
      let place = places.get(state);
      if (!place) {
        const compiled = program.states.get(state);
        if (!compiled) return undefined;
        place = placeOf(program, compiled);
        places.set(state, place);
      }
      return place;
    },
    entryOf(flow) {
      return document.flows[flow]?.entry;
    },
    objections,
    criteria: program.objections.flatMap(({ state, flow, within }) => {
      const entry = document.states[state];
      return entry?.kind === "objection" && entry.criterion !== undefined ? [{ state, flow, within, criterion: entry.criterion }] : [];
    }),
    goals,
    globalIntents,
    handled,
    slots: Object.keys(document.slots).sort(compare),
    forgotten: new Map(Object.keys(document.slots).map((slot) => [slot, `forgotten:${slot}`])),
    outcomes,
    segments,
    hasSegments: segments.length > 0,
  };
}

function placeOf(program: Program, compiled: CompiledState): Place {
  const { state } = compiled;
  const exits = compiled.exits.map(({ id, transition: { to, when } }): Exit => {
    const edge = { transition: id, to };
    return {
      id,
      to,
      condition: when,
      reads: when.kind === "expression" ? program.reads(when.expression) : [],
      not: { ...edge, verdict: "false", because: whyNot(when) },
      later: { ...edge, verdict: "later", because: "an earlier way out was taken" },
      unknown: { ...edge, verdict: "unknown", because: "could not be judged" },
      taken: { ...edge, verdict: "taken", because: whyTaken(when) },
    };
  });
  const asks = "asks" in state ? ordered(state.asks).map(([id, ask]): AskOf => ({ ...ask, id })) : [];
  const intents = [...intentsOf(compiled)];
  const slots = asks.map((ask) => ask.slot);
  if ((state.kind === "choice" || state.kind === "consent") && state.slot) slots.push(state.slot);
  const criteria = exits.flatMap(({ id, condition }) => (condition.kind === "criterion" ? [{ id, criterion: condition.criterion }] : []));
  if (state.kind === "converse") criteria.push(...ordered(state.exits).map(([id, exit]) => ({ id, criterion: exit.criterion })));
  return {
    id: compiled.id,
    kind: state.kind,
    state,
    compiled,
    exits,
    asks,
    slots,
    intents,
    intentSet: new Set(intents),
    criteria,
    hasTurns: exits.some((exit) => exit.condition.kind === "turns"),
    hasSilence: exits.some((exit) => exit.condition.kind === "silence"),
    hasRules: exits.some((exit) => exit.condition.kind === "expression"),
  };
}

function intentsOf({ state, exits }: CompiledState): Set<string> {
  const intents = new Set<string>();
  for (const { transition } of exits) if (transition.when.kind === "intent") intents.add(transition.when.intent);
  if (state.kind === "choice") for (const [, option] of ordered(state.options)) if (option.intent) intents.add(option.intent);
  if (state.kind === "converse") for (const [, exit] of ordered(state.exits)) if (exit.intent) intents.add(exit.intent);
  return intents;
}

function whyNot(condition: Condition): string {
  switch (condition.kind) {
    case "intent":
      return "the caller did not mean this";
    case "expression":
      return "the rule does not hold";
    case "outcome":
      return "the state reported another result";
    case "option":
      return "another option was chosen";
    case "variant":
      return "the caller has another variant";
    case "segment":
      return "the caller is of another segment";
    case "silence":
      return "the caller was not silent for so long";
    case "turns":
      return "not so many turns yet";
    case "dtmf":
      return "other keys were pressed";
    case "criterion":
      return "it was judged not to hold";
    case "else":
      return "nothing asked for another way out";
  }
}

function whyTaken(condition: Condition): string {
  switch (condition.kind) {
    case "intent":
      return "the caller means this";
    case "expression":
      return "the rule holds";
    case "outcome":
      return "the state reported this result";
    case "option":
      return "this option was chosen";
    case "variant":
      return "the caller has this variant";
    case "segment":
      return "the caller is of this segment";
    case "silence":
      return "the caller was silent for so long";
    case "turns":
      return "so many turns were taken here";
    case "dtmf":
      return "these keys were pressed";
    case "criterion":
      return "it was judged to hold";
    case "else":
      return "nothing before it held";
  }
}
