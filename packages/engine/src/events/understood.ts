import { actScore } from "../heard.ts";
import { acceptScore, maxUnclear } from "../limits.ts";
import { awaitResult, listen } from "../next.ts";
import type { Next } from "../next.ts";
import { askQuestion, isAwaiting } from "../question.ts";
import { offerCallBack } from "../repairs/line-check.ts";
import { repaired } from "../repairs/repair.ts";
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
  return unclear(turn) ?? route(turn, asHeard(turn, event.understanding));
}

/** C9: heard too badly to act on: asked for again, twice in a row at most; the same words once more are hers. */
function unclear(turn: Turn): Next | null {
  const { memory } = turn;
  const confidence = memory.heardHow?.confidence;
  if (confidence === undefined || memory.text === memory.textBefore) {
    turn.resetCount("unclear");
    return null;
  }
  const times = turn.count("unclear");
  if (times > maxUnclear) {
    turn.resetCount("unclear");
    repaired(turn, "C9", "unclear again: another way is offered");
    return offerCallBack(turn, "gap-again");
  }
  repaired(turn, "C9", `heard with ${confidence}`);
  turn.reply("say-again");
  askQuestion(turn, "short");
  return listen;
}

/** Sound that was missing is a line that breaks up (V42), whatever she said of it. */
function asHeard(turn: Turn, understanding: Understanding): Understanding {
  if (!turn.memory.heardHow?.broken) return understanding;
  return { ...understanding, acts: [...understanding.acts, { act: "broken-up", score: acceptScore }] };
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

/** "Haan… haan… achha" and nothing else; a mere yes to what is still being said is no more than that. */
function isBackchannel(understanding: Understanding): boolean {
  const { acts, slots, intents, answers, options } = understanding;
  return (
    Math.max(actScore(understanding, "backchannel"), actScore(understanding, "yes")) > 0 &&
    acts.every(({ act }) => act === "backchannel" || act === "yes") &&
    slots.length === 0 &&
    [...intents, ...answers, ...options].every(({ score }) => score < acceptScore)
  );
}
