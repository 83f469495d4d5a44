import type { CallSettings } from "../settings.ts";
import { isBackchannel } from "./backchannel.ts";
import { beginsWith, sameWords } from "./words.ts";

/** She makes a sound while the agent speaks. */
export interface Overlap {
  /** Her words so far; empty for none recognised yet. */
  text: string;
  /** How long there have been words in it that are no back-channel; a recogniser's first guess is often gone with its next. */
  wordsMs: number;
  /** Speech of hers so far, in milliseconds, without its silences. */
  speechMs: number;
  /** Silence since. */
  silenceMs: number;
  /** How long the agent has been silent for her; null while it speaks. */
  pausedMs: number | null;
  /** It has waited for this sound once already, in vain. */
  hasWaited: boolean;
  /** Nothing of what the agent says was heard yet. */
  isUnheard: boolean;
  /** What she said last, which is being answered. */
  before: string;
  /** Nothing more comes: the words are all there are. */
  isFinal: boolean;
}

export type FloorDecision =
  /** It goes on speaking. */
  | "go-on"
  /** It falls silent, and keeps its place. */
  | "pause"
  /** It goes on where it paused. */
  | "resume"
  /** It gives the turn up: what was not heard counts as not said. */
  | "yield";

/** Words that stay for so long are hers. */
const settledMs = 240;

/**
 * Who has the floor when both speak. Pure. The agent falls silent first, on sound alone, and lets words decide: back-channels (V30), the
 * same words once more (V31) and noise let it go on where it was, any other words end what it says (V29).
 */
export function floor(overlap: Overlap, settings: Pick<CallSettings, "pauseAfterMs" | "pausedAtMostMs">): FloorDecision {
  const { text, wordsMs, speechMs, pausedMs, hasWaited, isUnheard, before, isFinal } = overlap;
  const goOn = pausedMs === null ? "go-on" : "resume";
  if (text !== "") {
    if (isBackchannel(text) || sameWords(text, before)) return goOn;
    if (isFinal) return "yield";
    // The beginning of what she said before: the rest tells whether it is that again.
    if (beginsWith(before, text)) return "pause";
    if (wordsMs >= settledMs) return "yield";
  }
  if (isFinal) return goOn;
  if (hasWaited && text === "") return goOn;
  if (pausedMs !== null) return pausedMs >= settings.pausedAtMostMs ? "resume" : "pause";
  // Before its first sound it may as well wait: nothing stutters.
  return speechMs >= (isUnheard ? 0 : settings.pauseAfterMs) ? "pause" : "go-on";
}
