import { chooseExit } from "../exits.ts";
import { behaviourOf } from "../kinds/kinds.ts";
import { silenceLadderMs, waitSteps } from "../limits.ts";
import { end } from "../moves.ts";
import { listen } from "../next.ts";
import type { Next } from "../next.ts";
import { reachedOutcome } from "../outcomes.ts";
import { askQuestion } from "../question.ts";
import { repaired } from "../repairs/repair.ts";
import { quietStepMs, takeExit } from "../settle.ts";
import type { Turn } from "../turn.ts";
import type { ConversationEvent } from "../types.ts";
import { ignoreIn } from "./ignore.ts";

/** A timer ran out: silence (V12), a pause she asked for (V13), or a slow tool (V32). */
export function onTimer(turn: Turn, event: Extract<ConversationEvent, { type: "timer-fired" }>): Next | null {
  const effect = turn.draft.open[event.effect];
  if (effect?.type !== "set-timer") return ignoreIn(turn, "This timer is not set any more.");
  if (event.effect === turn.memory.timer) {
    const elapsedMs = quietSoFar(turn);
    turn.closeEffect(event.effect);
    turn.memory.timer = null;
    return effect.purpose === "wait" ? stillWaiting(turn) : silence(turn, elapsedMs);
  }
  turn.closeEffect(event.effect);
  const { place } = turn;
  const behaviour = place ? behaviourOf(place.kind) : undefined;
  return (place && behaviour?.result?.(turn, place, effect, event)) ?? null;
}

function quietSoFar(turn: Turn): number {
  const ladder = turn.program.document.silence?.afterMs ?? silenceLadderMs;
  const { quiet } = turn.memory;
  return (quiet === 0 ? 0 : (ladder[quiet - 1] ?? 0)) + quietStepMs(turn);
}

function silence(turn: Turn, quietMs: number): Next {
  const { place, memory } = turn;
  if (place) {
    const choice = chooseExit(turn, place, { quietMs, only: "silence" });
    if (choice.exit) return takeExit(turn, place, choice, { quietMs });
  }
  memory.quiet++;
  repaired(turn, "V12", `silent for ${quietMs} ms`);
  if (memory.quiet === 1) {
    turn.reply("silence-prompt");
    askQuestion(turn, "short");
  } else if (memory.quiet === 2) turn.reply("silence-check");
  else if (memory.quiet === 3) turn.reply("silence-last");
  else return goodbye(turn, "V12");
  return listen;
}

function stillWaiting(turn: Turn): Next {
  const times = turn.count("waiting-check");
  repaired(turn, "V13", `waited ${times} times`);
  if (times > waitSteps) return goodbye(turn, "V13");
  turn.reply("waiting-check");
  return listen;
}

function goodbye(turn: Turn, rule: string): Next {
  turn.reply("silence-goodbye");
  return end(turn, reachedOutcome(turn), { rule, cause: "silence" });
}
