import { Resampler } from "./resampler.ts";

const hearingRate = 16_000;
/** 20 ms. */
const frameSamples = 320;

/** On the audio thread: what the microphone gives becomes frames of 20 ms at 16 kHz, with how loud they are. */
class MicrophoneProcessor extends AudioWorkletProcessor {
  readonly #resampler = new Resampler(sampleRate, hearingRate);
  #frame = new Int16Array(frameSamples);
  #filled = 0;
  #energy = 0;

  override process([input]: Float32Array[][]): boolean {
    const block = input?.[0];
    if (!block) return true;
    for (const sample of this.#resampler.push(block)) {
      const limited = Math.max(-1, Math.min(1, sample));
      this.#frame[this.#filled++] = Math.round(limited * 32_767);
      this.#energy += limited * limited;
      if (this.#filled < frameSamples) continue;
      const pcm = this.#frame.buffer;
      this.port.postMessage({ pcm, level: Math.sqrt(this.#energy / frameSamples) }, [pcm]);
      this.#frame = new Int16Array(frameSamples);
      this.#filled = 0;
      this.#energy = 0;
    }
    return true;
  }
}

registerProcessor("vaarta-microphone", MicrophoneProcessor);
