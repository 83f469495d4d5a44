import { hasAct, yesOrNo } from "../heard.ts";
import type { Heard } from "../heard.ts";
import type { Place } from "../program-index.ts";
import type { Turn } from "../turn.ts";
import { detailsAhead, targetOf } from "./ways-ahead.ts";

/**
 * The option that she moved on by (T14): asked whether to book, "tomorrow at five" answers what the yes would ask next. A detail that
 * a yes leads to counts however far ahead, one of another option when it is the very next thing asked. Details count from the score `least`. Null when none is nearer than the rest.
 */
export function movedTo(turn: Turn, place: Place<"choice">, heard: Heard, least: number): string | null {
  const given = heard.changes.filter(({ kind, candidate }) => kind === "filled" && candidate.score >= least).map(({ slot }) => slot);
  if (given.length === 0 || heard.changes.some(({ kind }) => kind === "corrected") || place.state.interruptible === false) return null;
  if (yesOrNo(heard) !== null || hasAct(heard, "soft-no") || hasAct(heard, "correction") || heard.understanding.question) return null;
  let best: { option: string; away: number } | null = null;
  let isTied = false;
  for (const [option, { answers }] of Object.entries(place.state.options)) {
    const target = targetOf(place, option);
    const ahead = target === null ? null : detailsAhead(turn.index, target);
    const away = ahead && Math.min(...given.map((slot) => ahead.get(slot) ?? Infinity));
    if (away === null || away === Infinity || (away > 0 && answers !== "yes")) continue;
    if (best && away === best.away) isTied = true;
    if (best && away >= best.away) continue;
    best = { option, away };
    isTied = false;
  }
  return isTied ? null : (best?.option ?? null);
}
