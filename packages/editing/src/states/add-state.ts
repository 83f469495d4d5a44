import type { AgentDocument, Operation, State, StateKind } from "@vaarta/flow";
import { EditingError } from "../errors.ts";
import { newId, orderBetween, type Random } from "../ids.ts";
import { own } from "../json.ts";

/** Something new, and what makes it. */
export interface Added {
  /** Id of the state (or flow) that was asked for. */
  id: string;
  operations: Operation[];
}

/** Where and what to add. */
export interface NewState {
  kind: StateKind;
  /** Flow it belongs to. */
  flow: string;
  /** Upper left corner on the canvas. */
  position: { x: number; y: number };
  /** @defaultValue a name by kind, numbered when it is taken */
  name?: string;
}

/**
 * Operations that add a state with everything it cannot do without: an empty line to write, an outcome, an
 * experiment, a sub-flow. What exists already is used rather than made again. Pure for a given `random`.
 * @throws {EditingError} NOT_FOUND when the flow is not there.
 */
export function addState(document: AgentDocument, added: NewState, random: Random): Added {
  if (own(document.flows, added.flow) === undefined) {
    throw new EditingError("NOT_FOUND", "The flow to add a state to is not there. It was probably deleted; open another one.", [
      "flows",
      added.flow,
    ]);
  }
  const id = newId("state", random);
  const more: Operation[] = [];
  const state = makers[added.kind]({
    document,
    random,
    more,
    name: added.name ?? freeName(document, stateNames[added.kind]),
    flow: added.flow,
  });
  const operations: Operation[] = [
    ...more,
    { op: "set", path: ["states", id], value: state },
    { op: "set", path: ["canvas", "positions", id], value: added.position },
  ];
  return { id, operations };
}

/** What new states of a kind are called. */
export const stateNames: Readonly<Record<StateKind, string>> = {
  start: "Start",
  say: "Say",
  converse: "Talk",
  collect: "Ask for details",
  choice: "Ask to choose",
  branch: "Decide",
  tool: "Use a tool",
  answer: "Answer a question",
  objection: "Objection",
  segment: "By kind of customer",
  split: "Experiment",
  set: "Note a detail",
  schedule: "Schedule a follow-up",
  call: "Run a sub-flow",
  return: "Go back",
  transfer: "Hand over",
  consent: "Ask for consent",
  end: "End",
};

interface Making {
  document: AgentDocument;
  random: Random;
  /** Receives what else has to be made. */
  more: Operation[];
  name: string;
  flow: string;
}

type Maker = (making: Making) => State;

const base = ({ name, flow }: Making) => ({ name, flow, transitions: {} });

const makers: Readonly<Record<StateKind, Maker>> = {
  start: (making) => ({ ...base(making), kind: "start" }),
  say: (making) => ({ ...base(making), kind: "say", line: newLine(making) }),
  converse: (making) => ({ ...base(making), kind: "converse", goal: "", asks: {}, exits: {}, maxTurns: 6, fallback: newLine(making) }),
  collect: (making) => ({ ...base(making), kind: "collect", asks: {} }),
  choice: (making) => ({
    ...base(making),
    kind: "choice",
    question: newLine(making),
    options: {
      [newId("option", making.random)]: { label: "Yes", order: orderBetween(null, null), answers: "yes" },
      [newId("option", making.random)]: { label: "No", order: orderBetween(orderBetween(null, null), null), answers: "no" },
    },
  }),
  branch: (making) => ({ ...base(making), kind: "branch" }),
  tool: (making) => ({ ...base(making), kind: "tool", calls: {} }),
  answer: (making) => ({ ...base(making), kind: "answer" }),
  objection: (making) => ({ ...base(making), kind: "objection", intents: {}, line: newLine(making) }),
  segment: (making) => ({ ...base(making), kind: "segment" }),
  split: (making) => ({ ...base(making), kind: "split", experiment: someExperiment(making) }),
  set: (making) => ({ ...base(making), kind: "set", assignments: {} }),
  schedule: (making) => ({ ...base(making), kind: "schedule", reason: "" }),
  call: (making) => ({ ...base(making), kind: "call", target: someSubFlow(making) }),
  return: (making) => ({ ...base(making), kind: "return", outcome: "done" }),
  transfer: (making) => ({ ...base(making), kind: "transfer", to: { kind: "person", name: making.document.desk.callsBack ?? "" } }),
  consent: (making) => ({ ...base(making), kind: "consent", purpose: "To go on with this call", question: newLine(making) }),
  end: (making) => ({ ...base(making), kind: "end", outcome: someOutcome(making) }),
};

