import type { Exit, Place } from "./program-index.ts";
import type { Considered, Decision } from "./types.ts";
import type { Turn } from "./turn.ts";
import { versionsOf } from "./trail.ts";

/** What a state reports, or what happened, when a way out is to be chosen. */
export interface Facts {
  /** The result of the state itself. */
  outcome?: string;
  /** A result that must not leave by a way drawn for success. */
  failed?: boolean;
  option?: string;
  variant?: string;
  digits?: string;
  /** How long the caller was silent. */
  quietMs?: number;
  /** The caller spoke, and intents and judged conditions may decide. */
  heard?: boolean;
  /** Only what the caller said decides; the state has not finished. */
  only?: "heard" | "turns" | "silence" | "digits" | "rules";
}

export interface Choice {
  exit: Exit | null;
  considered: Considered[];
  /** Versions of the slots that the rules read. */
  read: Decision["read"];
}

/** Tries the ways out in their order; the first that holds is taken. Every one is accounted for. */
export function chooseExit(turn: Turn, place: Place, facts: Facts): Choice {
  const { exits } = place;
  const considered: Considered[] = [];
  let taken: Exit | null = null;
  let reads: string[] | null = null;
  for (const exit of exits) {
    if (taken) {
      considered.push(exit.later);
      continue;
    }
    const verdict = judge(turn, exit, facts);
    if (verdict === "taken") {
      taken = exit;
      considered.push(exit.taken);
    } else considered.push(verdict === "unknown" ? exit.unknown : exit.not);
    if (exit.reads.length > 0) reads = reads ? [...reads, ...exit.reads] : [...exit.reads];
  }
  return { exit: taken, considered, read: reads ? versionsOf(turn.draft, reads) : noRead };
}

const noRead: Decision["read"] = {};

function judge(turn: Turn, exit: Exit, facts: Facts): "taken" | "false" | "unknown" {
  const { condition } = exit;
  if (facts.only !== undefined && !(facts.only === "heard" ? saidKinds : onlyKinds[facts.only]).has(condition.kind)) return "false";
  if (facts.failed && condition.kind !== "outcome" && condition.kind !== "else") return "false";
  return holds(turn, exit, facts);
}

const saidKinds: ReadonlySet<string> = new Set(["intent", "criterion"]);
const onlyKinds: Readonly<Record<"turns" | "silence" | "digits" | "rules", ReadonlySet<string>>> = {
  rules: new Set(["expression"]),
  turns: new Set(["turns"]),
  silence: new Set(["silence"]),
  digits: new Set(["dtmf"]),
};

function holds(turn: Turn, exit: Exit, facts: Facts): "taken" | "false" | "unknown" {
  const { condition } = exit;
  switch (condition.kind) {
    case "intent":
      return is(facts.heard === true && turn.heard?.intent === condition.intent);
    case "expression": {
      if (turn.program.holds(condition.expression, turn.scope())) return "taken";
      return exit.reads.some((slot) => turn.draft.slots[slot] === undefined) ? "unknown" : "false";
    }
    case "outcome":
      return is(facts.outcome === condition.outcome);
    case "option":
      return is(facts.option === condition.option);
    case "variant":
      return is(facts.variant === condition.variant);
    case "segment":
      return is(turn.draft.segment === condition.segment);
    case "silence":
      return is(facts.quietMs !== undefined && facts.quietMs >= (condition.afterMs ?? 0));
    case "turns":
      return is(facts.heard === true && turn.turnsHere >= condition.count);
    case "dtmf":
      return is(facts.digits === condition.digits);
    case "criterion": {
      const judged = facts.heard === true ? turn.heard?.understanding.criteria?.[exit.id] : undefined;
      return judged === undefined ? "unknown" : is(judged);
    }
    case "else":
      return "taken";
  }
}

function is(truth: boolean): "taken" | "false" {
  return truth ? "taken" : "false";
}
