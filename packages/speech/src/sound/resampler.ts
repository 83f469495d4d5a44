/** Changes the rate of sound as it comes, by a windowed sinc; delayed by about a millisecond until `flush`. */
export class Resampler {
  readonly #step: number;
  readonly #scale: number;
  readonly #reach: number;
  #held: Int16Array;
  /** Where the next sample is taken, in samples of `#held`. */
  #at: number;

  /** @param from - samples a second that come @param to - samples a second wanted */
  constructor(from: number, to: number) {
    this.#step = from / to;
    this.#scale = Math.min(1, to / from) * 0.95;
    this.#reach = from === to ? 0 : Math.ceil(16 / this.#scale);
    this.#held = new Int16Array(this.#reach);
    this.#at = this.#reach;
  }

  take(pcm: Int16Array): Int16Array {
    if (this.#reach === 0) return pcm;
    const sound = new Int16Array(this.#held.length + pcm.length);
    sound.set(this.#held);
    sound.set(pcm, this.#held.length);
    const count = Math.max(0, Math.ceil((sound.length - this.#reach - this.#at) / this.#step));
    const out = new Int16Array(count).map((_, k) => this.#sample(sound, this.#at + k * this.#step));
    const next = this.#at + count * this.#step;
    const drop = Math.min(sound.length, Math.max(0, Math.floor(next) - this.#reach));
    this.#held = sound.slice(drop);
    this.#at = next - drop;
    return out;
  }

  /** The last of it: nothing more comes. */
  flush(): Int16Array {
    return this.take(new Int16Array(this.#reach));
  }

  #sample(sound: Int16Array, centre: number): number {
    let sum = 0;
    const to = Math.min(sound.length - 1, Math.floor(centre + this.#reach));
    for (let n = Math.max(0, Math.ceil(centre - this.#reach)); n <= to; n++) {
      const distance = n - centre;
      const x = Math.PI * distance * this.#scale;
      const sinc = x === 0 ? 1 : Math.sin(x) / x;
      sum += sound[n]! * this.#scale * sinc * (0.5 + 0.5 * Math.cos((Math.PI * distance) / this.#reach));
    }
    return Math.max(-32_768, Math.min(32_767, Math.round(sum)));
  }
}
