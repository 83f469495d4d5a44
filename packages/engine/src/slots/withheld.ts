import type { Heard, SlotChange } from "../heard.ts";
import { acceptScore, sureSlot, takeSlot } from "../limits.ts";
import type { Place } from "../program-index.ts";
import type { Turn } from "../turn.ts";
import type { SlotCandidate } from "../types.ts";
import { takeSlots } from "./take.ts";

/**
 * What was said in this turn and belongs to what this state asks: times named for a call back (V17), and words that went to another
 * detail by their type alone before it was known what would be asked (T2).
 */
export function takeWithheld(turn: Turn, place: Place): void {
  const { heard } = turn;
  if (!heard || place.asks.length === 0 || heard.understanding.slots.length === 0) return;
  const isAsked = ({ slot, score }: SlotCandidate) => score >= takeSlot && place.slots.includes(slot) && turn.value(slot) === undefined;
  const own = heard.withheld.filter(isAsked);
  heard.withheld = heard.withheld.filter((candidate) => !own.includes(candidate));
  for (const candidate of heard.understanding.slots) {
    if (candidate.anchored || !isAsked(candidate) || own.includes(candidate)) continue;
    const taken = heard.changes.find((change) => change.candidate.words === candidate.words);
    if (taken ? !isChance(taken, place) : !saysNothingElse(heard)) continue;
    if (taken) turn.unsetSlot(taken.slot);
    heard.changes = heard.changes.filter((change) => change !== taken);
    own.push(candidate);
  }
  if (own.length === 0) return;
  // Which detail it belongs to was all that was unsure of it.
  const slots = own.map((candidate) => ({ ...candidate, score: Math.max(candidate.score, sureSlot) }));
  takeSlots(turn, { ...heard, understanding: { ...heard.understanding, slots } }, { slot: null, expected: place.slots });
}

function isChance({ slot, kind, candidate }: SlotChange, place: Place): boolean {
  return kind === "filled" && candidate.anchored !== true && !place.slots.includes(slot);
}

/** Words that nothing took are only taken later where nothing else was meant by them. */
function saysNothingElse({ understanding }: Heard): boolean {
  return !understanding.question && understanding.acts.every(({ act, score }) => act === "yes" || score < acceptScore);
}
