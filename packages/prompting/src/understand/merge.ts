import { isBornOut, keepsLimits, wasSaid } from "@vaarta/engine";
import type { DialogueAct, SlotCandidate, Understanding, Wants } from "@vaarta/engine";
import { localTime } from "@vaarta/flow";
import type { Json, Program } from "@vaarta/flow";
import { normaliseText, tokenise } from "@vaarta/text";
import { classifiedActs } from "./classify.ts";
import { criteriaToJudge } from "./doubt.ts";

const certain = 0.85;
const accept = 0.5;
const faint = 0.35;
/** What a model heard counts, and never as much as what the rules are sure of. */
const ceiling = 0.8;
/** A rival that the model did not choose stays, out of reach of "A or B?". */
const outdone = 0.3;

export interface MergeInput {
  program: Program;
  wants: Wants;
  text: string;
  now: number;
  timezone: string;
  rules: Understanding;
  /** The model's answer, as its schema says; anything else in it is passed over. */
  json: Json;
  /** Names what understood: rules, model and prompt together. */
  by: string;
}

/** The rules' understanding with what a model adds where they are unsure. What the rules are sure of stands, whatever it says. Pure. */
export function mergeUnderstanding(input: MergeInput): Understanding {
  const { rules, json, by, program, wants } = input;
  const found = isMap(json) ? json : {};
  const isSure =
    rules.acts.some(({ score }) => score >= certain) ||
    [...rules.intents, ...rules.answers].some(({ score }) => score >= certain) ||
    saysNothingElse(input);
  const acts = isSure ? rules.acts : mergeActs(rules.acts, scoredOf(found["acts"]));
  const meant = [...scoredOf(found["intents"]), ...scoredOf(found["answers"])];
  const chosen = scoredOf(found["options"]).filter(({ id }) => wants.options.includes(id));
  const merged: Understanding = {
    ...rules,
    by,
    acts,
    intents: isSure ? rules.intents : mergeScored(rules.intents, "intent", scoredOf(found["intents"]), meant.length > 0),
    answers: isSure || !wants.answers ? rules.answers : mergeScored(rules.answers, "answer", scoredOf(found["answers"]), meant.length > 0),
    // A model that names nothing decides nothing: which of two was meant is still to be asked.
    options: mergeScored(rules.options, "option", chosen, chosen.length + meant.length > 0),
    slots: [...rules.slots, ...slotsOf(input, found["details"])],
    question: rules.question || (found["question"] === true && !isSure),
  };
  const criteria = criteriaOf(program, wants, found["criteria"]);
  return Object.keys(criteria).length > 0 ? { ...merged, criteria: { ...rules.criteria, ...criteria } } : merged;
}

/** She gave details, however unsure the rules are of them, and no words beside them: there is nothing else that she could mean. */
function saysNothingElse({ rules, text }: MergeInput): boolean {
  const read = rules.slots.filter(({ score, vague }) => score >= faint || vague === true);
  if (read.length === 0) return false;
  const spent = new Set(read.flatMap(({ words }) => keysOf(words)));
  return keysOf(text).filter((key) => !spent.has(key)).length <= 1;
}

function keysOf(text: string): string[] {
  return tokenise(normaliseText(text)).flatMap(({ kind, key }) => (kind === "mark" || key === "" ? [] : [key]));
}

function mergeActs(acts: Understanding["acts"], found: readonly Scored[]): Understanding["acts"] {
  const heard = new Set(acts.filter(({ score }) => score >= accept).map(({ act }) => act));
  const more = found.flatMap(({ id, sure }): Understanding["acts"] => {
    const act = classifiedActs.find((known) => known === id);
    if (!act || heard.has(act) || contradicts(act, heard) || sure < accept) return [];
    return [{ act, score: Math.min(ceiling, sure) }];
  });
  return [...acts.filter(({ act }) => !more.some((added) => added.act === act)), ...more];
}

const answers: ReadonlySet<DialogueAct> = new Set<DialogueAct>(["yes", "no", "soft-no", "backchannel"]);

/** A yes or no that the rules heard is not answered otherwise. */
function contradicts(act: DialogueAct, heard: ReadonlySet<DialogueAct>): boolean {
  return answers.has(act) && [...answers].some((other) => heard.has(other));
}

function mergeScored<K extends "intent" | "answer" | "option">(
  rules: readonly ({ [key in K]: string } & { score: number })[],
  key: K,
  found: readonly Scored[],
  decides: boolean,
): ({ [key in K]: string } & { score: number })[] {
  type Entry = { [key in K]: string } & { score: number };
  if ((rules[0]?.score ?? 0) >= certain || !decides) return [...rules];
  const chosen = new Map(found.filter(({ sure }) => sure > 0).map(({ id, sure }) => [id, Math.min(ceiling, sure)]));
  const kept = rules.map((entry): Entry => {
    const score = chosen.get(entry[key]);
    return { ...entry, score: score === undefined ? Math.min(entry.score, outdone) : Math.max(entry.score, score) };
  });
  const more = [...chosen]
    .filter(([id]) => !rules.some((entry) => entry[key] === id))
    .map(([id, score]) => ({ [key]: id, score }) as unknown as Entry);
  return [...kept, ...more].toSorted((a, b) => b.score - a.score);
}

function slotsOf({ program, wants, text, now, timezone, rules }: MergeInput, details: Json | undefined): SlotCandidate[] {
  if (!isMap(details)) return [];
  const today = localTime(now, timezone).day;
  return Object.entries(details).flatMap(([slot, given]): SlotCandidate[] => {
    const declared = Object.hasOwn(program.document.slots, slot) ? program.document.slots[slot] : undefined;
    if (!declared || !isMap(given) || !wants.slots.includes(slot) || (declared.sensitivity ?? "normal") !== "normal") return [];
    const { value = null, words, sure } = given;
    if (value === null || typeof words !== "string" || !wasSaid([text], words)) return [];
    // What a rule read, it read; two readings of the same words would only be asked about.
    if (rules.slots.some((candidate) => candidate.slot === slot && candidate.score >= accept)) return [];
    const isClear = isBornOut(declared.type, value, words) && (typeof sure !== "number" || sure >= 0.6);
    const candidate: SlotCandidate = { slot, value, words, score: isClear ? 0.75 : 0.6, anchored: true };
    return [keepsLimits(declared.type, value, today) ? candidate : { ...candidate, problem: { rule: "limits" } }];
  });
}

function criteriaOf(program: Program, wants: Wants, found: Json | undefined): Record<string, boolean> {
  if (!isMap(found)) return {};
  return Object.fromEntries(
    criteriaToJudge(program, wants).flatMap(({ id }): [string, boolean][] => {
      const judged = Object.hasOwn(found, id) ? found[id] : undefined;
      return typeof judged === "boolean" ? [[id, judged]] : [];
    }),
  );
}

interface Scored {
  id: string;
  sure: number;
}

function scoredOf(list: Json | undefined): Scored[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry): Scored[] => {
    if (!isMap(entry) || typeof entry["id"] !== "string" || typeof entry["sure"] !== "number") return [];
    return [{ id: entry["id"], sure: entry["sure"] }];
  });
}

function isMap(value: Json | undefined): value is Record<string, Json> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
