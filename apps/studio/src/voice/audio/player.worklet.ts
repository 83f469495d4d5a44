import { PlayQueue, type Progress } from "./play-queue.ts";

/** What the page tells the loudspeaker. */
export type PlayerCommand =
  | { type: "add"; segment: number; samples: Float32Array }
  | { type: "finish"; segment: number }
  | { type: "pause" }
  | { type: "resume" }
  | { type: "clear" };

const reportMs = 100;

/** On the audio thread: plays segments, and tells every 100 ms and at each end how far it came. */
class PlayerProcessor extends AudioWorkletProcessor {
  readonly #queue = new PlayQueue();
  #sinceReport = 0;
  #lastReported = "";

  constructor() {
    super();
    this.port.onmessage = ({ data }: MessageEvent<PlayerCommand>) => {
      if (data.type === "add") this.#queue.add(data.segment, data.samples);
      else if (data.type === "finish") this.#queue.finish(data.segment);
      else if (data.type === "pause") this.#queue.pause();
      else if (data.type === "resume") this.#queue.resume();
      else this.#queue.clear().forEach((progress) => this.#report(progress, true));
    };
  }

  override process(_inputs: Float32Array[][], [output]: Float32Array[][]): boolean {
    const out = output?.[0];
    if (!out) return true;
    for (const ended of this.#queue.render(out)) this.#report(ended, false);
    for (let channel = 1; channel < output.length; channel++) output[channel]!.set(out);
    this.#sinceReport += out.length;
    if (this.#sinceReport < (reportMs / 1_000) * sampleRate) return true;
    this.#sinceReport = 0;
    const progress = this.#queue.progress();
    const key = progress ? `${progress.segment} ${progress.samples}` : "";
    // A segment that waits or is paused is told once.
    if (progress && key !== this.#lastReported) this.#report(progress, false);
    this.#lastReported = key;
    return true;
  }

  #report({ segment, samples, isDone }: Progress, isCleared: boolean): void {
    this.port.postMessage({ segment, ms: (samples / sampleRate) * 1_000, isDone, isCleared });
  }
}

registerProcessor("vaarta-player", PlayerProcessor);
