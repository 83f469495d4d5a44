import { askOpen, askSlot, hearAnswer, missSlot, openChoices } from "../asking/asking.ts";
import type { Collecting } from "../asking/asking.ts";
import { nextMissing } from "../asking/needs.ts";
import { askingProgress } from "../asking/progress.ts";
import { emptyHeard } from "../heard.ts";
import { askModel, hearModel } from "../model/model-turn.ts";
import { converseProgress } from "../model/progress.ts";
import { exitLeads } from "../model/commit.ts";
import { finishScript, isScripted } from "../model/script.ts";
import { leave, listen } from "../next.ts";
import type { Next } from "../next.ts";
import { ordered } from "../program-index.ts";
import type { Place } from "../program-index.ts";
import type { Turn } from "../turn.ts";
import type { KindBehaviour } from "./behaviour.ts";

/** A goal that a model pursues within the graph; without one the fallback line is said and the details are collected (K2, M1 to M9). */
export const converse: KindBehaviour<"converse"> = {
  enter(turn, place) {
    const opened = turn.say(place.state.opening);
    if (opened && place.state.listen === true) return listen;
    return askModel(turn, place);
  },
  ask(turn, place, mode) {
    const { asking, confirming, confirmingAll } = askingProgress(turn);
    const missing = nextMissing(turn, place);
    if (mode === "full" || missing === null) {
      const unanswered = place.state.listen === true && turn.turnsHere === 0 && place.state.opening !== undefined;
      const line = unanswered ? place.state.opening : place.state.fallback;
      // Come back to, it is the question that stands, not the pitch before it.
      if (mode === "short" && isScripted(turn)) turn.sayQuestion(line);
      else turn.say(line);
    }
    // What a model asked about is not known: the detail that is missing is asked for.
    if (missing && !asking && !confirming && !confirmingAll) askSlot(turn, missing.slot, mode);
    else askOpen(turn, place, mode, collecting(turn, place));
  },
  resume(turn, place) {
    const { confirming, confirmingAll } = askingProgress(turn);
    if (isScripted(turn) || confirming || confirmingAll) return null;
    turn.note({ resumed: true });
    return askModel(turn, place);
  },
  hear(turn, place, heard) {
    if (converseProgress(turn).resumed === true) turn.note({ resumed: false });
    const exit = exitOf(turn, place);
    if (exit) return leave({ outcome: exit, heard: true });
    const { confirming, confirmingAll } = askingProgress(turn);
    if (!isScripted(turn)) {
      const confirmed = confirming || confirmingAll ? hearAnswer(turn, place, heard, collecting(turn, place)) : null;
      return confirmed ?? askModel(turn, place);
    }
    const answered = hearAnswer(turn, place, heard, collecting(turn, place));
    if (answered?.do === "leave") {
      if (answered.facts.failed) return leave({ outcome: "exhausted", failed: true });
      if (answered.facts.outcome !== "complete") return answered;
      if (place.asks.length > 0) return finishScript(place);
    }
    if (turn.turnsHere >= place.state.maxTurns) return leave({ outcome: "exhausted", failed: true });
    // There is nothing to collect here: what she said was no answer.
    return answered?.do === "leave" ? null : answered;
  },
  result: hearModel,
  choices(turn) {
    return openChoices(turn);
  },
  missed(turn, place) {
    const { asking } = askingProgress(turn);
    if (!asking) return leave({ outcome: "exhausted", failed: true });
    const missed = missSlot(turn, place, asking, collecting(turn, place));
    return missed?.do === "leave" && missed.facts.failed ? leave({ outcome: "exhausted", failed: true }) : missed;
  },
};

function exitOf(turn: Turn, { state }: Place<"converse">): string | null {
  const heard = turn.heard ?? emptyHeard();
  for (const [id, exit] of ordered(state.exits)) {
    if (heard.understanding.criteria?.[id] === true) return id;
    if (exit.intent !== undefined && exit.intent === heard.intent) return id;
  }
  return null;
}

function collecting(turn: Turn, place: Place<"converse">): Collecting {
  return isScripted(turn) ? { finished: "complete" } : { finished: "complete", goOn: () => afterConfirming(turn, place) };
}

/** The unsure detail is settled: the way out that waited for it is taken, else the model goes on. */
function afterConfirming(turn: Turn, place: Place<"converse">): Next {
  const { pendingExit } = converseProgress(turn);
  turn.note({ pendingExit: null });
  return pendingExit != null && exitLeads(turn, place, pendingExit) ? leave({ outcome: pendingExit }) : askModel(turn, place);
}
