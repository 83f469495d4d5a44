import { proceed } from "../asking/asking.ts";
import { nextMissing } from "../asking/needs.ts";
import { maxModelFailures } from "../limits.ts";
import { leave, listen } from "../next.ts";
import type { Next } from "../next.ts";
import { ordered } from "../program-index.ts";
import type { Place } from "../program-index.ts";
import type { Turn } from "../turn.ts";
import { converseProgress } from "./progress.ts";
import { stopWaiting } from "./waiting.ts";

/** True when no model answers in this visit of the state. */
export function isScripted(turn: Turn): boolean {
  return converseProgress(turn).scripted === true;
}

/** No model, or it failed: this turn goes by the line and the details that were written for it; with `forGood` the whole visit (M8). */
export function fallBack(turn: Turn, place: Place<"converse">, note: string, forGood: boolean): Next {
  stopWaiting(turn);
  const failures = (converseProgress(turn).failures ?? 0) + 1;
  turn.note({ model: null, failures, ...((forGood || failures >= maxModelFailures) && { scripted: true }) });
  turn.decide({ from: place.id, to: place.id, cause: "repair", rule: "M8", note });
  return goByScript(turn, place);
}

/** Says the line written for it, once, and asks what is missing. */
export function goByScript(turn: Turn, place: Place<"converse">): Next {
  const first = converseProgress(turn).fallbackSaid !== true;
  turn.note({ fallbackSaid: true });
  const missing = nextMissing(turn, place);
  // She only stepped aside: it is said again, so that she knows where the two of them were, and it is her turn.
  const { resumed } = converseProgress(turn);
  if (resumed === true) turn.note({ resumed: false });
  if (!first && missing === null && resumed === true) {
    turn.say(place.state.fallback);
    return listen;
  }
  // It was said already, and there is nothing to ask: the script has nothing more for her here.
  if (!first && missing === null) return place.asks.length > 0 ? finishScript(place) : leave({ outcome: "exhausted", failed: true });
  if (first) turn.say(place.state.fallback);
  return missing === null ? listen : proceed(turn, place, { finished: "complete" });
}

/** Everything is known, and no exit was meant: the first one drawn without a meaning of its own, else it is exhausted. */
export function finishScript({ state }: Place<"converse">): Next {
  const open = ordered(state.exits).find(([, exit]) => exit.intent === undefined) ?? ordered(state.exits)[0];
  return open ? leave({ outcome: open[0] }) : leave({ outcome: "exhausted", failed: true });
}
