import { sureHearing } from "../limits.ts";
import type { Next } from "../next.ts";
import type { Turn } from "../turn.ts";
import type { ConversationEvent, HeardHow } from "../types.ts";
import { ignoreIn } from "./ignore.ts";

/** She said something: the ladder of silence begins anew. What it does is decided once it is understood. */
export function onUtterance(turn: Turn, event: Extract<ConversationEvent, { type: "utterance" }>): Next | null {
  const { draft, memory } = turn;
  if (event.turn <= draft.turn) return ignoreIn(turn, "This turn was heard already.");
  const isPending = memory.decided < draft.turn;
  draft.turn = event.turn;
  memory.spokeOver = event.via === "voice" && isSpeaking(turn);
  // The same words while the first ones are still being answered: the line was bad (V31).
  if (event.text !== "" && event.text === memory.text && (isPending || memory.spokeOver)) memory.duplicate = event.turn;
  memory.textBefore = memory.text;
  memory.text = event.text;
  memory.heardHow = heardHow(event);
  memory.quiet = 0;
  turn.clearTimer();
  return null;
}

function heardHow({ confidence = 1, broken }: HeardHow): HeardHow | null {
  if (confidence >= sureHearing && broken === undefined) return null;
  return { ...(confidence < sureHearing && { confidence }), ...(broken && { broken }) };
}

function isSpeaking(turn: Turn): boolean {
  const { open } = turn.draft;
  for (const id in open) if (open[id]?.type === "speak") return true;
  return false;
}
