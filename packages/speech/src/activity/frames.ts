import { activityFrame } from "../voice-activity.ts";

/** Cuts sound into frames of `activityFrame` samples. What does not fill a frame waits for the next push. */
export class Frames {
  readonly #rest = new Int16Array(activityFrame);
  #held = 0;

  /** @returns whole frames, as copies */
  cut(pcm: Int16Array): Int16Array[] {
    const frames: Int16Array[] = [];
    let at = 0;
    while (this.#held + pcm.length - at >= activityFrame) {
      const needed = activityFrame - this.#held;
      const frame = new Int16Array(activityFrame);
      frame.set(this.#rest.subarray(0, this.#held));
      frame.set(pcm.subarray(at, at + needed), this.#held);
      frames.push(frame);
      at += needed;
      this.#held = 0;
    }
    this.#rest.set(pcm.subarray(at), this.#held);
    this.#held += pcm.length - at;
    return frames;
  }

  clear(): void {
    this.#held = 0;
  }
}
