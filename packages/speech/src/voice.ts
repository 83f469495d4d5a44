/** Speech synthesis: makes sound of words. */
export interface Voice {
  /** Name for logs and settings: `espeak`, `sarvam`... */
  readonly name: string;
  /** Languages it speaks, as BCP 47 primary tags. */
  readonly languages: readonly string[];
  /** A stand-in that is labelled so wherever it is heard. */
  readonly isDraft: boolean;
  /** Samples a second of what it gives. */
  readonly sampleRate: number;
  /**
   * Speaks one sentence. Sound comes as it is made; the first piece as early as can be.
   * Ending the iteration, or the signal, stops the work.
   * @throws {SpeechError} when it fails, before or after the first piece
   */
  speak(request: SpeakRequest, signal: AbortSignal): AsyncIterable<SpokenPiece>;
  close(): Promise<void>;
}

export interface SpeakRequest {
  /** Words as they are to be spoken: numbers, dates and abbreviations are already words. */
  text: string;
  /** BCP 47 tag of the text. */
  language: string;
  /** A speaker of this voice; each has a default per language. */
  speaker?: string;
  /** Speed, 1 is usual; a repetition is slower. In [0.5, 2]. */
  pace?: number;
}

export interface SpokenPiece {
  /** Mono samples at the voice's `sampleRate`. */
  pcm: Int16Array;
  /** Words whose times are known by now, where the voice knows any: each is told once, in order, in whichever piece. */
  words?: SpokenWord[];
}

export interface SpokenWord {
  text: string;
  /** From the start of the sentence, in milliseconds. */
  startMs: number;
}
