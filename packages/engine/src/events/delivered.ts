import type { Next } from "../next.ts";
import { openWithout } from "../open-effects.ts";
import { unheardOf } from "../speech.ts";
import type { Turn } from "../turn.ts";
import type { ConversationEvent, Snapshot, StepResult } from "../types.ts";
import { ignoreIn } from "./ignore.ts";

/**
 * The usual case, which changes nothing but the list of what is open. Null when it is another: then a turn is begun.
 */
export function heardWhole(snapshot: Snapshot, event: Extract<ConversationEvent, { type: "delivered" }>): StepResult | null {
  if (event.heard !== "all" || snapshot.open[event.effect]?.type !== "speak") return null;
  return {
    snapshot: { ...snapshot, at: event.at, open: openWithout(snapshot.open, event.effect, snapshot.memory.effects) },
    effects: [],
    decisions: [],
  };
}

/** Speech was heard, or cut short: what was not heard counts as not said (V29). */
export function onDelivered(turn: Turn, event: Extract<ConversationEvent, { type: "delivered" }>): Next | null {
  const effect = turn.draft.open[event.effect];
  if (effect?.type !== "speak") return ignoreIn(turn, "This speech is not open any more.");
  turn.closeEffect(event.effect);
  if (event.heard === "all") return null;
  const missed = unheardOf(effect.utterances, event.heard, event.text);
  if (missed.length === 0) return null;
  turn.memory.unheard = missed;
  const from = turn.top.state;
  turn.decide({
    from,
    to: from,
    cause: "repair",
    rule: "V29",
    note: `${missed.length} of ${effect.utterances.length} sentences must be said again`,
  });
  return null;
}
