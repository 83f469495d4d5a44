import { hasAct, yesOrNo } from "../heard.ts";
import { missedHere } from "../misses.ts";
import { wasMissed } from "../speech.ts";
import { leave, listen, resume } from "../next.ts";
import type { Next } from "../next.ts";
import type { Place } from "../program-index.ts";
import type { Turn } from "../turn.ts";
import type { KindBehaviour } from "./behaviour.ts";

/** Asks for a clear yes and records it; a mere "hmm" is heard, and asked about (V37). */
export const consent: KindBehaviour<"consent"> = {
  met(turn, { state }) {
    const known = state.slot ? turn.draft.slots[state.slot] : undefined;
    return known?.value === true && known.confirmed ? { outcome: "given" } : null;
  },
  enter(turn, { state }) {
    turn.say(state.question, undefined, true);
    return listen;
  },
  ask(turn, { state }, mode) {
    turn.say(mode === "short" ? (state.short ?? state.question) : state.question, undefined, true);
  },
  hear(turn, place, heard) {
    const answer = yesOrNo(heard);
    if (answer === "yes" && wasMissed(turn, [place.state.question, place.state.short])) {
      // A yes to a question that was not heard consents to nothing (V29).
      turn.decide({ from: place.id, to: place.id, cause: "repair", rule: "V29" });
      return resume;
    }
    if (answer === "yes") return answerConsent(turn, place, true);
    if (answer === "no" || hasAct(heard, "refuse")) return answerConsent(turn, place, false);
    if (answer === "backchannel") {
      turn.decide({ from: place.id, to: place.id, cause: "repair", rule: "V37" });
      turn.reply("clear-yes");
      return listen;
    }
    return null;
  },
  missed(turn, { state }) {
    return missedHere(turn) >= turn.attempts(state.attempts) ? leave({ outcome: "failed", failed: true }) : null;
  },
};

/** Records a clear yes or no, and leaves by it. */
export function answerConsent(turn: Turn, { state }: Place<"consent">, isGiven: boolean): Next {
  turn.emit({ type: "record-consent", purpose: state.purpose, given: isGiven });
  if (state.slot && turn.program.document.slots[state.slot]?.type.type === "yesno") {
    turn.setSlot(state.slot, isGiven, { source: "caller", words: "", confirmed: true });
  }
  return isGiven ? leave({ outcome: "given", heard: true }) : leave({ outcome: "refused", failed: true });
}
