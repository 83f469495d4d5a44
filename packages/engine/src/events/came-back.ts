import { closeSpeech } from "../speech.ts";
import { awaitResult, enter, listen } from "../next.ts";
import type { Next } from "../next.ts";
import { askQuestion, isAwaiting } from "../question.ts";
import { repaired } from "../repairs/repair.ts";
import type { Turn } from "../turn.ts";

/**
 * C10: the line is back: she hears so, then what she had not heard to its end, else the open question once more. State and details
 * stand as they were.
 */
export function onCameBack(turn: Turn): Next {
  const { place } = turn;
  if (!place) return enter;
  const unsaid = closeSpeech(turn);
  turn.memory.quiet = 0;
  repaired(turn, "C10", unsaid.length > 0 ? `${unsaid.length} sentences are said again` : undefined);
  turn.reply("line-back");
  if (unsaid.length > 0) turn.sayAgain(unsaid);
  else if (!isAwaiting(turn)) askQuestion(turn, "short");
  if (!isAwaiting(turn)) return listen;
  turn.flush();
  return awaitResult;
}
