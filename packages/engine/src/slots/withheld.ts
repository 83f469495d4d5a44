import type { SlotChange } from "../heard.ts";
import { sureSlot, takeSlot } from "../limits.ts";
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
    const elsewhere =
      candidate.anchored || !isAsked(candidate) ? undefined : heard.changes.find((change) => isChance(change, candidate, place));
    if (!elsewhere || own.includes(candidate)) continue;
    turn.unsetSlot(elsewhere.slot);
    heard.changes = heard.changes.filter((change) => change !== elsewhere);
    own.push(candidate);
  }
  if (own.length === 0) return;
  // Which detail it belongs to was all that was unsure of it.
  const slots = own.map((candidate) => ({ ...candidate, score: Math.max(candidate.score, sureSlot) }));
  takeSlots(turn, { ...heard, understanding: { ...heard.understanding, slots } }, { slot: null, expected: place.slots });
}

function isChance({ slot, kind, candidate }: SlotChange, { words }: SlotCandidate, place: Place): boolean {
  return kind === "filled" && candidate.words === words && candidate.anchored !== true && !place.slots.includes(slot);
}
