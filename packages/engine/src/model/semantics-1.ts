import { askingProgress } from "../asking/progress.ts";
import { emptyHeard } from "../heard.ts";
import { leave, listen } from "../next.ts";
import type { Next } from "../next.ts";
import type { Place } from "../program-index.ts";
import { takeSlots } from "../slots/take.ts";
import type { Turn } from "../turn.ts";
import type { ConversationEvent } from "../types.ts";
import { fallBack } from "./script.ts";

type Generated = Extract<ConversationEvent, { type: "generated" }>;

/** True for an answer of a log of semantics 1: exit, details and words came at once, with no proposal before. */
export function isWhole({ exit, slots, text }: Generated): boolean {
  return exit !== undefined || slots !== undefined || text !== undefined;
}

/** Such an answer, decided as it was then. */
export function takeWhole(turn: Turn, place: Place<"converse">, event: Generated): Next {
  if (event.slots && event.slots.length > 0) {
    const heard = emptyHeard({ ...emptyHeard().understanding, slots: event.slots });
    takeSlots(turn, heard, { slot: askingProgress(turn).asking ?? null, expected: place.slots });
  }
  if (event.exit !== undefined && place.state.exits[event.exit]) return leave({ outcome: event.exit });
  if (turn.turnsHere >= place.state.maxTurns) return leave({ outcome: "exhausted", failed: true });
  if (event.text === undefined || event.text === "") return fallBack(turn, place, "The model said nothing.", true);
  turn.sayAgain([{ source: { generated: event.effect }, text: event.text, language: turn.draft.language }]);
  return listen;
}
