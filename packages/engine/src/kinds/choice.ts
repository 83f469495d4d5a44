import { complete, wasCompletedAlike } from "../asking/needs.ts";
import { yesOrNo } from "../heard.ts";
import type { Heard } from "../heard.ts";
import { acceptScore } from "../limits.ts";
import { leave, listen } from "../next.ts";
import { ordered } from "../program-index.ts";
import type { Place } from "../program-index.ts";
import { missedHere } from "../misses.ts";
import type { Turn } from "../turn.ts";
import type { KindBehaviour } from "./behaviour.ts";

/** Asks, and sorts the answer into options. */
export const choice: KindBehaviour<"choice"> = {
  met(turn, place) {
    const { slot } = place.state;
    const known = slot ? turn.draft.slots[slot] : undefined;
    if (!known || typeof known.value !== "string" || !place.state.options[known.value]) return null;
    // The same choice again: whoever drew it wants her to choose anew.
    if (wasCompletedAlike(turn, place) || (known.source === "attribute" && !known.confirmed)) return null;
    complete(turn, place);
    return { option: known.value };
  },
  enter(turn, { state }) {
    turn.say(state.question);
    return listen;
  },
  ask(turn, { state }, mode) {
    turn.say(mode === "short" ? (state.short ?? state.question) : state.question);
  },
  hear(turn, place, heard) {
    const option = optionOf(place, heard);
    if (option === null) return null;
    const { slot } = place.state;
    if (slot && !heard.changes.some((change) => change.slot === slot)) {
      const type = turn.program.document.slots[slot]?.type;
      const allowed = type?.type === "choice" ? Object.hasOwn(type.options, option) : type?.type === "text";
      if (allowed) turn.setSlot(slot, option, { source: "caller", words: "", confirmed: true });
    }
    complete(turn, place);
    return leave({ option, heard: true });
  },
  choices(turn, place) {
    return optionWords(turn, place);
  },
  missed(turn, { state }) {
    return missedHere(turn) >= turn.attempts(state.attempts) ? leave({ outcome: "failed", failed: true }) : null;
  },
};

/** The options as a caller would hear them, in order. */
export function optionWords(turn: Turn, place: Place<"choice">): string[] {
  return ordered(place.state.options).map(
    ([, option]) => (option.spoken && turn.program.line(option.spoken, turn.scope()).text) || option.label,
  );
}

function optionOf({ state }: Place<"choice">, heard: Heard): string | null {
  let best: { option: string; score: number } | null = null;
  for (const { option, score } of heard.understanding.options) {
    if (score >= acceptScore && Object.hasOwn(state.options, option) && score > (best?.score ?? 0)) best = { option, score };
  }
  if (best) return best.option;
  const answer = yesOrNo(heard);
  for (const [id, option] of ordered(state.options)) {
    if (option.intent !== undefined && option.intent === heard.intent) return id;
    if (option.answers !== undefined && option.answers === answer) return id;
  }
  const given = state.slot ? heard.changes.find((change) => change.slot === state.slot)?.candidate.value : undefined;
  return typeof given === "string" && Object.hasOwn(state.options, given) ? given : null;
}
