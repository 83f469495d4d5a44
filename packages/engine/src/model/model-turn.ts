import { hashOf } from "@vaarta/flow";
import { askConfirm } from "../asking/asking.ts";
import { nextMissing, nextUnsure } from "../asking/needs.ts";
import { askSlot } from "../asking/asking.ts";
import { ignoreIn } from "../events/ignore.ts";
import { chooseExit } from "../exits.ts";
import type { ResultEvent } from "../kinds/behaviour.ts";
import { maxSentenceLength, maxSentences } from "../limits.ts";
import { awaitResult, leave, listen } from "../next.ts";
import type { Next } from "../next.ts";
import type { Place } from "../program-index.ts";
import { classifySegment } from "../segments.ts";
import type { Turn } from "../turn.ts";
import type { Effect } from "../types.ts";
import { commitSlots, exitLeads, judgeExit } from "./commit.ts";
import { lookUp } from "./look-up.ts";
import { converseProgress, noteModel } from "./progress.ts";
import type { LookUp } from "./progress.ts";
import { fallBack } from "./script.ts";
import { isWhole, takeWhole } from "./semantics-1.ts";
import { holdOn, setModelTimer, stopWaiting } from "./waiting.ts";

type EventOf<T extends ResultEvent["type"]> = Extract<ResultEvent, { type: T }>;

/** Asks the model for its turn (M1). `lookUps` is what it has looked up in this turn already. */
export function askModel(turn: Turn, place: Place<"converse">, lookUps: LookUp[] = []): Next {
  const { id, state } = place;
  const { text } = turn.memory;
  const request = { state: id, goal: state.goal, slots: turn.scope().slots, text, language: turn.draft.language };
  const before = converseProgress(turn).model;
  const effect = turn.emit({
    type: "generate",
    state: id,
    goal: state.goal,
    hash: hashOf(lookUps.length > 0 ? { ...request, lookUps } : request),
  });
  const waiting =
    lookUps.length > 0 && before ? { timer: before.timer, waitedMs: before.waitedMs } : setModelTimer(turn, turn.sinceWordsMs);
  turn.note({ asking: null, model: { effect, phase: "asked", exit: null, said: 0, lookUps, ...waiting } });
  return awaitResult;
}

/** She spoke, or the flow goes elsewhere: what was being worded is given up; whatever comes of it late is ignored (M7). */
export function giveUpModel(turn: Turn): void {
  if (turn.place?.kind !== "converse") return;
  const { model } = converseProgress(turn);
  if (!model) return;
  if (turn.draft.open[model.effect] !== undefined) {
    turn.decide({
      from: turn.top.state,
      to: turn.top.state,
      cause: "model",
      rule: "M7",
      note: "She spoke: what was being worded is given up.",
    });
  }
  turn.closeEffect(model.effect);
  stopWaiting(turn);
  turn.note({ model: null });
}

/** Everything that comes back while a `converse` state waits. */
export function hearModel(turn: Turn, place: Place<"converse">, effect: Effect, event: ResultEvent): Next {
  const { model } = converseProgress(turn);
  if (event.type === "generated" && model?.phase !== "words" && event.outcome === "ok" && isWhole(event)) {
    stopWaiting(turn);
    turn.note({ model: null });
    return takeWhole(turn, place, event);
  }
  if (event.type === "generated" && !model) return fallBack(turn, place, "No model answers.", event.outcome !== "failed");
  if (!model || (event.effect !== model.effect && event.effect !== model.timer)) {
    ignoreIn(turn, "Nobody waits for this part of an answer.");
    return awaitResult;
  }
  if (event.type === "timer-fired") {
    if (holdOn(turn)) return awaitResult;
    turn.closeEffect(model.effect);
    return fallBack(turn, place, "The model did not answer in time.", false);
  }
  switch (event.type) {
    case "proposed":
      return propose(turn, place, event);
    case "worded":
      return word(turn, place, event);
    case "generated":
      return close(turn, place, event);
    case "tool-finished":
      return lookedUp(turn, place, effect, event);
    default:
      return awaitResult;
  }
}

/** Exit and details first: each is committed or refused, and everything is recorded (M2, M3, M6). Only then may it speak. */
function propose(turn: Turn, place: Place<"converse">, event: EventOf<"proposed">): Next {
  const { model } = converseProgress(turn);
  if (model?.phase !== "asked") {
    ignoreIn(turn, "It has proposed already.");
    return awaitResult;
  }
  const slots = commitSlots(turn, place, event.slots ?? []);
  const exit = judgeExit(turn, place, event.exit);
  if (slots.taken.length > 0) classifySegment(turn, null);
  const wanted = event.tool && exit.exit === null ? event.tool : undefined;
  if (wanted) turn.closeEffect(event.effect);
  const refusedTool = wanted ? lookUp(turn, place, wanted) : null;
  const refused = [...exit.refused, ...slots.refused, ...(refusedTool ? [refusedTool] : [])];
  turn.decide({
    from: place.id,
    to: place.id,
    cause: "model",
    rule: "M2",
    considered: exit.considered,
    evidence: slots.taken,
    ...(refused.length > 0 && { refused }),
    note: noteOf(exit.exit, refused),
  });
  if (wanted) return refusedTool ? askModel(turn, place, [...model.lookUps, refusal(wanted)]) : awaitResult;
  return go(turn, place, event.effect, exit.exit);
}

