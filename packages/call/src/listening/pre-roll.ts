/** The last milliseconds of sound, as the pieces they came in: what was said before speech was noticed. */
export class PreRoll {
  readonly #longest: number;
  #pieces: Int16Array[] = [];
  #samples = 0;

  /** @param longest - samples to keep */
  constructor(longest: number) {
    this.#longest = longest;
  }

  push(pcm: Int16Array): void {
    this.#pieces.push(pcm);
    this.#samples += pcm.length;
    for (let first = this.#pieces[0]; first && this.#samples - first.length >= this.#longest; first = this.#pieces[0]) {
      this.#pieces.shift();
      this.#samples -= first.length;
    }
  }

  /** Gives what is kept, oldest first, and forgets it. */
  take(): Int16Array[] {
    const pieces = this.#pieces;
    this.#pieces = [];
    this.#samples = 0;
    return pieces;
  }
}
