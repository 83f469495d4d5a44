import { Fft } from "../activity/fft.ts";

/** Numbers that describe 25 ms of sound, one set every 10 ms. */
export const bands = 40;
const rate = 16_000;
const window = 400;
const hop = 160;
const size = 512;

/**
 * Log-mel features of one utterance as its sound arrives: 40 bands from 60 to 7,600 Hz. Frame t covers samples 160 t to 160 t + 400.
 * The same as models/hearing/train/features.py, so that the model hears what it was trained on.
 */
export class FeatureStream {
  /** Samples that the next frames need, the oldest first. */
  #kept = new Float64Array(window * 4);
  #count = 0;

  /** @param pcm - mono 16-bit samples at 16 kHz, any number; @returns the frames that are whole now, [frames x 40] */
  push(pcm: Int16Array): Float32Array {
    this.#keep(pcm);
    const frames = Math.max(0, Math.floor((this.#count - window) / hop) + 1);
    const features = new Float32Array(frames * bands);
    for (let frame = 0; frame < frames; frame++) describe(this.#kept, frame * hop, features, frame * bands);
    this.#kept.copyWithin(0, frames * hop, this.#count);
    this.#count -= frames * hop;
    return features;
  }

  #keep(pcm: Int16Array): void {
    if (this.#count + pcm.length > this.#kept.length) {
      const larger = new Float64Array((this.#count + pcm.length) * 2);
      larger.set(this.#kept.subarray(0, this.#count));
      this.#kept = larger;
    }
    for (let at = 0; at < pcm.length; at++) this.#kept[this.#count + at] = pcm[at]! / 32_768;
    this.#count += pcm.length;
  }
}

const half = size / 2;
const fft = new Fft(half);
const real = new Float64Array(half);
const imaginary = new Float64Array(half);
const power = new Float64Array(half + 1);
const hann = Float64Array.from({ length: window }, (_, at) => 0.5 - 0.5 * Math.cos((2 * Math.PI * at) / window));
const turn = Float64Array.from({ length: half + 1 }, (_, k) => (-2 * Math.PI * k) / size);
const turnCos = turn.map(Math.cos);
const turnSin = turn.map(Math.sin);
const triangles = melTriangles();

function describe(samples: Float64Array, start: number, features: Float32Array, at: number): void {
  // Even samples as real and odd ones as imaginary numbers: a transform of half the size does for real sound.
  for (let k = 0; k < half; k++) {
    const even = 2 * k;
    real[k] = even < window ? samples[start + even]! * hann[even]! : 0;
    imaginary[k] = even + 1 < window ? samples[start + even + 1]! * hann[even + 1]! : 0;
  }
  fft.run(real, imaginary);
  for (let k = 0; k <= half; k++) {
    const a = k % half;
    const b = (half - k) % half;
    const evenRe = (real[a]! + real[b]!) / 2;
    const evenIm = (imaginary[a]! - imaginary[b]!) / 2;
    const oddRe = (imaginary[a]! + imaginary[b]!) / 2;
    const oddIm = (real[b]! - real[a]!) / 2;
    const re = evenRe + oddRe * turnCos[k]! - oddIm * turnSin[k]!;
    const im = evenIm + oddRe * turnSin[k]! + oddIm * turnCos[k]!;
    power[k] = re * re + im * im;
  }
  for (let band = 0; band < bands; band++) {
    const { first, weights } = triangles[band]!;
    let energy = 0;
    for (let k = 0; k < weights.length; k++) energy += power[first + k]! * weights[k]!;
    features[at + band] = (Math.log(energy + 1e-5) + 3) / 4;
  }
}

interface Triangle {
  first: number;
  weights: Float64Array;
}

function melTriangles(): Triangle[] {
  const mel = (hertz: number) => 2595 * Math.log10(1 + hertz / 700);
  const [low, high] = [mel(60), mel(7_600)];
  const edges = Array.from({ length: bands + 2 }, (_, at) => 700 * (10 ** ((low + ((high - low) * at) / (bands + 1)) / 2595) - 1));
  return Array.from({ length: bands }, (_, band) => {
    const weight = (bin: number) => {
      const hertz = (bin * rate) / size;
      const rising = (hertz - edges[band]!) / (edges[band + 1]! - edges[band]!);
      const falling = (edges[band + 2]! - hertz) / (edges[band + 2]! - edges[band + 1]!);
      return Math.max(0, Math.min(rising, falling));
    };
    const bins = Array.from({ length: half + 1 }, (_, bin) => bin).filter((bin) => weight(bin) > 0);
    const first = bins[0] ?? 0;
    const last = bins.at(-1) ?? 0;
    return { first, weights: Float64Array.from({ length: last - first + 1 }, (_, at) => weight(first + at)) };
  });
}
