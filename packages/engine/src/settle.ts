import { chooseExit } from "./exits.ts";
import type { Choice, Facts } from "./exits.ts";
import { yesOrNo } from "./heard.ts";
import type { Heard } from "./heard.ts";
import { behaviourOf } from "./kinds/kinds.ts";
import { dictationMs, maxMoves, silenceLadderMs, waitMs } from "./limits.ts";
import { asksForQuestions } from "./kinds/ways-ahead.ts";
import { misunderstood } from "./misunderstood.ts";
import { land, standAt } from "./moves.ts";
import { awaitResult, enter, leave, listen, resume } from "./next.ts";
import type { Next } from "./next.ts";
import type { Exit, Place } from "./program-index.ts";
import { askQuestion, isAwaiting } from "./question.ts";
import { remember } from "./trail.ts";
import type { Turn } from "./turn.ts";
import type { Decision } from "./types.ts";

/** Moves until the conversation waits for the caller, for a result, or is over. Bounded: no input can make it spin. */
export function settle(turn: Turn, first: Next): void {
  let next = first;
  for (;;) {
    turn.moves++;
    if (turn.moves > maxMoves && next.do !== "ended") {
      next = land(turn, "budget", `More than ${maxMoves} moves without waiting for the caller.`);
    }
    switch (next.do) {
      case "ended":
        return;
      case "await":
        turn.writeTurns();
        turn.draft.status = "busy";
        return;
      case "listen":
        startListening(turn, next.dictation === true);
        return;
      case "enter":
        next = enterTop(turn);
        break;
      case "leave":
        next = leaveTop(turn, next.facts);
        break;
      case "resume":
        next = resumeTop(turn);
        break;
    }
  }
}

function enterTop(turn: Turn): Next {
  const { place } = turn;
  if (!place) return land(turn, "stall", `The state ${turn.top.state} is not in the document.`);
  const behaviour = behaviourOf(place.kind);
  const met = behaviour.met?.(turn, place);
  if (met) {
    turn.decide({ from: place.id, to: place.id, cause: "skip", rule: "V35", note: "What it is for is known already." });
    return leave(met);
  }
  return behaviour.enter(turn, place);
}

function leaveTop(turn: Turn, facts: Facts): Next {
  const { place } = turn;
  if (!place) return land(turn, "stall", `The state ${turn.top.state} is not in the document.`);
  const choice = chooseWay(turn, place, facts);
  if (choice.exit) return takeExit(turn, place, choice, facts);
  return noWayOut(turn, place, choice, facts);
}

/** Goes by a chosen way out, and records why. */
export function takeExit(turn: Turn, place: Place, choice: Choice & { exit: Exit | null }, facts: Facts): Next {
  const { exit, considered, read } = choice;
  if (!exit) return noWayOut(turn, place, choice, facts);
  remember(turn, read, exit.id);
  const evidence = evidenceOf(turn, exit, facts);
  turn.decide({
    from: place.id,
    to: exit.to,
    cause: causeOf(exit, facts),
    taken: exit.id,
    considered,
    read,
    ...(evidence && { evidence }),
  });
  return standAt(turn, exit.to);
}

/** A result without a way out of its own goes the way of the nearest one that has. */
const nearest: Readonly<Record<string, readonly string[]>> = {
  refused: ["failed"],
  exhausted: ["failed"],
  timeout: ["failure", "failed"],
  unknown: ["failure", "failed"],
  "not-found": ["failure"],
};

function chooseWay(turn: Turn, place: Place, facts: Facts): Choice {
  const choice = chooseExit(turn, place, facts);
  const { outcome } = facts;
  if (choice.exit && !(facts.failed && choice.exit.condition.kind === "else")) return choice;
  if (outcome === undefined) return choice;
  const others = nearest[outcome] ?? (place.kind === "tool" && outcome !== "success" && outcome !== "failure" ? ["failure"] : []);
  for (const other of others) {
    const next = chooseExit(turn, place, { ...facts, outcome: other, failed: true });
    if (next.exit && next.exit.condition.kind !== "else") return next;
  }
  return choice;
}

function noWayOut(turn: Turn, place: Place, { considered }: Choice, facts: Facts): Next {
  const { reason } = turn.top;
  if (facts.heard && place.compiled.listens) {
    turn.decide({ from: place.id, to: null, cause: "stall", considered, note: "No way out holds for what was said." });
    return misunderstood(turn);
  }
  if (reason !== "main" && turn.draft.stack.length > 1) {
    turn.setStack(turn.draft.stack.slice(0, -1));
    turn.decide({
      from: place.id,
      to: turn.top.state,
      cause: "return",
      considered,
      note: "Nothing leads on here: back to where it was called from.",
    });
    return reason === "call" ? leave({ outcome: facts.outcome ?? "done", ...(facts.failed && { failed: true }) }) : resume;
  }
  if (place.kind === "tool" && facts.failed) turn.reply("tool-failed");
  return land(turn, "stall", `No way out holds for ${facts.outcome ?? "what is known"}.`, considered);
}

