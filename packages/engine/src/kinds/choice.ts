import { complete, wasCompletedAlike } from "../asking/needs.ts";
import { yesOrNo } from "../heard.ts";
import type { Heard } from "../heard.ts";
import { acceptScore, ambiguity, certainScore, sureSlot, takeSlot } from "../limits.ts";
import { leave, listen } from "../next.ts";
import { ordered } from "../program-index.ts";
import type { Place } from "../program-index.ts";
import { missedHere } from "../misses.ts";
import type { Turn } from "../turn.ts";
import type { Next } from "../next.ts";
import type { KindBehaviour } from "./behaviour.ts";
import { movedTo } from "./moved-to.ts";
import { endsStraightAhead, invitesQuestion, targetOf } from "./ways-ahead.ts";

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
  enter(turn, place) {
    const wished = wishedFor(turn, place);
    if (wished !== null) {
      turn.decide({ from: place.id, to: place.id, cause: "skip", rule: "V1", note: `asked for already: ${wished}` });
      complete(turn, place);
      return leave({ option: wished, heard: true });
    }
    turn.say(place.state.question);
    return listen;
  },
  ask(turn, { state }, mode) {
    turn.say(mode === "short" ? (state.short ?? state.question) : state.question);
  },
  hear(turn, place, heard) {
    const said = optionOf(place, heard);
    // Details weigh more than words that are merely alike.
    const moved = said === null || isFaint(place, heard, said) ? movedTo(turn, place, heard, said === null ? takeSlot : sureSlot) : null;
    const option = moved ?? said;
    // "Anything else?", and she asked it in the same breath.
    if (option === null) return leftOpen(turn, place, heard);
    if (turn.digressed && invitesQuestion(turn.index, place, option)) return null;
    if (option !== said) turn.decide({ from: place.id, to: place.id, cause: "repair", rule: "V1", note: `moved on by: ${option}` });
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

/** One word to "this or that?" chooses neither: nobody guesses, and it was no misunderstanding (V2). Once; then other words are sought. */
function leftOpen(turn: Turn, { id, state }: Place<"choice">, heard: Heard): Next | null {
  const answer = yesOrNo(heard);
  if ((answer !== "yes" && answer !== "backchannel") || heard.changes.length > 0 || turn.top.progress["leftOpen"] === true) return null;
  turn.note({ leftOpen: true });
  turn.decide({ from: id, to: id, cause: "repair", rule: "V2", note: "left open which" });
  turn.say(state.short ?? state.question);
  return listen;
}

/** A goodbye to a question whose no leads straight to an end is that no, and ends as it was drawn (L6); null where it does not. */
export function leaveByNo(turn: Turn): Next | null {
  const { place, memory } = turn;
  if (place?.state.kind !== "choice" || memory.aside !== null) return null;
  const { options } = place.state;
  const no = ordered(options).find(([, option]) => option.answers === "no")?.[0];
  const target = no === undefined ? null : targetOf(place, no);
  const ends = target === null ? [] : endsStraightAhead(turn.index, target);
  if (no === undefined || ends.length === 0) return null;
  const isSaid = ends.every((id) => {
    const end = turn.index.place(id)?.state;
    return end?.kind === "end" && end.line !== undefined;
  });
  if (!isSaid) turn.reply("goodbye");
  complete(turn, place);
  return leave({ option: no, heard: true });
}

/** True when her words turn down what the active state asks, whatever the agent asked beside it. */
export function declinesHere({ place }: Turn, heard: Heard): boolean {
  if (place?.state.kind !== "choice") return false;
  const { options } = place.state;
  const [best] = heard.understanding.options.filter(({ option, score }) => score >= certainScore && Object.hasOwn(options, option));
  return best !== undefined && options[best.option]?.answers === "no";
}

/** The yes of a question that she answered in the same breath as what led here (V1). */
function wishedFor({ draft, memory }: Turn, { state }: Place<"choice">): string | null {
  const { wish } = memory;
  if (wish?.turn !== draft.turn || state.interruptible === false) return null;
  return ordered(state.options).find(([, { intent, answers }]) => intent === wish.intent && answers === "yes")?.[0] ?? null;
}

function isFaint({ state }: Place<"choice">, { understanding }: Heard, option: string): boolean {
  const meant = state.options[option]?.intent;
  if (meant !== undefined && understanding.intents.some(({ intent, score }) => intent === meant && score >= acceptScore)) return false;
  return understanding.options.some((like) => like.option === option && like.score < ambiguity.certain);
}

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
