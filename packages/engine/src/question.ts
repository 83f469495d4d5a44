import { asides } from "./repairs/asides.ts";
import { behaviourOf } from "./kinds/kinds.ts";
import type { AskMode } from "./kinds/behaviour.ts";
import type { Turn } from "./turn.ts";

/** Puts the open question: the agent's own side question first, else that of the active state. */
export function askQuestion(turn: Turn, mode: AskMode): void {
  const { aside } = turn.memory;
  if (aside) {
    asides[aside.kind].ask(turn, aside);
    return;
  }
  const { place } = turn;
  if (place) behaviourOf(place.kind).ask?.(turn, place, mode);
}

/** True while a result is awaited that the conversation cannot go on without. */
export function isAwaiting(turn: Turn): boolean {
  const { open } = turn.draft;
  for (const id in open) {
    const type = open[id]?.type;
    if (type !== "speak" && type !== "set-timer") return true;
  }
  return false;
}
