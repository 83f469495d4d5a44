/** A Fourier transform of a fixed size, in place. Tables are made once. */
export class Fft {
  readonly #size: number;
  readonly #cos: Float64Array;
  readonly #sin: Float64Array;
  readonly #order: Uint32Array;

  /** @param size - a power of two */
  constructor(size: number) {
    this.#size = size;
    this.#cos = Float64Array.from({ length: size / 2 }, (_, k) => Math.cos((2 * Math.PI * k) / size));
    this.#sin = Float64Array.from({ length: size / 2 }, (_, k) => Math.sin((2 * Math.PI * k) / size));
    const bits = Math.log2(size);
    this.#order = Uint32Array.from({ length: size }, (_, k) => {
      let reversed = 0;
      for (let bit = 0; bit < bits; bit++) reversed |= ((k >> bit) & 1) << (bits - 1 - bit);
      return reversed;
    });
  }

  /** Changes both arrays, of `size` numbers each. */
  run(real: Float64Array, imaginary: Float64Array): void {
    for (let k = 0; k < this.#size; k++) {
      const other = this.#order[k]!;
      if (other <= k) continue;
      [real[k], real[other]] = [real[other]!, real[k]!];
      [imaginary[k], imaginary[other]] = [imaginary[other]!, imaginary[k]!];
    }
    for (let half = 1; half < this.#size; half *= 2) {
      const step = this.#size / (2 * half);
      for (let start = 0; start < this.#size; start += 2 * half)
        for (let k = 0; k < half; k++) this.#butterfly(real, imaginary, start + k, start + k + half, k * step);
    }
  }

  #butterfly(real: Float64Array, imaginary: Float64Array, a: number, b: number, turn: number): void {
    const cos = this.#cos[turn]!;
    const sin = -this.#sin[turn]!;
    const re = real[b]! * cos - imaginary[b]! * sin;
    const im = real[b]! * sin + imaginary[b]! * cos;
    real[b] = real[a]! - re;
    imaginary[b] = imaginary[a]! - im;
    real[a] = real[a]! + re;
    imaginary[a] = imaginary[a]! + im;
  }
}
