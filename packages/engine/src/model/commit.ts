import { localTime, sameJson } from "@vaarta/flow";
import type { StateOf } from "@vaarta/flow";
import { chooseExit } from "../exits.ts";
import { maxModelSlots, sureSlot, takeSlot } from "../limits.ts";
import { ordered } from "../program-index.ts";
import type { Place } from "../program-index.ts";
import { fits } from "../slots/fits.ts";
import type { Turn } from "../turn.ts";
import type { Considered, Decision, Refusal, SlotCandidate } from "../types.ts";
import { isBornOut, keepsLimits, wasSaid } from "./evidence.ts";

export interface CommittedSlots {
  taken: Decision["evidence"];
  refused: Refusal[];
}

/** Takes the details that a model proposes, each by itself: with words of hers that bear it out, or not at all (M3). */
export function commitSlots(turn: Turn, place: Place<"converse">, candidates: readonly SlotCandidate[]): CommittedSlots {
  const committed: CommittedSlots = { taken: [], refused: [] };
  for (const [at, candidate] of candidates.entries()) {
    const why = at >= maxModelSlots ? "too-many" : whyRefused(turn, place, candidate);
    if (why) {
      committed.refused.push({ kind: "slot", id: candidate.slot, why });
      continue;
    }
    const { slot, value, words, score } = candidate;
    const known = turn.draft.slots[slot];
    if (known && sameJson(known.value, value)) continue;
    const type = turn.program.document.slots[slot]?.type;
    const confirmed = known === undefined && score >= sureSlot && type !== undefined && isBornOut(type, value, words);
    turn.setSlot(slot, value, { source: "model", words, confirmed });
    committed.taken.push({ kind: "slot", id: slot, score, words });
  }
  return committed;
}

function whyRefused(turn: Turn, place: Place<"converse">, candidate: SlotCandidate): Refusal["why"] | null {
  const { slot, value, words, score } = candidate;
  const { slots } = turn.program.document;
  const declared = Object.hasOwn(slots, slot) ? slots[slot] : undefined;
  if (!declared) return "unknown";
  if (declared.type.type === "data") return "not-allowed";
  if (declared.sensitivity === "personal" || declared.sensitivity === "secret") return "private";
  const heard = [turn.memory.text, turn.memory.textBefore];
  if (!wasSaid(heard, words)) return place.slots.includes(slot) ? "not-said" : "not-here";
  const { type } = declared;
  if ((type.type === "text" || type.type === "name") && !(typeof value === "string" && wasSaid(heard, value))) return "not-said";
  const isClear = score >= takeSlot && !candidate.problem && candidate.vague !== true && (candidate.alternatives ?? []).length === 0;
  const today = localTime(turn.draft.at, turn.draft.start.timezone).day;
  if (!isClear || !fits(turn.program, slot, value) || !keepsLimits(type, value, today)) return "does-not-fit";
  return isSettled(turn, candidate) ? "settled" : null;
}

/** What a rule took for sure, she agreed to, a tool gave, or something rests on is only changed by her own correction (V3, V4). */
function isSettled(turn: Turn, { slot, value }: SlotCandidate): boolean {
  const known = turn.draft.slots[slot];
  if (!known || sameJson(known.value, value)) return false;
  const { agreed, trail, writes } = turn.memory;
  return (
    (known.source === "caller" && known.confirmed) ||
    known.source === "tool" ||
    known.source === "set" ||
    agreed[slot] === known.version ||
    trail.some(({ read }) => read[slot] !== undefined) ||
    writes.some(({ read }) => read[slot] !== undefined)
  );
}

/** True when an exit is drawn and something leads on from it. */
export function exitLeads(turn: Turn, place: Place<"converse">, exit: string): boolean {
  return Object.hasOwn(place.state.exits, exit) && chooseExit(turn, place, { outcome: exit }).exit !== null;
}

/** Whether a model may leave by this way out, and how every other was judged (M2). */
export function judgeExit(
  turn: Turn,
  place: Place<"converse">,
  exit: string | undefined,
): { exit: string | null; considered: Considered[]; refused: Refusal[] } {
  const { exits }: StateOf<"converse"> = place.state;
  const isDrawn = exit !== undefined && Object.hasOwn(exits, exit);
  const way = isDrawn ? chooseExit(turn, place, { outcome: exit }).exit : null;
  const considered = ordered(exits).map(([id]): Considered => {
    const to = id === exit ? (way?.to ?? "") : "";
    if (id !== exit) return { transition: id, to, verdict: "false", because: "the model did not find that it holds" };
    return way
      ? { transition: id, to, verdict: "taken", because: "the model found that it holds" }
      : { transition: id, to, verdict: "false", because: "nothing leads on from it" };
  });
  if (exit === undefined) return { exit: null, considered, refused: [] };
  if (!isDrawn) return { exit: null, considered, refused: [{ kind: "exit", id: exit, why: "unknown" }] };
  if (!way) return { exit: null, considered, refused: [{ kind: "exit", id: exit, why: "not-drawn" }] };
  return { exit, considered, refused: [] };
}
