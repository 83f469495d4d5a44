import type { Decision, DialogueAct, SlotCandidate, SlotValue, Understanding } from "./types.ts";
import { acceptScore } from "./limits.ts";

/** What became of one value that the caller gave. */
export interface SlotChange {
  slot: string;
  kind: "filled" | "corrected" | "repeated";
  candidate: SlotCandidate;
  old: SlotValue | null;
}

/** A value that could not be taken as it is. */
export interface SlotTrouble {
  slot: string;
  kind: "invalid" | "vague" | "which" | "incomplete";
  candidate: SlotCandidate;
}

/** What the caller said in the turn being decided, with what was already made of it. */
export interface Heard {
  understanding: Understanding;
  changes: SlotChange[];
  troubles: SlotTrouble[];
  /** Times named for a call back, kept from the details of the flow until a state asks when to call. */
  withheld: SlotCandidate[];
  /** The intent that routing goes by: the best one that something here acts on. */
  intent: string | null;
  evidence: Decision["evidence"];
}

const nothing: Understanding = {
  by: "",
  language: { tag: "", score: 0 },
  acts: [],
  intents: [],
  answers: [],
  options: [],
  slots: [],
  question: false,
  segments: [],
};

export function emptyHeard(understanding: Understanding = nothing): Heard {
  return { understanding, changes: [], troubles: [], withheld: [], intent: null, evidence: [] };
}

/** Score of a dialogue act, 0 when it was not heard or is too unsure to count. */
export function actScore(understanding: Understanding, act: DialogueAct): number {
  let best = 0;
  for (const heard of understanding.acts) if (heard.act === act && heard.score > best) best = heard.score;
  return best >= acceptScore ? best : 0;
}

export function hasAct(heard: Heard, act: DialogueAct): boolean {
  return actScore(heard.understanding, act) > 0;
}

/** A clear yes or no; null when neither, or both alike. A mere "hmm" is neither (V37). */
export function yesOrNo(heard: Heard): "yes" | "no" | "backchannel" | null {
  const yes = actScore(heard.understanding, "yes");
  const no = actScore(heard.understanding, "no");
  const hmm = actScore(heard.understanding, "backchannel");
  if (actScore(heard.understanding, "soft-no") > Math.max(yes, no)) return null;
  if (hmm > yes && hmm > no) return "backchannel";
  if (yes === no) return null;
  return yes > no ? "yes" : "no";
}

/** What was understood at all, strongest first: what a stall reports. */
export function understood(understanding: Understanding): Decision["evidence"] {
  const evidence: Decision["evidence"] = [];
  for (const { intent, score } of understanding.intents) if (score >= acceptScore) evidence.push({ kind: "intent", id: intent, score });
  for (const { act, score, words } of understanding.acts) {
    if (score >= acceptScore) evidence.push(words === undefined ? { kind: "act", id: act, score } : { kind: "act", id: act, score, words });
  }
  for (const { answer, score } of understanding.answers) if (score >= acceptScore) evidence.push({ kind: "answer", id: answer, score });
  for (const { option, score } of understanding.options) if (score >= acceptScore) evidence.push({ kind: "option", id: option, score });
  return evidence;
}
