/** Samples of one look: 32 ms at 16 kHz. */
export const activityFrame = 512;

/** Tells speech from everything else. Runs on this machine: no sound leaves it for this. */
export interface VoiceActivity {
  readonly name: string;
  /**
   * One stream for each caller; it remembers what it heard.
   * @param onFrames - told, in order, one probability of speech in [0, 1] for each whole frame of `activityFrame` samples pushed: within
   *   `push`, or some milliseconds later where callers are looked at together
   */
  open(onFrames: OnFrames): ActivityStream;
  close(): Promise<void>;
}

export type OnFrames = (probabilities: readonly number[]) => void;

export interface ActivityStream {
  /** @param pcm - mono samples at 16 kHz, any number of them; what does not fill a frame waits for the next */
  push(pcm: Int16Array): void;
  /** Forgets what it heard. Frames pushed before and not told yet are not told any more. */
  reset(): void;
  /** Nothing more is told. */
  close(): void;
}
