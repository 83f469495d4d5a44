import { askOpen, hearAnswer, missSlot, openChoices, proceed } from "../asking/asking.ts";
import type { Collecting } from "../asking/asking.ts";
import { complete, nextMissing, nextUnsure, unheardKnown, wasCompletedAlike } from "../asking/needs.ts";
import { askingProgress } from "../asking/progress.ts";
import type { Place } from "../program-index.ts";
import type { Turn } from "../turn.ts";
import { takeWithheld } from "../slots/withheld.ts";
import type { KindBehaviour } from "./behaviour.ts";

/** Collects details in order; what was given already is not asked again. */
export const collect: KindBehaviour<"collect"> = {
  met(turn, place) {
    if (place.asks.length === 0 || place.state.confirmAll || wasCompletedAlike(turn, place)) return null;
    if (nextMissing(turn, place) || nextUnsure(turn, place) || unheardKnown(turn, place).length > 0) return null;
    complete(turn, place);
    return { outcome: "complete" };
  },
  enter(turn, place) {
    // Come back with the same values: whoever drew it wants one of them anew, so the newest one is asked.
    if (place.asks.length > 0 && wasCompletedAlike(turn, place)) turn.note({ anew: detailToAskAnew(turn, place) });
    else turn.say(place.state.opening);
    takeWithheld(turn, place);
    return proceed(turn, place, collecting(place));
  },
  ask(turn, place, mode) {
    askOpen(turn, place, mode, collecting(place));
  },
  resume(turn, place) {
    const { asking, confirming, anew } = askingProgress(turn);
    const open = confirming ?? asking;
    // What it asked for was given on the way: it goes on instead of asking again.
    const isOpen = open !== undefined && open !== null && (confirming != null || anew === open || turn.value(open) === undefined);
    return isOpen || askingProgress(turn).confirmingAll ? null : proceed(turn, place, collecting(place));
  },
  hear(turn, place, heard) {
    return hearAnswer(turn, place, heard, collecting(place));
  },
  choices(turn) {
    return openChoices(turn);
  },
  missed(turn, place) {
    const { asking, confirming } = askingProgress(turn);
    const slot = asking ?? confirming;
    return slot ? missSlot(turn, place, slot, collecting(place)) : null;
  },
};

function collecting({ state }: Place<"collect">): Collecting {
  return { finished: "complete", confirmAll: state.confirmAll };
}

function detailToAskAnew(turn: Turn, place: Place<"collect">): string | null {
  const lastTool = turn.memory.trail.findLast((entry) => entry.tool);
  const asked = place.asks.map((ask) => ask.slot);
  return asked.findLast((slot) => lastTool?.read[slot] !== undefined) ?? asked.at(-1) ?? null;
}
