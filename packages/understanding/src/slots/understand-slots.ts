import type { SlotCandidate, Wants } from "@vaarta/engine";
import type { Json, Program, Slot, SlotTypeName } from "@vaarta/flow";
import { type Utterance, wordsOf } from "../utterance.ts";
import { readBalances } from "./balances.ts";
import { findContacts } from "./contacts.ts";
import { readCorrections } from "./corrections.ts";
import { type Cue, cueBook, cueDistance, findCues } from "./cues.ts";
import type { Entity } from "./entity.ts";
import { fitSlot, isRange } from "./fit-slot.ts";
import { findCuedNames, findFreeText, findNames, nameCues } from "./free-words.ts";
import { findMoments } from "./moments.ts";
import { namedValues } from "./named-values.ts";
import { findQuantities } from "./quantities.ts";
import { findVagueWords } from "./vague-words.ts";
import { isUnsure, readYesNo } from "./yes-no.ts";

export interface SlotReading {
  candidates: SlotCandidate[];
  /** A value was put right in the same breath. */
  corrects: boolean;
  /** At least one value was found, taken or not. */
  found: boolean;
}

export interface SlotContext {
  wants: Wants;
  /** Days since 1970-01-01 where the caller is. */
  today: number;
  /** Minutes since midnight there. */
  minute: number;
  /** Bengali is spoken: "taka" is the rupee then, elsewhere a percentage. */
  bengali: boolean;
  /** A plain yes or no was said. */
  yes: number;
  no: number;
  /** Something is asked. */
  question: boolean;
  /** The words are an act, a question or a meaning of their own: no free answer. */
  occupied: boolean;
}

export interface SlotReader {
  read(utterance: Utterance, context: SlotContext): SlotReading;
}

/** Asked one of these, "at twelve" is no hour. */
const amounts: ReadonlySet<SlotTypeName> = new Set(["money", "percent", "weight", "months", "number"]);
const vagueTypes: ReadonlySet<SlotTypeName> = new Set(["money", "date", "time", "weight", "percent", "months"]);

/** Prepares a program's slots: cues, vocabularies, which of them a caller can fill. */
export function slotReader(program: Program): SlotReader {
  const { slots } = program.document;
  const fillable = fillableSlots(program);
  const cues = cueBook(Object.fromEntries(Object.entries(slots).filter(([id]) => fillable.has(id))));
  const named = namedValues(slots);
  const introduced = nameCues(slots);
  const hasPercent = Object.values(slots).some((slot) => slot.type.type === "percent");

  return {
    read(utterance, context) {
      const { wants } = context;
      const target = wants.asked ?? wants.confirming;
      const asked = target === null ? undefined : slots[target];
      const askedType = asked?.type.type;
      const moments = findMoments(utterance, context.today, {
        bareTime: askedType === "time",
        bareDay: askedType === "date",
        amount: askedType !== undefined && amounts.has(askedType),
        now: context.minute,
      });
      const names = [...named.find(utterance), ...findCuedNames(utterance, introduced)];
      const contacts = findContacts(utterance, { phone: askedType === "phone", pin: askedType === "pin", dictating: wants.dictating });
      // "chhe mahine mein" is a day to some and a term to whoever asked for one.
      const inMoment = (from: number, to: number) =>
        askedType !== "months" && moments.some((moment) => from < moment.to && moment.from < to);
      const quantities = findQuantities(utterance, inMoment, { percent: hasPercent, bengali: context.bengali });
      const all = settleOverlaps([...moments, ...quantities, ...contacts, ...names], askedType, target);
      const { entities: stated, corrects } = readCorrections(utterance, all);
      const entities = corrects ? stated : readBalances(utterance, stated);
      const found = findCues(cues, utterance);
      const state: Assignment = { program, utterance, context, fillable, cues: found, entities, target, candidates: [] };
      // "ek toh main dukaan chalata hoon, paanch lakh chahiye": where a value says what it is, a lone number is not the answer.
      const isSaid = entities.some(
        (entity) => entity.type === askedType && !entity.bare && (entity.slot === undefined || entity.slot === target),
      );
      for (const entity of entities) if (!(isSaid && entity.bare && entity.type === askedType)) assign(state, entity);
      if (target !== null && asked) answerAsked(state, target, asked);
      else for (const entity of findNames(utterance, false)) assign(state, entity);
      return { candidates: state.candidates, corrects, found: entities.length > 0 };
    },
  };
}

