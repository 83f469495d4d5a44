import { type ActivityStream, type OnFrames, type VoiceActivity } from "../voice-activity.ts";
import { Ear } from "./ear.ts";
import { Frames } from "./frames.ts";

/**
 * Voice activity that needs no model: how far the speech band stands out of the noise of the last seconds, and whether it has a pitch.
 * Answers within `push`. For where no model can be had, and for tests; a hum that begins anew or music deceives it for a second or two.
 */
export function createEnergyActivity(): VoiceActivity {
  return {
    name: "energy",
    open: (onFrames) => new EnergyStream(onFrames),
    close: () => Promise.resolve(),
  };
}

class EnergyStream implements ActivityStream {
  readonly #onFrames: OnFrames;
  readonly #frames = new Frames();
  readonly #ear = new Ear();
  #isOpen = true;

  constructor(onFrames: OnFrames) {
    this.#onFrames = onFrames;
  }

  push(pcm: Int16Array): void {
    const probabilities = this.#frames.cut(pcm).map((frame) => this.#ear.look(frame));
    if (this.#isOpen && probabilities.length > 0) this.#onFrames(probabilities);
  }

  reset(): void {
    this.#frames.clear();
    this.#ear.forget();
  }

  close(): void {
    this.#isOpen = false;
  }
}
