import { activityFrame, type ActivityStream, type OnFrames, type VoiceActivity } from "../voice-activity.ts";
import { Fft } from "./fft.ts";
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

const span = 2 * activityFrame;
const fft = new Fft(span);
const window = Float64Array.from({ length: span }, (_, k) => 0.5 - 0.5 * Math.cos((2 * Math.PI * k) / span));
const binHz = 16_000 / span;
const band = { from: Math.round(200 / binHz), to: Math.round(4_000 / binHz) };
/** Periods of voices, in samples: 70 to 400 Hz. */
const period = { shortest: 40, longest: 229 };
/** Correlation of the window with itself: what a steady tone of that period would reach. */
const windowCorrelation = correlationOf(window);

/** Noise is what the quietest moments of so many frames are like: 1.6 s. */
const memory = 50;
const quietestDecibels = -62;

/** Looks at this frame and the one before. */
class Ear {
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
    const sure = above < 4 ? 0 : 1 / (1 + Math.exp(-(0.25 * (above - 10) + 7 * (pitch - 0.45))));
    // A consonant without a voice, and the moment between two syllables, belong to the word around them.
    this.#smoothed = Math.max(sure, this.#smoothed * (above > 4 ? 0.85 : 0.55));
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
  for (let lag = period.shortest; lag <= period.longest; lag++)
    pitch = Math.max(pitch, real[lag]! / (real[0]! + 1e-12) / windowCorrelation[lag]!);
  return { decibels: 10 * Math.log10(energy / span / (span * 0.375) + 1e-12), pitch: Math.min(1, pitch) };
}

function correlationOf(values: Float64Array): Float64Array {
  const energy = values.reduce((sum, value) => sum + value * value, 0);
  return Float64Array.from({ length: period.longest + 1 }, (_, lag) => {
    let sum = 0;
    for (let k = 0; k + lag < values.length; k++) sum += values[k]! * values[k + lag]!;
    return sum / energy;
  });
}