/** What the proposal leads to: a value to be said back, a rule that holds now, the end of the turns, or its words. */
function go(turn: Turn, place: Place<"converse">, effect: string, exit: string | null): Next {
  const unsure = nextUnsure(turn, place);
  if (unsure) {
    stopWaiting(turn);
    turn.closeEffect(effect);
    turn.note({ model: null, pendingExit: exit, asking: null, confirming: unsure.slot, confirmingAll: null });
    askConfirm(turn, unsure.slot, "full");
    return listen;
  }
  const hasRule = exit === null && place.hasRules && chooseExit(turn, place, { only: "rules" }).exit !== null;
  const isOver = exit === null && turn.turnsHere >= place.state.maxTurns;
  if (hasRule || isOver) {
    stopWaiting(turn);
    turn.closeEffect(effect);
    turn.note({ model: null });
    return hasRule ? leave({ only: "rules" }) : leave({ outcome: "exhausted", failed: true });
  }
  noteModel(turn, { phase: "words", exit });
  return awaitResult;
}

/** One sentence, as soon as it is whole (M4). One that was held back ends the answer, and the written line is said for it (M5). */
function word(turn: Turn, place: Place<"converse">, event: EventOf<"worded">): Next {
  const { model } = converseProgress(turn);
  if (model?.phase !== "words") {
    ignoreIn(turn, "No words before the proposal was decided.");
    return awaitResult;
  }
  if (event.outcome === "refused") {
    turn.closeEffect(event.effect);
    turn.decide({
      from: place.id,
      to: place.id,
      cause: "model",
      rule: "M5",
      refused: [{ kind: "words", id: event.detail ?? event.why, why: event.why }],
      note: `A sentence was held back: ${event.why}.`,
    });
    const { exit } = model;
    // What was decided stands; only its words are the written ones.
    if (exit !== null && exitLeads(turn, place, exit)) return leaveBy(turn, exit);
    return fallBack(turn, place, "The written line is said for it.", false);
  }
  stopWaiting(turn);
  const text = event.text.trim().slice(0, maxSentenceLength);
  if (text === "") return awaitResult;
  turn.sayAgain([{ source: { generated: event.effect }, text, language: turn.draft.language }]);
  noteModel(turn, { said: model.said + 1 });
  if (model.said + 1 < maxSentences) return awaitResult;
  turn.closeEffect(event.effect);
  return finish(turn, place, "It had said enough.", false);
}

/** The answer is whole, or it broke off: the committed way out is taken, else it is her turn. */
function close(turn: Turn, place: Place<"converse">, event: EventOf<"generated">): Next {
  const { model } = converseProgress(turn);
  if (event.outcome === "unavailable") return fallBack(turn, place, "No model answers.", model?.phase === "asked");
  if (model?.phase !== "words") return fallBack(turn, place, "The model gave no answer that can be used.", false);
  return event.outcome === "ok" ? finish(turn, place, null, false) : finish(turn, place, "The answer broke off.", true);
}

function finish(turn: Turn, place: Place<"converse">, note: string | null, brokeOff: boolean): Next {
  const { model } = converseProgress(turn);
  if (note !== null) turn.decide({ from: place.id, to: place.id, cause: "model", rule: "M4", note });
  if (model?.exit != null && exitLeads(turn, place, model.exit)) return leaveBy(turn, model.exit);
  if (!model || model.said === 0) return fallBack(turn, place, "The model said nothing.", false);
  stopWaiting(turn);
  turn.note({ model: null, failures: 0 });
  // It broke off in the middle: what is missing is asked for, so that she knows what is wanted.
  const missing = brokeOff ? nextMissing(turn, place) : null;
  if (missing) askSlot(turn, missing.slot, "short");
  return listen;
}

function leaveBy(turn: Turn, exit: string): Next {
  stopWaiting(turn);
  turn.note({ model: null });
  return leave({ outcome: exit });
}

function lookedUp(turn: Turn, place: Place<"converse">, effect: Effect, event: EventOf<"tool-finished">): Next {
  const { model } = converseProgress(turn);
  if (!model || effect.type !== "call-tool") return awaitResult;
  const found: LookUp = { tool: effect.tool, args: effect.args, outcome: event.outcome, result: event.result ?? null };
  return askModel(turn, place, [...model.lookUps, found]);
}

function refusal({ tool, args }: { tool: string; args: LookUp["args"] }): LookUp {
  return { tool, args, outcome: "refused", result: null };
}

function noteOf(exit: string | null, refused: readonly { kind: string; id: string; why: string }[]): string {
  const committed = exit === null ? "It goes on here" : `The way out ${exit} is taken once the words are said`;
  return [`${committed}.`, ...refused.map(({ kind, id, why }) => `The ${kind} ${id} is refused: ${why}.`)].join(" ");
}
