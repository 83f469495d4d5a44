import type { DialogueAct } from "@vaarta/engine";
import type { Heard, HearingStream } from "@vaarta/speech";
import type { Endpoint } from "../turns/endpointing.ts";

/** One stretch of the caller's speech, from its onset to the silence that ends it. */
export class CallerTurn {
  readonly id: string;
  /** When it began, by the clock. */
  readonly startedAt: number;
  readonly stream: HearingStream;
  /** Words so far, and their language. */
  text = "";
  language: string | null = null;
  acts: readonly DialogueAct[] = [];
  answers = false;
  /** It was heard in one language alone. */
  isLocked = false;
  /** Probability that she has finished, by a turn detector. */
  finished: number | undefined;
  /** Since when its text has words that are no back-channel; null while it has none. */
  wordsSince: number | null = null;
  /** The agent fell silent for it once, and went on: it had no words. */
  hasWaited = false;
  /** The agent was speaking in the meantime. */
  isOver = false;
  /** Everything she said, for joining with what follows and for the turn detector. */
  readonly pcm: Int16Array[] = [];
  samples = 0;

  constructor(id: string, startedAt: number, stream: HearingStream) {
    this.id = id;
    this.startedAt = startedAt;
    this.stream = stream;
  }

  push(pcm: Int16Array): void {
    this.pcm.push(pcm);
    this.samples += pcm.length;
    this.stream.push(pcm);
  }

  /** The last samples of it. */
  tail(longest: number): Int16Array {
    const all = Int16Array.from({ length: Math.min(longest, this.samples) });
    let at = all.length;
    for (const piece of this.pcm.toReversed()) {
      const part = piece.subarray(Math.max(0, piece.length - at));
      at -= part.length;
      all.set(part, at);
      if (at === 0) break;
    }
    return all;
  }
}

/** A turn that has ended, with everything that is known of it. */
export interface EndedTurn {
  turn: CallerTurn;
  /** Null when hearing failed. */
  heard: Heard | null;
  speechMs: number;
  /** Silence waited through at its end. */
  silenceMs: number;
  endpoint: Endpoint | { class: "cut"; waitMs: number; because: string };
  /** When her last speech came, by the clock. */
  spokeUntil: number;
  /** What recognising took once the turn had ended. */
  hearingMs: number;
  /** Sound was missing in the middle of it. */
  isBroken: boolean;
}
