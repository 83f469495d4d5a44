/** Samples a second of what a line gives: mono, 16-bit. */
export const hearingRate = 16_000;

/**
 * A way to a caller that carries sound: a browser's socket, a LiveKit room, files in a test. The far end's play-out is the truth about what
 * was heard. One call has one line at a time; a caller who comes back has a new one.
 */
export interface AudioLine {
  /** Who listens to it. Set once, before the first sound. */
  listen(events: LineEvents): void;
  /**
   * Adds sound to a segment of speech. Segments are numbered from 1 in the order they are to be played, a new number for each sentence.
   * @param pcm - mono samples
   * @param sampleRate - of these samples; the same for all of a segment
   */
  play(segment: number, pcm: Int16Array, sampleRate: number): void;
  /** Nothing more comes for a segment. `played` with `isDone` follows when it was heard to its end. */
  finish(segment: number): void;
  /** Silence at the far end now; what is buffered stays. */
  pause(): void;
  /** Goes on where it paused. */
  resume(): void;
  /** Drops all that is buffered. `played` with `isDone` follows for each open segment, with what was heard of it. */
  clear(): void;
  /** Words on the caller's screen, where she has one. */
  caption(caption: Caption): void;
  /** What the call is doing, for her screen. */
  state(state: LineState): void;
  /** Typed words are in the log. */
  kept?(id: string, seq: number): void;
  /** The call is over: the line closes when everything was played. */
  end(outcome: string): void;
}

export interface LineEvents {
  /** Mono samples at 16 kHz, about 20 ms of them. Gaps in the connection are told as fewer samples, never as silence made up. */
  sound(pcm: Int16Array): void;
  played(played: Played): void;
  /** Keys pressed on a telephone. */
  digits(digits: string): void;
  /** Words she typed instead. */
  typed(id: string, text: string): void;
  /** She hung up. */
  left(): void;
  /** The connection broke without a goodbye; open segments were told before. */
  lost(): void;
}

export interface Played {
  segment: number;
  /** How much of the segment came out of the loudspeaker, in milliseconds. */
  ms: number;
  /** Nothing more of it will be heard. */
  isDone: boolean;
}

export interface Caption {
  who: "caller" | "agent";
  /** The same id again replaces the words. */
  id: string;
  text: string;
  language: string;
  /** Partial words of the caller, or an agent's sentence that is only now being spoken. */
  isFinal: boolean;
}

export type LineState = "listening" | "hearing" | "thinking" | "speaking" | "waiting";
