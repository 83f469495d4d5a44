/** Samples of one look: 32 ms at 16 kHz. */
export const activityFrame = 512;

/** Tells speech from everything else. Runs on this machine: no sound leaves it for this. */
export interface VoiceActivity {
  readonly name: string;
  /** One stream for each caller; it remembers what it heard. */
  open(): ActivityStream;
  close(): Promise<void>;
}

export interface ActivityStream {
  /**
   * @param pcm - mono samples at 16 kHz, any number of them; what does not fill a frame waits for the next
   * @returns one probability of speech, in [0, 1], for each whole frame of `activityFrame` samples, in order
   */
  push(pcm: Int16Array): number[];
  /** Forgets what it heard. */
  reset(): void;
}
