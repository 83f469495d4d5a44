/** Milliseconds of sound that one look of voice activity covers: 512 samples at 16 kHz. */
export const lookMs = 32;

const opensAt = 0.5;
const closesAt = 0.35;
/** Looks that must hold speech before it counts as an onset, of the last `window`: a click is none. */
const needed = 3;
const window = 4;

/**
 * Makes speech and silence of probabilities, look by look. Time is that of the sound: a line that stands still makes no silence.
 */
export class SpeechGate {
  /** She is in a turn: from the onset until `close`. */
  isOpen = false;
  /** Speech in this turn so far, without its silences. */
  speechMs = 0;
  /** Silence since her last speech. */
  silenceMs = 0;
  #recent: boolean[] = [];

  /** @returns true at the onset of a turn */
  look(probability: number): boolean {
    const isSpeech = probability >= (this.isOpen && this.silenceMs === 0 ? closesAt : opensAt);
    if (this.isOpen) {
      if (isSpeech) {
        this.speechMs += lookMs;
        this.silenceMs = 0;
      } else this.silenceMs += lookMs;
      return false;
    }
    this.#recent = [...this.#recent, isSpeech].slice(-window);
    const looks = this.#recent.filter(Boolean).length;
    if (looks < needed) return false;
    this.isOpen = true;
    this.speechMs = looks * lookMs;
    this.silenceMs = 0;
    return true;
  }

  /** The turn is over; the next onset begins another. */
  close(): void {
    this.isOpen = false;
    this.speechMs = 0;
    this.silenceMs = 0;
    this.#recent = [];
  }
}