/** Slots a caller can give: those that something asks, or that have words of their own. The rest are the tools' and the rules'. */
function fillableSlots(program: Program): ReadonlySet<string> {
  const { slots, states } = program.document;
  const fillable = new Set<string>();
  for (const [id, slot] of Object.entries(slots)) if (slot.ask || slot.cues || slot.vocabulary) fillable.add(id);
  for (const state of Object.values(states)) {
    if (state.kind === "collect" || state.kind === "converse") for (const { slot } of Object.values(state.asks)) fillable.add(slot);
    if ((state.kind === "choice" || state.kind === "consent") && state.slot) fillable.add(state.slot);
    if (state.kind === "schedule") for (const id of [state.date, state.time]) if (id) fillable.add(id);
  }
  for (const id of fillable) if (!slots[id] || slots[id].type.type === "data") fillable.delete(id);
  return fillable;
}

/** Where readings share words, the asked type wins, then the surer, then the longer. Names of several slots may share words. */
function settleOverlaps(entities: readonly Entity[], asked: SlotTypeName | undefined, target: string | null): Entity[] {
  const rank = (entity: Entity) =>
    (entity.slot !== undefined && entity.slot === target ? 4 : 0) +
    (entity.type === asked && (entity.slot === undefined || entity.slot === target) ? 2 : 0) +
    (entity.bare ? 0 : 1) +
    entity.sure;
  const kept: Entity[] = [];
  for (const entity of entities.slice().sort((a, b) => rank(b) - rank(a) || b.to - b.from - (a.to - a.from) || a.from - b.from)) {
    const clash = kept.some(
      (other) => entity.from < other.to && other.from < entity.to && !(entity.slot && other.slot && entity.slot !== other.slot),
    );
    // A bare number may be several things until a slot takes it; a surer reading keeps its words.
    if (!clash || (entity.bare && kept.every((other) => other.bare || other.to <= entity.from || other.from >= entity.to)))
      kept.push(entity);
  }
  return kept.sort((a, b) => a.from - b.from || a.to - b.to);
}

interface Assignment {
  program: Program;
  utterance: Utterance;
  context: SlotContext;
  fillable: ReadonlySet<string>;
  cues: readonly Cue[];
  entities: readonly Entity[];
  target: string | null;
  candidates: SlotCandidate[];
}

function assign(state: Assignment, entity: Entity): void {
  const { context, target, program } = state;
  const { wants } = context;
  const { slots } = program.document;
  const possible = [...state.fillable].filter((id) => mayHold(slots[id]!, entity, id));
  if (possible.length === 0) return;
  const cued = nearestCue(state, entity, possible);
  const isAsked = target !== null && possible.includes(target);
  // A cue right beside the value outweighs the question; one further off does not.
  if (cued && (!isAsked || cued.slot === target || cued.distance <= 1)) {
    offer(state, cued.slot, entity, 0.88, true);
    return;
  }
  if (isAsked) {
    const already = state.candidates.some((candidate) => candidate.slot === target && candidate.problem === undefined);
    if (!already) {
      offer(state, target, entity, 0.92, true);
      return;
    }
  }
  if (entity.instead !== undefined) {
    const known = possible.find((id) => same(wants.known[id], entity.instead!));
    if (known) {
      offer(state, known, entity, 0.85, true);
      return;
    }
  }
  if (entity.bare) {
    // Six figures that are no round amount are a PIN code and nothing else.
    const isPin = entity.type === "pin" && possible.length === 1 && typeof entity.value === "string" && !entity.value.endsWith("00");
    if (isPin) offer(state, possible[0]!, { ...entity, sure: 0.9 }, 0.75, false);
    return;
  }
  byTypeAlone(state, entity, possible);
}

/** Nothing but the type says whose it is: the state's own detail first, then the first one missing, then those known. */
function byTypeAlone(state: Assignment, entity: Entity, possible: readonly string[]): void {
  const { wants } = state.context;
  const rankOf = (id: string) => {
    const expected = wants.expected.indexOf(id);
    const place = wants.slots.indexOf(id);
    return expected >= 0 ? expected : 1000 + (place < 0 ? 1000 : place);
  };
  const taken = new Set(state.candidates.map(({ slot }) => slot));
  const missing = possible
    .filter((id) => wants.known[id] === undefined && !taken.has(id))
    .sort((a, b) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1));
  // Where the state asks for only one of them, it is that one.
  const isOnlyOneHere = (id: string) => missing.filter((other) => wants.expected.includes(other)).join() === id;
  missing.forEach((id, index) =>
    offer(state, id, entity, entity.slot === id || possible.length === 1 || isOnlyOneHere(id) ? 0.75 : index === 0 ? 0.66 : 0.42, false),
  );
  for (const id of possible)
    if (wants.known[id] !== undefined && !taken.has(id)) offer(state, id, entity, missing.length === 0 ? 0.6 : 0.45, false);
}