/** A line without words yet: the problems panel and the Lines screen ask for them. */
function newLine({ random, more }: Making): string {
  const id = newId("line", random);
  const value = { variants: { [newId("variant", random)]: { order: orderBetween(null, null), texts: {} } } };
  more.push({ op: "set", path: ["lines", id], value });
  return id;
}

function someOutcome({ document, random, more }: Making): string {
  const known = Object.keys(document.outcomes).sort();
  const neutral = known.find((outcome) => document.outcomes[outcome]?.category === "other") ?? known[0];
  if (neutral !== undefined) return neutral;
  const id = newId("outcome", random);
  more.push({ op: "set", path: ["outcomes", id], value: { name: "Ended", category: "other" } });
  return id;
}

function someExperiment({ document, random, more }: Making): string {
  const known = Object.keys(document.experiments).sort()[0];
  if (known !== undefined) return known;
  const [id, first, second] = [newId("experiment", random), newId("variant", random), newId("variant", random)];
  const order = orderBetween(null, null);
  const variants = {
    [first]: { name: "A", order, weight: 0.5 },
    [second]: { name: "B", order: orderBetween(order, null), weight: 0.5 },
  };
  more.push({ op: "set", path: ["experiments", id], value: { name: "New experiment", variants, fallback: first } });
  return id;
}

function someSubFlow({ document, flow, random, more }: Making): string {
  const known = Object.keys(document.flows)
    .sort()
    .find((id) => id !== flow && document.flows[id]?.kind === "sub");
  if (known !== undefined) return known;
  const added = addFlow(document, { kind: "sub", name: "Sub-flow" }, random);
  more.push(...added.operations);
  return added.id;
}

/**
 * Operations that add a flow that can run as it is: its beginning, and for objections and sub-flows the way back.
 * An objection also gets a meaning of its name that raises it, to be given examples. Pure for a given `random`.
 * @returns id of the flow
 */
export function addFlow(document: AgentDocument, added: { kind: "main" | "objection" | "sub"; name: string }, random: Random): Added {
  const flow = newId("flow", random);
  const [entry, last, transition] = [newId("state", random), newId("state", random), newId("transition", random)];
  const more: Operation[] = [];
  const make = (kind: StateKind, name: string) => makers[kind]({ document, random, more, name, flow });
  const begins = make(added.kind === "objection" ? "objection" : "start", added.name);
  if (begins.kind === "objection") {
    const intent = newId("intent", random);
    more.push({ op: "set", path: ["intents", intent], value: { name: freeIn(Object.values(document.intents), added.name), examples: {} } });
    begins.intents = { [intent]: true };
  }
  begins.transitions = { [transition]: { to: last, order: orderBetween(null, null), when: { kind: "outcome", outcome: "done" } } };
  const ends = added.kind === "main" ? make("end", stateNames.end) : make("return", stateNames.return);
  const operations: Operation[] = [
    ...more,
    { op: "set", path: ["flows", flow], value: { name: added.name, kind: added.kind, entry } },
    { op: "set", path: ["states", entry], value: begins },
    { op: "set", path: ["states", last], value: ends },
    { op: "set", path: ["canvas", "positions", entry], value: { x: 0, y: 0 } },
    { op: "set", path: ["canvas", "positions", last], value: { x: 0, y: 240 } },
  ];
  return { id: flow, operations };
}

function freeName(document: AgentDocument, name: string): string {
  return freeIn(Object.values(document.states), name);
}

/** The name, numbered when somebody has it. */
export function freeIn(entries: readonly { name: string }[], name: string): string {
  return freeAmong(new Set(entries.map((entry) => entry.name)), name);
}

/** The same among known names. */
export function freeAmong(taken: ReadonlySet<string>, name: string): string {
  let free = name;
  for (let number = 2; taken.has(free); number++) free = `${name} ${number}`;
  return free;
}
