import { activityFrame } from "../voice-activity.ts";
import { Fft } from "./fft.ts";

const span = 2 * activityFrame;
const fft = new Fft(span);
const window = Float64Array.from({ length: span }, (_, k) => 0.5 - 0.5 * Math.cos((2 * Math.PI * k) / span));
const binHz = 16_000 / span;
const band = { from: Math.round(200 / binHz), to: Math.round(4_000 / binHz) };
/** Periods of voices, in samples: 70 to 400 Hz. */
const period = { shortest: 40, longest: 229 };

/** Noise is what the quietest moments of so many frames are like: 1.6 s. */
const memory = 50;
const quietestDecibels = -62;

/** How likely a frame is speech, by its level over the noise of the last seconds and by its pitch. Looks at it and the one before. */
export class Ear {
  readonly #sound = new Float64Array(span);
  readonly #levels: number[] = [];
  #smoothed = 0;

  look(frame: Int16Array): number {
    this.#sound.copyWithin(0, activityFrame);
    for (let k = 0; k < activityFrame; k++) this.#sound[activityFrame + k] = frame[k]! / 32_768;
    const { decibels, pitch } = measure(this.#sound);
    const noise = Math.max(quietestDecibels, ...(this.#levels.length < 5 ? [quietestDecibels] : [Math.min(...this.#levels) + 3]));
    this.#levels.push(decibels);
    if (this.#levels.length > memory) this.#levels.shift();
    const above = decibels - noise;
    const sure = above < 4 ? 0 : 1 / (1 + Math.exp(-(0.15 * (Math.min(above, 22) - 14) + 16 * (pitch - 0.4))));
    // A consonant without a voice, and the moment between two syllables, belong to the word around them.
    this.#smoothed = Math.max(sure, this.#smoothed * (above > 3 ? 0.93 : 0.8));
    return this.#smoothed;
  }

  forget(): void {
    this.#sound.fill(0);
    this.#levels.length = 0;
    this.#smoothed = 0;
  }
}

/** @returns level of the speech band in decibels of full scale, and how periodic the sound is, in [0, 1] */
function measure(sound: Float64Array): { decibels: number; pitch: number } {
  const real = sound.map((sample, k) => sample * window[k]!);
  const imaginary = new Float64Array(span);
  fft.run(real, imaginary);
  let energy = 0;
  for (let k = 0; k < span; k++) {
    const power = real[k]! ** 2 + imaginary[k]! ** 2;
    const bin = Math.min(k, span - k);
    const isInBand = bin >= band.from && bin <= band.to;
    if (isInBand) energy += power;
    // Only the band counts for the pitch too: hum of the mains and rumble have one.
    real[k] = isInBand ? power : 0;
    imaginary[k] = 0;
  }
  fft.run(real, imaginary);
  let pitch = 0;
  for (let lag = period.shortest; lag <= period.longest; lag++) pitch = Math.max(pitch, real[lag]! / (real[0]! + 1e-12));
  return { decibels: 10 * Math.log10(energy / span / (span * 0.375) + 1e-12), pitch: Math.min(1, pitch) };
}
