import { schemaVersion, type AgentDocument } from "../document/document.ts";
import type { Transition } from "../document/transitions.ts";
import { FlowError } from "../flow-error.ts";
import { listens, outcomesOfState, returnOutcomes } from "../kinds/outcomes.ts";
import type { CompiledState, Program, ProgramDocument } from "../program.ts";
import { Expressions } from "./expressions.ts";
import { compareOrder } from "./order.ts";
import { programDocument, programHash } from "./program-hash.ts";
import { Wording } from "./wording.ts";

/**
 * Makes a document ready to run. Pure; meant for half-finished drafts too: what points nowhere is left for lint to
 * report and is passed over when the program runs. Expressions and lines are parsed when first used.
 * @throws {FlowError} DOCUMENT_NOT_PARSED for a value that `parseDocument` would have refused or migrated
 */
export function compile(document: AgentDocument | ProgramDocument): Program {
  const version: number = document.schemaVersion;
  if (version !== schemaVersion) {
    throw new FlowError(
      "DOCUMENT_NOT_PARSED",
      `The document has schema version ${version}, not ${schemaVersion}. Read it with parseDocument first, which brings older ones up to date.`,
    );
  }
  const program = programDocument(document);
  const slotsByName = slotIdsByName(program);
  const expressions = new Expressions(slotsByName);
  const wording = new Wording(program, expressions, slotsByName);
  let hash: string | null = null;
  return {
    // Hashing takes longer than all the rest, and a preview never asks for it.
    get hash() {
      return (hash ??= programHash(program));
    },
    document: program,
    states: compileStates(program),
    slotsByName,
    objections: objectionsOf(program),
    goals: goalsOf(program),
    evaluate: (source, scope) => expressions.evaluate(source, scope),
    holds: (source, scope) => expressions.holds(source, scope),
    reads: (source) => expressions.reads(source),
    line: (line, scope, parameters) => wording.line(line, scope, parameters),
    reply: (key, scope, parameters) => wording.reply(key, scope, parameters),
    spoken: (slot, value, scope) => wording.spoken(slot, value, scope),
  };
}

/** Of two slots with one name the one with the smaller id is read; lint reports the other. */
function slotIdsByName(document: ProgramDocument): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const id of Object.keys(document.slots).toSorted()) {
    const name = document.slots[id]?.name;
    if (name !== undefined && !names.has(name)) names.set(name, id);
  }
  return names;
}

function compileStates(document: ProgramDocument): ReadonlyMap<string, CompiledState> {
  const returns = returnOutcomes(document);
  const states = new Map<string, CompiledState>();
  for (const [id, state] of Object.entries(document.states)) {
    const exits = exitsInOrder(state.transitions);
    states.set(id, { id, state, exits, listens: listens(state), outcomes: outcomesOfState(document, state, returns) });
  }
  return states;
}

/** Ways out in the order that decides; those with `else` come last whatever their order, so that they never hide another. */
function exitsInOrder(transitions: Readonly<Record<string, Transition>>): CompiledState["exits"] {
  const exits = Object.keys(transitions).map((id) => ({ id, transition: transitions[id] as Transition }));
  if (exits.length > 1) exits.sort(compareExits);
  return exits;
}

function compareExits(a: CompiledState["exits"][number], b: CompiledState["exits"][number]): number {
  const byElse = Number(a.transition.when.kind === "else") - Number(b.transition.when.kind === "else");
  return byElse || compareOrder({ id: a.id, order: a.transition.order }, { id: b.id, order: b.transition.order });
}

/** Objection flows by the priority of their entry, then by id, so that two that fit are always tried in one order. */
function objectionsOf(document: ProgramDocument): Program["objections"] {
  const found: { priority: number; objection: Program["objections"][number] }[] = [];
  for (const [flow, { kind, entry }] of Object.entries(document.flows)) {
    const state = Object.hasOwn(document.states, entry) ? document.states[entry] : undefined;
    if (kind !== "objection" || state?.kind !== "objection") continue;
    const within = state.within ? new Set(Object.keys(state.within)) : null;
    const objection = { state: entry, flow, intents: Object.keys(state.intents), within };
    found.push({ priority: state.priority ?? Number.MAX_SAFE_INTEGER, objection });
  }
  found.sort((a, b) => a.priority - b.priority || compareOrder({ id: a.objection.state, order: "" }, { id: b.objection.state, order: "" }));
  return found.map(({ objection }) => objection);
}

function goalsOf(document: ProgramDocument): Program["goals"] {
  return Object.entries(document.flows).flatMap(([flow, { kind, intents }]) =>
    kind === "main" && intents && Object.keys(intents).length > 0 ? [{ flow, intents: Object.keys(intents) }] : [],
  );
}
