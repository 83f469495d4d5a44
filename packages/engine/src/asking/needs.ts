import type { AskOf, Place } from "../program-index.ts";
import type { Turn } from "../turn.ts";
import { askingProgress } from "./progress.ts";
import type { AskingProgress } from "./progress.ts";

/** True when this detail is to be asked in the present case. */
export function isRelevant(turn: Turn, ask: AskOf): boolean {
  return ask.when === undefined || turn.program.holds(ask.when, turn.scope());
}

/** The next detail that is still missing; null when nothing is. */
export function nextMissing(turn: Turn, place: Place, progress: AskingProgress = askingProgress(turn)): AskOf | null {
  for (const ask of place.asks) {
    if (progress.skipped?.[ask.slot] || !isRelevant(turn, ask)) continue;
    if (ask.slot === progress.anew) return ask;
    if (turn.draft.slots[ask.slot] === undefined && !(ask.required === false && turn.counted(doneWithout(ask.slot)) > 0)) return ask;
  }
  return null;
}

/** Counts that a detail was left out, which holds for the whole conversation: coming back, nobody asks for it again (V16). */
export function doneWithout(slot: string): string {
  return `without:${slot}`;
}

/** The first detail whose value must be said back before it is used. */
export function nextUnsure(turn: Turn, place: Place, progress: AskingProgress = askingProgress(turn)): AskOf | null {
  for (const ask of place.asks) if (isRelevant(turn, ask) && needsConfirm(turn, ask, progress)) return ask;
  return null;
}

function needsConfirm(turn: Turn, { slot, confirm }: AskOf, progress: AskingProgress): boolean {
  const known = turn.draft.slots[slot];
  if (!known || slot === progress.anew) return false;
  const agreed = turn.memory.agreed[slot] === known.version;
  if (agreed) return false;
  if (slot === progress.unit || slot === progress.readBack || progress.recheck?.includes(slot)) return true;
  if (confirm === "always") return true;
  return confirm !== "never" && !known.confirmed && (known.source === "caller" || known.source === "model");
}

/** Details known from elsewhere that she never heard back: confirmed in one sentence (V35). */
export function unheardKnown(turn: Turn, place: Place): string[] {
  return place.asks
    .filter((ask) => ask.confirm !== "never" && isRelevant(turn, ask))
    .map((ask) => ask.slot)
    .filter((slot) => {
      const known = turn.draft.slots[slot];
      return known?.source === "attribute" && !known.confirmed;
    });
}

/** Which values the state completed with: the same again means that it was come back to on purpose. */
export function signatureOf(turn: Turn, place: Place): string {
  return place.slots.map((slot) => turn.draft.slots[slot]?.version ?? 0).join(".");
}

export function complete(turn: Turn, place: Place): void {
  turn.memory.completed = { ...turn.memory.completed, [place.id]: signatureOf(turn, place) };
}

export function wasCompletedAlike(turn: Turn, place: Place): boolean {
  return turn.memory.completed[place.id] === signatureOf(turn, place);
}
