import type { Condition } from "@vaarta/flow";
import type { Place, ProgramIndex } from "../program-index.ts";

/** Where the way out of an option leads; null when none is drawn for it. */
export function targetOf(place: Place, option: string): string | null {
  const exit = place.exits.find(({ condition }) => isOf(condition, option));
  return exit?.to ?? null;
}

function isOf(condition: Condition, option: string): boolean {
  return condition.kind === "option" && condition.option === option;
}

/** True for an option that leads to nothing but room for a question: a question asked with it has met it. Pure. */
export function invitesQuestion(index: ProgramIndex, place: Place, option: string): boolean {
  const target = targetOf(place, option);
  const next = target === null ? undefined : index.place(target);
  if (next?.state.kind === "converse") return next.asks.length === 0;
  if (next?.state.kind === "answer") return true;
  return next !== undefined && next.compiled.listens && leadsToAnswer(index, next);
}

/** True for a state that asks whether there is a question, or for the question itself. Pure. */
export function asksForQuestions(index: ProgramIndex, place: Place): boolean {
  if (leadsToAnswer(index, place)) return true;
  const { state } = place;
  return (
    state.kind === "choice" &&
    Object.entries(state.options).some(([id, { answers }]) => answers === "yes" && invitesQuestion(index, place, id))
  );
}

function leadsToAnswer(index: ProgramIndex, { exits }: Place): boolean {
  return exits.some(({ to }) => index.place(to)?.kind === "answer");
}

/** The ends that a state leads to with no question and nothing done in between; empty when it may lead elsewhere too. Pure. */
export function endsStraightAhead(index: ProgramIndex, state: string): string[] {
  const ends: string[] = [];
  const seen = new Set<string>();
  const open = [state];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const place = index.place(id);
    if (place?.kind === "end") ends.push(id);
    else if (place && isSilent(place)) open.push(...place.exits.map(({ to }) => to));
    else return [];
  }
  return ends;
}

function isSilent({ state, exits }: Place): boolean {
  if (exits.length === 0) return false;
  return state.kind === "branch" || state.kind === "set" || state.kind === "segment" || (state.kind === "say" && state.listen !== true);
}

/** Ways out of what went wrong: nobody looks ahead along them. */
const failures: ReadonlySet<string> = new Set(["failed", "refused", "exhausted", "failure", "timeout", "unknown"]);

/**
 * Details that are asked on the way from a state, with how many other questions come before. A sub-flow is gone into and not
 * come back from; what only a failure leads to, or what comes after a consent, does not count. Pure.
 */
export function detailsAhead(index: ProgramIndex, state: string): ReadonlyMap<string, number> {
  const details = new Map<string, number>();
  const seen = new Set<string>();
  let open = [state];
  for (let away = 0; open.length > 0; away++) {
    const later: string[] = [];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      const place = seen.has(id) ? undefined : index.place(id);
      seen.add(id);
      if (!place || place.kind === "consent") continue;
      for (const { slot } of place.asks) if (!details.has(slot)) details.set(slot, away);
      (place.compiled.listens ? later : open).push(...targetsOf(index, place));
    }
    open = later;
  }
  return details;
}

function targetsOf(index: ProgramIndex, { state, exits }: Place): string[] {
  if (state.kind !== "call") return exits.filter(({ condition }) => !isFailure(condition)).map(({ to }) => to);
  const entry = index.entryOf(state.target);
  return entry === undefined ? [] : [entry];
}

function isFailure(condition: Condition): boolean {
  return condition.kind === "outcome" && failures.has(condition.outcome);
}
