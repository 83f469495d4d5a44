/** Judges whether a caller who fell silent has finished. Beside the rules of endpointing, which hold without one. */
export interface TurnDetector {
  readonly name: string;
  readonly languages: readonly string[];
  /** @returns probability that she has finished, in [0, 1] */
  judge(evidence: TurnEvidence, signal: AbortSignal): Promise<number>;
  close(): Promise<void>;
}

export interface TurnEvidence {
  /** Her words so far. */
  text: string;
  language: string;
  /** The last seconds of her sound, mono at 16 kHz, up to 8 s. */
  pcm: Int16Array;
}
