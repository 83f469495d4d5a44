import { chooseExit } from "../exits.ts";
import { giveUpModel } from "../model/model-turn.ts";
import { enter } from "../next.ts";
import type { Next } from "../next.ts";
import { openSlot } from "../repairs/troubles.ts";
import { route } from "../route.ts";
import { takeExit } from "../settle.ts";
import { fits } from "../slots/fits.ts";
import type { Turn } from "../turn.ts";
import type { ConversationEvent, SlotCandidate } from "../types.ts";
import { emptyHeard } from "../heard.ts";
import { ignoreIn } from "./ignore.ts";

/** She pressed keys: a way out drawn for them, else digits for the detail that is asked. */
export function onDigits(turn: Turn, event: Extract<ConversationEvent, { type: "dtmf" }>): Next | null {
  const { draft, memory, place } = turn;
  if (event.turn <= draft.turn) return ignoreIn(turn, "This turn was heard already.");
  draft.turn = event.turn;
  memory.decided = event.turn;
  memory.quiet = 0;
  turn.clearTimer();
  if (!place) return enter;
  giveUpModel(turn);
  const choice = chooseExit(turn, place, { digits: event.digits, only: "digits" });
  if (choice.exit) return takeExit(turn, place, choice, { digits: event.digits });
  const asked = openSlot(turn);
  const slots = asked === null ? [] : candidates(turn, asked, event.digits);
  return route(turn, { ...emptyHeard().understanding, language: { tag: draft.language, score: 0 }, slots });
}

function candidates(turn: Turn, slot: string, digits: string): SlotCandidate[] {
  const type = turn.program.document.slots[slot]?.type.type;
  if (type === "phone" || type === "pin") {
    const candidate = { slot, value: digits, words: digits, score: 1, anchored: true };
    return [fits(turn.program, slot, digits) ? candidate : { ...candidate, problem: { rule: "digits" } }];
  }
  if (type !== "number" && type !== "money" && type !== "months") return [];
  return /^\d{1,12}$/.test(digits) ? [{ slot, value: Number(digits), words: digits, score: 1, anchored: true }] : [];
}