function mayHold(slot: Slot, entity: Entity, id: string): boolean {
  if (entity.slot !== undefined) return entity.slot === id;
  if (slot.type.type === entity.type) return true;
  // A number alone is money, a weight, a count of months, as the slot has it.
  const bareNumber = entity.bare === true && entity.type === "money" && !isRange(entity.value);
  return (
    bareNumber &&
    (slot.type.type === "number" || slot.type.type === "percent" || slot.type.type === "weight" || slot.type.type === "months")
  );
}

function nearestCue(state: Assignment, entity: Entity, possible: readonly string[]): { slot: string; distance: number } | null {
  let best: { slot: string; distance: number } | null = null;
  for (const slot of possible) {
    const distance = cueDistance(state.cues, slot, entity, state.entities, state.utterance);
    if (distance === null || (best && distance >= best.distance && slot !== state.target)) continue;
    if (!best || distance < best.distance || slot === state.target) best = { slot, distance };
  }
  return best;
}

function offer(state: Assignment, slot: string, entity: Entity, score: number, anchored: boolean): void {
  const { type } = state.program.document.slots[slot]!;
  const own: Entity = entity.type === type.type || entity.slot ? entity : { ...entity, type: type.type };
  const fitted = fitSlot(own, type, state.context.today);
  if (!fitted) return;
  // What is wrong with a value matters only to the detail it was meant for.
  if (fitted.problem && !anchored) return;
  const words = wordsOf(state.utterance, entity.from, entity.to);
  const candidate: SlotCandidate = { slot, value: fitted.value, words, score: round(Math.min(score, score * (0.2 + 0.85 * fitted.sure))) };
  if (fitted.assumed) candidate.assumed = fitted.assumed;
  if (fitted.problem) candidate.problem = fitted.problem;
  if (fitted.vague) candidate.vague = true;
  if (fitted.alternatives && fitted.alternatives.length > 0) candidate.alternatives = fitted.alternatives;
  if (anchored) candidate.anchored = true;
  if (entity.instead !== undefined) candidate.instead = entity.instead;
  state.candidates.push(candidate);
}

/** What only a question makes a value: a yes or no, a name alone, free words, "thoda sa". */
function answerAsked(state: Assignment, target: string, asked: Slot): void {
  const { utterance, context } = state;
  const has = state.candidates.some(({ slot }) => slot === target);
  const type = asked.type.type;
  if (type === "yesno" && context.wants.asked === target) {
    const said = readYesNo(utterance, context.question);
    const score = Math.max(context.yes, context.no);
    if (said) state.candidates.push({ slot: target, ...said, anchored: true });
    else if (score >= 0.5 && context.yes !== context.no && utterance.secrets.length === 0 && !isUnsure(utterance)) {
      state.candidates.push({ slot: target, value: context.yes > context.no, words: utterance.text, score, anchored: true });
    }
  } else if (type === "name" && !has) {
    for (const entity of findNames(utterance, !context.occupied)) offer(state, target, entity, 0.92, true);
  } else if (type === "text" && !has && !context.occupied && state.entities.length === 0) {
    const entity = findFreeText(utterance, asked.vocabulary ? 5 : 40);
    const longest = asked.type.type === "text" ? (asked.type.maxLength ?? 500) : 500;
    if (entity && typeof entity.value === "string" && entity.value.length <= longest)
      offer(state, target, { ...entity, slot: target }, 0.9, true);
  } else if (!has && vagueTypes.has(type)) {
    const words = findVagueWords(utterance);
    if (words !== null) state.candidates.push({ slot: target, value: null, words, score: 0.6, vague: true, anchored: true });
  }
  if (type !== "name") for (const entity of findNames(utterance, false)) assign(state, entity);
}

function same(a: Json | undefined, b: Json): boolean {
  return a === b || (a !== undefined && isRange(a) && isRange(b) && a.min === b.min && a.max === b.max);
}

const round = (value: number) => Math.round(value * 100) / 100;
