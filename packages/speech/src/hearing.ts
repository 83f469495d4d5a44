/** Samples a second of everything that is heard. Sound is mono, 16-bit. */
export const hearingRate = 16_000;

/** Speech recognition: makes words of sound. */
export interface Hearing {
  /** Name for logs and settings: `own`, `sarvam`, `deepgram`... */
  readonly name: string;
  /** Languages it recognises, as BCP 47 primary tags. */
  readonly languages: readonly string[];
  /** What it is good for: people, or synthetic speech only (sample callers and tests). */
  readonly hears: "people" | "synthetic";
  /** Begins an utterance. Cheap: one is opened for every onset of speech. */
  open(options: HearingOptions): HearingStream;
  /** Ends its process or connections. */
  close(): Promise<void>;
}

export interface HearingOptions {
  /** Languages that may be spoken, the likeliest first. One alone locks it. */
  languages: readonly string[];
  /** Names and terms to expect beyond its vocabulary: of the agent, and of what is asked right now. */
  words?: readonly string[];
  /** What was recognised so far, whenever it changes. The text of the whole utterance, not what is new. */
  onPartial?(heard: Pick<Heard, "text" | "language">): void;
  /** Told once when it fails in mid-utterance; `finish` then rejects with the same. */
  onFailure?(error: Error): void;
}

/** One utterance being heard. */
export interface HearingStream {
  /** @param pcm - mono samples at `hearingRate`, any number of them */
  push(pcm: Int16Array): void;
  /**
   * No more sound belongs to this utterance.
   * @returns what was said; an empty text when there were no words in it
   * @throws {SpeechError} when it failed or took too long
   */
  finish(): Promise<Heard>;
  /** The utterance is not wanted any more. */
  cancel(): void;
}

export interface Heard {
  /** In the script of the language; empty for noise and silence. */
  text: string;
  /** BCP 47 primary tag of what was spoken. */
  language: string;
  /** In [0, 1]. Below 0.6 the caller is asked to say it again. */
  confidence: number;
  words?: HeardWord[];
}

export interface HeardWord {
  text: string;
  /** From the start of the utterance, in milliseconds. */
  startMs: number;
  endMs: number;
  confidence: number;
}
