import type { DialogueAct } from "@vaarta/engine";
import type { EndpointingMs } from "../settings.ts";
import { isBackchannel } from "./backchannel.ts";
import { endingOf } from "./unfinished.ts";

/** Why it waits as long as it does (C6). */
export type EndpointingClass = keyof EndpointingMs;

export interface Situation {
  /** Her words so far, as far as they are recognised; empty for none yet. */
  text: string;
  /** A number is being dictated. */
  dictation: boolean;
  /** The agent asked for something, and waits for it. */
  asked: boolean;
  /** Her words give what was asked, whole. */
  answers: boolean;
  /** What her words do, as understood so far. */
  acts: readonly DialogueAct[];
  /** Probability that she has finished, by a turn detector; absent without one. */
  finished?: number;
}

export interface Endpoint {
  class: EndpointingClass;
  waitMs: number;
  /** What decided it, for the record. */
  because: string;
}

/** A detector this sure that she goes on makes her sentence an unfinished one. */
const goesOn = 0.35;

const upset: ReadonlySet<DialogueAct> = new Set(["distress", "emergency", "bereaved", "insult", "cheated", "fraud-fear"]);

/**
 * How long a silence ends her turn, by situation. Pure. The longest reason that holds wins: dictation, a filler, an unfinished
 * sentence, feeling; else a shorter wait after a question, and the base.
 */
export function endpointing(situation: Situation, waits: EndpointingMs): Endpoint {
  const { text, dictation, asked, answers, acts, finished } = situation;
  const end = (kind: EndpointingClass, because: string): Endpoint => ({ class: kind, waitMs: waits[kind], because });
  if (dictation && !answers) return end("dictation", "a number is dictated");
  const ending = isBackchannel(text) ? "whole" : endingOf(text, answers);
  if (ending === "filler") return end("filler", "she looks for a word");
  if (ending === "unfinished") return end("unfinished", "the sentence goes on");
  if (finished !== undefined && finished < goesOn) return end("unfinished", `the turn detector gives ${finished.toFixed(2)}`);
  const act = acts.find((heard) => upset.has(heard));
  if (act) return end("emotional", act);
  if (text !== "" && asked) return end("question", "a question is answered");
  return end("base", text === "" ? "no words yet" : "a sentence is whole");
}