function resumeTop(turn: Turn): Next {
  if (isAwaiting(turn)) return awaitResult;
  const { place } = turn;
  if (!place) return enter;
  const behaviour = behaviourOf(place.kind);
  if (turn.memory.aside === null && turn.held && turn.heard) {
    turn.held = false;
    const acted = behaviour.hear?.(turn, place, besideStep(turn.heard));
    if (acted) return acted;
  }
  if (!behaviour.ask) return enter;
  if (turn.digressed && isLedBack(turn, place)) turn.reply("resume");
  turn.digressed = false;
  const next = turn.memory.aside === null ? behaviour.resume?.(turn, place) : undefined;
  if (next) return next;
  askQuestion(turn, "short");
  return listen;
}

/** Words that were a worry or a question choose an option only by a clear yes or no, never by what they are like. */
function besideStep(heard: Heard): Heard {
  const answer = yesOrNo(heard);
  return answer === "yes" || answer === "no" ? heard : { ...heard, understanding: { ...heard.understanding, options: [] } };
}

/** Said at the first side step and every third one after, and never before a question that asks for questions. */
function isLedBack(turn: Turn, place: Place): boolean {
  return !asksForQuestions(turn.index, place) && turn.count("led-back") % 3 === 1;
}

function startListening(turn: Turn, dictation: boolean): void {
  const { draft, memory, place } = turn;
  turn.writeTurns();
  turn.clearTimer();
  turn.flush();
  if (turn.isMute) sayOtherwise(turn);
  const asking = turn.top.progress["asking"] ?? turn.top.progress["confirming"];
  const slots = place ? slotsFirst(place.slots, typeof asking === "string" ? asking : null) : [];
  const dictating = dictation || turn.top.progress["dictating"] === true;
  turn.emit({
    type: "listen",
    expects: { slots, intents: place ? (place.intents as string[]) : [], ...(dictating && { dictation: true }) },
  });
  memory.timer = memory.waiting
    ? turn.emit({ type: "set-timer", afterMs: waitMs, purpose: "wait" })
    : turn.emit({
        type: "set-timer",
        afterMs: dictating ? Math.max(dictationMs, quietStepMs(turn)) : quietStepMs(turn),
        purpose: "silence",
      });
  draft.status = "waiting";
}

/** The sentence was said twice already: the question is put in whatever other words there are. */
function sayOtherwise(turn: Turn): void {
  for (const mode of ["again", "short", "full"] as const) {
    askQuestion(turn, mode);
    if (turn.flush()) return;
  }
  for (const reply of ["silence-prompt", "not-understood", "not-understood-person"] as const) {
    turn.reply(reply);
    if (turn.flush()) return;
  }
}

function slotsFirst(slots: readonly string[], asked: string | null): string[] {
  if (asked === null || slots[0] === asked) return slots as string[];
  return [asked, ...slots.filter((slot) => slot !== asked)];
}

/** Quiet until the next step of the ladder, or until a way out drawn for silence (V12). */
export function quietStepMs(turn: Turn): number {
  const ladder = turn.program.document.silence?.afterMs ?? silenceLadderMs;
  const { quiet } = turn.memory;
  const passed = quiet === 0 ? 0 : (ladder[Math.min(quiet, ladder.length) - 1] ?? 0);
  let until = ladder[Math.min(quiet, ladder.length - 1)] ?? passed;
  const { place } = turn;
  if (!place?.hasSilence) return Math.max(500, until - passed);
  for (const { condition } of place.exits) {
    if (condition.kind === "silence" && condition.afterMs !== undefined && condition.afterMs > passed)
      until = Math.min(until, condition.afterMs);
  }
  return Math.max(500, until - passed);
}

function causeOf(exit: Exit, facts: Facts): Decision["cause"] {
  if (facts.quietMs !== undefined) return "silence";
  return exit.condition.kind === "outcome" ? "outcome" : "transition";
}

function evidenceOf(turn: Turn, exit: Exit, facts: Facts): Decision["evidence"] | null {
  const heard = turn.heard?.evidence;
  const { condition } = exit;
  if (condition.kind === "outcome" && facts.outcome !== undefined && facts.outcome !== "done") {
    return [{ kind: "outcome", id: facts.outcome }, ...(heard ?? [])];
  }
  if (condition.kind === "option") return [{ kind: "option", id: condition.option }, ...(heard ?? [])];
  if (condition.kind === "criterion") return [{ kind: "criterion", id: exit.id }, ...(heard ?? [])];
  if (condition.kind === "segment") return [{ kind: "segment", id: condition.segment }, ...(heard ?? [])];
  return null;
}
