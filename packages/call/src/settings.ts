/** How long to wait after she fell silent, by situation (C6), in milliseconds. */
export interface EndpointingMs {
  base: number;
  question: number;
  filler: number;
  dictation: number;
  unfinished: number;
  emotional: number;
}

/** Defaults for Indian speech. */
export const endpointingMs: EndpointingMs = {
  base: 350,
  question: 250,
  filler: 1_000,
  dictation: 1_500,
  unfinished: 700,
  emotional: 600,
};

export interface CallSettings {
  endpointingMs: EndpointingMs;
  /** Sound from before the onset that belongs to her words. */
  preRollMs: number;
  /** Shorter sound without clear words is joined with what follows (C9). */
  shortMs: number;
  /** How long it waits for what follows. */
  joinWithinMs: number;
  /** A turn that does not end is cut and answered. */
  longestTurnMs: number;
  /** Speech over the agent's until it falls silent to listen; words decide then whether it yields. */
  pauseAfterMs: number;
  /** Longest silence for sound that turns out to be no words; then it goes on where it paused. */
  pausedAtMostMs: number;
  /** Missing sound in the middle of her words from which on they count as broken (V42). */
  gapMs: number;
  /** Sound without words from which on it is noise (V41). */
  noiseMs: number;
  /** Hearing that takes longer has failed. */
  hearingTimeoutMs: number;
  /** A voice that gives no sound for so long has failed. */
  voiceTimeoutMs: number;
  /** Keys pressed one after the other within this time are one number. */
  digitsMs: number;
  /** Sentences made ahead of the one that is being heard. */
  sentencesAhead: number;
}

export const callSettings: CallSettings = {
  endpointingMs,
  preRollMs: 300,
  shortMs: 500,
  joinWithinMs: 1_500,
  longestTurnMs: 30_000,
  pauseAfterMs: 250,
  pausedAtMostMs: 1_600,
  gapMs: 300,
  noiseMs: 3_000,
  hearingTimeoutMs: 4_000,
  voiceTimeoutMs: 3_000,
  digitsMs: 1_500,
  sentencesAhead: 2,
};
