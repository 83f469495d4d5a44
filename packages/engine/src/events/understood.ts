import { actScore } from "../heard.ts";
import { acceptScore } from "../limits.ts";
import { awaitResult, listen } from "../next.ts";
import type { Next } from "../next.ts";
import { isAwaiting } from "../question.ts";
import { route } from "../route.ts";
import { sameJson } from "@vaarta/flow";
import type { Turn } from "../turn.ts";
import type { ConversationEvent, Understanding } from "../types.ts";
import { ignoreIn } from "./ignore.ts";

/** Her words were understood: the turn is decided. */
export function onUnderstood(turn: Turn, event: Extract<ConversationEvent, { type: "understood" }>): Next | null {
  const { draft, memory } = turn;
  if (event.turn <= memory.decided) return ignoreIn(turn, "This turn was decided already.");
  if (event.turn > draft.turn) return ignoreIn(turn, "Nothing was said in this turn.");
  memory.decided = event.turn;
  if (memory.duplicate === event.turn || isRepetition(turn, event.understanding)) {
    ignoreIn(turn, "She said the same twice; it counts once.", "V31");
    return goOn(turn);
  }
  if (memory.spokeOver && isBackchannel(event.understanding)) {
    ignoreIn(turn, "She listens; the agent goes on speaking.", "V30");
    return goOn(turn);
  }
  return route(turn, event.understanding);
}

function goOn(turn: Turn): Next {
  return isAwaiting(turn) ? awaitResult : listen;
}

/** Word for word what she said before, which was taken then, and nothing that answers the question since asked. */
function isRepetition(turn: Turn, { slots, acts, intents, answers }: Understanding): boolean {
  const { text, textBefore } = turn.memory;
  if (text === null || text === "" || text !== textBefore || slots.length === 0) return false;
  const { asking, confirming } = turn.top.progress;
  if (
    acts.some(({ score }) => score >= acceptScore) ||
    intents.some(({ score }) => score >= acceptScore) ||
    answers.some(({ score }) => score >= acceptScore)
  ) {
    return false;
  }
  return slots.every(({ slot, value }) => slot !== asking && slot !== confirming && sameJson(turn.value(slot) ?? null, value));
}

/** "Haan… haan… achha" and nothing else. */
function isBackchannel(understanding: Understanding): boolean {
  const { acts, slots, intents, answers, options } = understanding;
  return (
    actScore(understanding, "backchannel") > 0 &&
    acts.every(({ act }) => act === "backchannel" || act === "yes") &&
    slots.length === 0 &&
    [...intents, ...answers, ...options].every(({ score }) => score < acceptScore)
  );
}
