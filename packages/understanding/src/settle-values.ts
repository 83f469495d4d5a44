import type { DialogueAct, SlotCandidate, Understanding, Wants } from "@vaarta/engine";
import { type SlotTypeName, sameJson } from "@vaarta/flow";
import { phraseBook } from "./phrases/phrase-book.ts";
import type { Utterance } from "./utterance.ts";

export interface ValuesInput {
  utterance: Utterance;
  candidates: readonly SlotCandidate[];
  acts: Understanding["acts"];
  wants: Wants;
  typeOf: (slot: string) => SlotTypeName | undefined;
  /** A question that is none of the agent's meanings and no act. */
  isIdle: boolean;
}

/** "Yes, speak": she is there, and has agreed to nothing. */
const speak = phraseBook(
  [
    "^ haan|ji|han bol*", "^ haan|ji|han bata*", "^ haan ji bol*", "^ haan ji bata*", "^ haan|ji kahiye", "^ হ্যাঁ বলুন", "^ হ্যাঁ বলেন", "^ hyan bolun", "^ हो बोला", "^ हो सांगा", "^ ho bola", "^ ho sanga",
    "^ yes go on", "^ yes tell me", "^ yes speaking", "^ yes what is it", "^ yes who",
  ].map((phrase): [true, string] => [true, phrase]), // prettier-ignore
);

/** The values given, in the light of the acts: what is denied, what only listens, which value a correction is about. */
export function settleValues({ utterance, candidates, acts, wants, typeOf, isIdle }: ValuesInput): SlotCandidate[] {
  const heard = (act: DialogueAct, from = 0.5) => acts.some((each) => each.act === act && each.score >= from);
  const isCorrection = heard("correction", 0.8);
  const kept = candidates.filter((candidate) => {
    const { slot, value } = candidate;
    // "maine kab bola paanch lakh?" names the value she denies; it is not given anew.
    if (heard("denial")) return candidate.anchored !== true && !sameJson(wants.known[slot] ?? null, value);
    const type = typeOf(slot);
    // "madam, go on" is no name, and a denial's own words are no value.
    if (type === "name" && acts.some(({ score, words }) => score >= 0.8 && words !== undefined && contains(words, candidate.words)))
      return false;
    // A day in a question that nothing here answers ("kal ka match kisne jeeta?") was not given.
    if (isIdle && candidate.anchored !== true && (type === "date" || type === "time")) return false;
    if (type !== "yesno") return true;
    // "haan haan achha" listens, "dekhte hain" puts off, and the no of "nahi, saat lakh" refuses nothing.
    if (value === true) return (heard("yes") || !(heard("backchannel") || heard("soft-no"))) && speak.find(utterance.words).length === 0;
    return heard("no") || !isCorrection || candidates.length === 1;
  });
  return isCorrection ? anchorCorrected(kept, wants) : saidAgain(kept, wants);
}

/** "paanch lakh", said again: what is known already, and no other detail that would fit the words too. */
function saidAgain(candidates: readonly SlotCandidate[], { known }: Wants): SlotCandidate[] {
  const isKnown = ({ slot, value }: SlotCandidate) => known[slot] !== undefined && sameJson(known[slot], value);
  return candidates.filter((candidate) => {
    const alike = candidates.filter(({ words }) => words === candidate.words);
    return isKnown(candidate) || !alike.some(isKnown) || alike.some(({ anchored }) => anchored === true);
  });
}

/** A correction is about what is known: of the details that its words fit, the one that has another value now. */
function anchorCorrected(candidates: readonly SlotCandidate[], { known }: Wants): SlotCandidate[] {
  const differs = ({ slot, value }: SlotCandidate) => known[slot] !== undefined && !sameJson(known[slot], value);
  return candidates.map((candidate) => {
    const alike = candidates.filter(({ words }) => words === candidate.words);
    if (alike.some(({ anchored }) => anchored === true)) return candidate;
    const meant = alike.find(differs);
    if (!meant) return candidate;
    return candidate === meant
      ? { ...candidate, score: Math.max(candidate.score, 0.85), anchored: true }
      : { ...candidate, score: Math.min(candidate.score, 0.25) };
  });
}

function contains(whole: string, part: string): boolean {
  return whole.toLowerCase().includes(part.toLowerCase());
}
