import { awaitResult, listen } from "../next.ts";
import type { Next } from "../next.ts";
import { askQuestion, isAwaiting } from "../question.ts";
import { noise } from "../repairs/noise.ts";
import { repaired } from "../repairs/repair.ts";
import { emptyHeard } from "../heard.ts";
import type { Turn } from "../turn.ts";
import type { ConversationEvent } from "../types.ts";
import { ignoreIn } from "./ignore.ts";

/** She is there, and there are no words: quiet counts anew (V12). Noise and a failed hearing are answered. */
export function onSound(turn: Turn, event: Extract<ConversationEvent, { type: "sound" }>): Next | null {
  if (isAwaiting(turn)) return ignoreIn(turn, "She is told that it takes a moment.");
  turn.memory.quiet = 0;
  if (event.what === "noise" && turn.place?.state.interruptible !== false) return noise.handle(turn, emptyHeard(), "noise");
  if (event.what === "unheard") return cannotHear(turn);
  turn.clearTimer();
  return listen;
}

/** C9: hearing failed: she hears so, and may type. */
function cannotHear(turn: Turn): Next {
  repaired(turn, "C9", "hearing failed");
  turn.reply("cannot-hear");
  askQuestion(turn, "short");
  return isAwaiting(turn) ? awaitResult : listen;
}
