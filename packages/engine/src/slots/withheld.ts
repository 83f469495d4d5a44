import { sureSlot, takeSlot } from "../limits.ts";
import type { Place } from "../program-index.ts";
import type { Turn } from "../turn.ts";
import type { SlotCandidate } from "../types.ts";
import { takeSlots } from "./take.ts";

/** She named a time to be called, and this state asks when: that is the answer (V17). */
export function takeWithheld(turn: Turn, place: Place): void {
  const { heard } = turn;
  if (!heard || heard.withheld.length === 0 || place.asks.length === 0) return;
  const asked = ({ slot, score }: SlotCandidate) => score >= takeSlot && place.slots.includes(slot) && turn.value(slot) === undefined;
  // Which detail a time belongs to was all that was unsure of it.
  const withheld = heard.withheld.filter(asked).map((candidate) => ({ ...candidate, score: Math.max(candidate.score, sureSlot) }));
  if (withheld.length === 0) return;
  heard.withheld = [];
  takeSlots(turn, { ...heard, understanding: { ...heard.understanding, slots: withheld } }, { slot: null, expected: place.slots });
}
