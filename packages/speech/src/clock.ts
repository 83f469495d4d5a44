/** Time as this package sees it; tests bring their own. */
export interface SpeechClock {
  /** Calls once after a time; gives what cancels it. */
  setTimer(afterMs: number, fire: () => void): () => void;
}

export const machineClock: SpeechClock = {
  setTimer(afterMs, fire) {
    const timer = setTimeout(fire, afterMs);
    return () => clearTimeout(timer);
  },
};
