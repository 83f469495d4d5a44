import { hashOf } from "@vaarta/flow";
import { askOpen, hearAnswer, missSlot, openChoices, proceed } from "../asking/asking.ts";
import type { Collecting } from "../asking/asking.ts";
import { nextMissing } from "../asking/needs.ts";
import { askingProgress } from "../asking/progress.ts";
import { emptyHeard } from "../heard.ts";
import { awaitResult, leave, listen } from "../next.ts";
import type { Next } from "../next.ts";
import { ordered } from "../program-index.ts";
import type { Place } from "../program-index.ts";
import { takeSlots } from "../slots/take.ts";
import type { Turn } from "../turn.ts";
import type { KindBehaviour } from "./behaviour.ts";

/** A goal that a model pursues; without one the fallback line is said and the details are collected. */
export const converse: KindBehaviour<"converse"> = {
  enter(turn, place) {
    turn.say(place.state.opening);
    return generate(turn, place);
  },
  ask(turn, place, mode) {
    if (mode === "full" || nextMissing(turn, place) === null) turn.say(place.state.fallback);
    askOpen(turn, place, mode, collecting(turn));
  },
  hear(turn, place, heard) {
    const exit = exitOf(turn, place);
    if (exit) return leave({ outcome: exit, heard: true });
    if (turn.top.progress["scripted"] !== true) return generate(turn, place);
    const answered = hearAnswer(turn, place, heard, collecting(turn));
    if (answered?.do === "leave" && place.asks.length > 0) return finish(turn, place);
    if (turn.turnsHere >= place.state.maxTurns) return leave({ outcome: "exhausted", failed: true });
    return answered;
  },
  result(turn, place, _effect, event) {
    if (event.type !== "generated") return awaitResult;
    if (event.outcome !== "ok") {
      turn.decide({
        from: place.id,
        to: place.id,
        cause: "repair",
        note: "No model answered: the fallback line and the details are used.",
      });
      return scripted(turn, place);
    }
    if (event.slots && event.slots.length > 0) takeModelSlots(turn, place, event.slots);
    if (event.exit !== undefined && place.state.exits[event.exit]) return leave({ outcome: event.exit });
    if (turn.turnsHere >= place.state.maxTurns) return leave({ outcome: "exhausted", failed: true });
    if (event.text === undefined || event.text === "") return scripted(turn, place);
    turn.sayAgain([{ source: { generated: event.effect }, text: event.text, language: turn.draft.language }]);
    return listen;
  },
  choices(turn) {
    return openChoices(turn);
  },
  missed(turn, place) {
    const { asking } = askingProgress(turn);
    return asking ? missSlot(turn, place, asking, collecting(turn)) : leave({ outcome: "exhausted", failed: true });
  },
};

function generate(turn: Turn, { id, state }: Place<"converse">): Next {
  const request = { state: id, goal: state.goal, slots: turn.scope().slots, text: turn.memory.text, language: turn.draft.language };
  turn.emit({ type: "generate", state: id, goal: state.goal, hash: hashOf(request) });
  return awaitResult;
}

function scripted(turn: Turn, place: Place<"converse">): Next {
  const first = turn.top.progress["scripted"] !== true;
  turn.note({ scripted: true });
  if (first) turn.say(place.state.fallback);
  if (nextMissing(turn, place) === null) return place.asks.length > 0 && !first ? finish(turn, place) : listen;
  return proceed(turn, place, collecting(turn));
}

/** Everything is known, and no exit was meant: the last one drawn without a meaning of its own, else it is exhausted. */
function finish(turn: Turn, { state }: Place<"converse">): Next {
  const open = ordered(state.exits).find(([, exit]) => exit.intent === undefined) ?? ordered(state.exits)[0];
  return open ? leave({ outcome: open[0] }) : leave({ outcome: "exhausted", failed: true });
}

function exitOf(turn: Turn, { state }: Place<"converse">): string | null {
  const heard = turn.heard ?? emptyHeard();
  for (const [id, exit] of ordered(state.exits)) {
    if (heard.understanding.criteria?.[id] === true) return id;
    if (exit.intent !== undefined && exit.intent === heard.intent) return id;
  }
  return null;
}

function takeModelSlots(
  turn: Turn,
  place: Place<"converse">,
  slots: NonNullable<ReturnType<typeof emptyHeard>["understanding"]["slots"]>,
): void {
  const heard = emptyHeard({ ...emptyHeard().understanding, slots });
  takeSlots(turn, heard, { slot: askingProgress(turn).asking ?? null, expected: place.slots });
}

function collecting(_turn: Turn): Collecting {
  return { finished: "complete" };
}
