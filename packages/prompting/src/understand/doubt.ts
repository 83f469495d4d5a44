import type { Understanding, Wants } from "@vaarta/engine";
import type { Program } from "@vaarta/flow";

// From the engine's thresholds: below `accept` nothing acts; from `certain` on nothing rivals; a detail from `sure` on is not said back.
const accept = 0.5;
const certain = 0.85;
const margin = 0.1;
const floor = 0.35;
const sureSlot = 0.7;

/** Why the rules' understanding is worth a second opinion. */
export type Doubt = "nothing" | "rivals" | "unsure-detail" | "criteria";

/** The conditions that are judged with the words; a state that a model leads judges its own exits in its turn. Pure. */
export function criteriaToJudge(program: Program, wants: Wants): Wants["criteria"] {
  const state = program.document.states[wants.state];
  return state?.kind === "converse" ? wants.criteria.filter(({ id }) => !Object.hasOwn(state.exits, id)) : wants.criteria;
}

/** Where the rules are unsure; empty when they are not, and a model is then not asked. Pure. */
export function doubtsOf(program: Program, understanding: Understanding, wants: Wants): Doubt[] {
  const { intents, answers, options, acts, slots } = understanding;
  const meanings = [...intents, ...answers].map(({ score }) => score).toSorted((a, b) => b - a);
  const choices = options.map(({ score }) => score).toSorted((a, b) => b - a);
  const asked = wants.asked === null ? undefined : slots.find(({ slot }) => slot === wants.asked);
  const best = Math.max(0, ...meanings, ...choices, ...acts.map(({ score }) => score), ...slots.map(({ score }) => score));
  const doubts: Doubt[] = [];
  if (best < accept) doubts.push("nothing");
  if ([meanings, choices].some(rivals)) doubts.push("rivals");
  if (asked && (asked.score < sureSlot || asked.vague === true || (asked.alternatives ?? []).length > 0)) doubts.push("unsure-detail");
  const isSure = (meanings[0] ?? 0) >= certain || acts.some(({ score }) => score >= certain) || (asked?.score ?? 0) >= sureSlot;
  // A way out drawn on a condition waits for its judgement; an objection's is only asked where nothing else was meant.
  const ways = program.document.states[wants.state]?.transitions ?? {};
  if (!isSure && criteriaToJudge(program, wants).some(({ id }) => Object.hasOwn(ways, id))) doubts.push("criteria");
  return doubts;
}

function rivals([best = 0, rival = 0]: readonly number[]): boolean {
  return rival >= floor && best < certain && best - rival < margin;
}
