import { hasAct, yesOrNo } from "../heard.ts";
import type { Heard } from "../heard.ts";
import { acceptScore, ambiguity, certainScore } from "../limits.ts";
import type { Place } from "../program-index.ts";
import type { Turn } from "../turn.ts";

/** Something that acts on what the caller meant. */
export type Claim = { score: number } & (
  | { by: "state"; intent: string }
  | { by: "objection"; intent: string; state: string; flow: string }
  /** An objection whose condition a model judged to hold. */
  | { by: "judged"; state: string; flow: string }
  | { by: "goal"; intent: string; flow: string }
  | { by: "answer"; answer: string }
);

export interface Claims {
  best: Claim | null;
  /** Fits about as well, and leads elsewhere (V10). */
  rival: Claim | null;
}

/** Who acts on the intents and questions heard here: the state's own ways out before objections, answers and other goals. */
export function claimsOf(turn: Turn, place: Place, heard: Heard): Claims {
  const { intents, answers } = heard.understanding;
  let best: Claim | null = null;
  let rival: Claim | null = null;
  const isOpen = place.state.interruptible !== false;
  // An answer to the question just asked, as clear as what else it might mean, is that answer.
  const option = ownOption(place, heard);
  const answered = option >= certainScore ? option : 0;
  for (const { intent, score } of intents) {
    if (score < ambiguity.floor) continue;
    const claim = claimOf(turn, place, intent, score, isOpen);
    if (claim && (claim.by === "state" || score > answered)) [best, rival] = rank(best, rival, claim);
  }
  if (isOpen) {
    for (const { answer, score } of answers) {
      if (score < ambiguity.floor || score <= answered || !turn.program.document.answers[answer]) continue;
      [best, rival] = rank(best, rival, { by: "answer", answer, score });
    }
  }
  if (isOpen && !best) best = judgedObjection(turn, heard);
  if (!best) return none;
  const isAmbiguous =
    rival !== null && best.score < ambiguity.certain && best.score - rival.score < ambiguity.margin && turn.memory.aside?.kind !== "which";
  // After "A or B?" the better one is taken even when it is still unsure.
  const needed = turn.memory.aside?.kind === "which" ? ambiguity.floor : neededFor(heard, best, place, turn);
  if (isAmbiguous) return { best, rival };
  return best.score >= needed ? { best, rival: null } : none;
}

/** An objection that was judged to be raised, where no intent and no answer says what else she means. */
function judgedObjection(turn: Turn, { understanding }: Heard): Claim | null {
  const { criteria } = understanding;
  if (!criteria) return null;
  const { flow } = turn.top;
  const found = turn.index.criteria.find(({ state, within }) => criteria[state] === true && (within === null || within.has(flow)));
  return found ? { by: "judged", state: found.state, flow: found.flow, score: certainScore } : null;
}

const none: Claims = { best: null, rival: null };

function ownOption({ state }: Place, heard: Heard): number {
  if (state.kind !== "choice") return 0;
  return Math.max(0, ...heard.understanding.options.filter(({ option }) => Object.hasOwn(state.options, option)).map(({ score }) => score));
}

function claimOf(turn: Turn, place: Place, intent: string, score: number, isOpen: boolean): Claim | null {
  if (place.intentSet.has(intent)) return { by: "state", intent, score };
  if (!isOpen) return null;
  const { flow } = turn.top;
  for (const entry of turn.index.objections.get(intent) ?? []) {
    if (entry.within === null || entry.within.has(flow)) return { by: "objection", intent, state: entry.state, flow: entry.flow, score };
  }
  const goal = turn.index.goals.get(intent);
  if (goal === undefined || goal === turn.draft.stack[0]?.flow || fitsFlow(turn, intent, score)) return null;
  return { by: "goal", intent, flow: goal, score };
}

/** What she says fits what is under way as well: she goes nowhere else. */
function fitsFlow(turn: Turn, intent: string, score: number): boolean {
  const running = turn.draft.stack[0]?.flow;
  const intents = turn.heard?.understanding.intents ?? [];
  return intents.some((other) => other.intent !== intent && other.score >= score && turn.index.goals.get(other.intent) === running);
}

/** Equal scores keep the order in which they came: the state's own first. */
function rank(best: Claim | null, rival: Claim | null, claim: Claim): [Claim, Claim | null] {
  if (!best) return [claim, null];
  if (isSame(best, claim)) return claim.score > best.score ? [claim, rival] : [best, rival];
  if (claim.score > best.score || (claim.score === best.score && claim.by === "state" && best.by !== "state")) return [claim, best];
  return !rival || claim.score > rival.score ? [best, claim] : [best, rival];
}

function isSame(a: Claim, b: Claim): boolean {
  if (a.by !== b.by) return false;
  if (a.by === "objection" && b.by === "objection") return a.state === b.state;
  if (a.by === "goal" && b.by === "goal") return a.flow === b.flow;
  return false;
}

/** A given answer to the open question is worth more than a faint meaning beside it. */
function neededFor(heard: Heard, claim: Claim, place: Place, turn: Turn): number {
  // "No no, four lakh": the no belongs to the correction, and refuses nothing.
  const corrects = heard.changes.some(({ kind }) => kind === "corrected") && hasAct(heard, "correction");
  if (corrects && (claim.by === "state" || claim.by === "goal")) return Infinity;
  // "Yes, right" is a yes, and only faintly like a question that was written with the same words.
  if (claim.by === "answer" && !heard.understanding.question) {
    if (heard.changes.some(({ slot, kind, candidate }) => place.slots.includes(slot) && kind === "filled" && candidate.anchored === true))
      return ambiguity.certain;
    const answer = yesOrNo(heard);
    if (answer === "yes" || answer === "no") return certainScore;
  }
  if (!heard.changes.some(({ slot, kind }) => kind !== "repeated" && isAsked(turn, place, slot))) return acceptScore;
  return claim.by === "state" || claim.by === "goal" ? certainScore : 0.6;
}

function isAsked(turn: Turn, place: Place, slot: string): boolean {
  return turn.top.progress["asking"] === slot || turn.top.progress["confirming"] === slot || place.slots.includes(slot);
}
