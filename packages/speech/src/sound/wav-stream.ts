import { SpeechError } from "../speech-error.ts";

/** Makes samples of the bytes of a 16-bit mono WAV file as they come. The length in its header is not believed: a stream does not know it. */
export class WavStream {
  /** Samples a second, once the header was read. */
  sampleRate: number;
  #rest: Buffer = Buffer.alloc(0);
  #isInData: boolean;

  /** @param options.sampleRate - of samples that come without a header @defaultValue there is a header */
  constructor({ sampleRate = 0 }: { sampleRate?: number } = {}) {
    this.sampleRate = sampleRate;
    this.#isInData = sampleRate > 0;
  }

  /** @throws {SpeechError} GARBAGE when it is no such file */
  take(bytes: Buffer): Int16Array {
    this.#rest = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes]);
    if (!this.#isInData && !this.#readHeader()) return new Int16Array(0);
    const even = this.#rest.length & ~1;
    const samples = new Int16Array(even / 2);
    for (let k = 0; k < samples.length; k++) samples[k] = this.#rest.readInt16LE(2 * k);
    this.#rest = this.#rest.subarray(even);
    return samples;
  }

  #readHeader(): boolean {
    const head = this.#rest;
    if (head.length < 12) return false;
    if (head.toString("latin1", 0, 4) !== "RIFF" || head.toString("latin1", 8, 12) !== "WAVE") throw noWav();
    let at = 12;
    while (at + 8 <= head.length) {
      const name = head.toString("latin1", at, at + 4);
      if (name === "data") {
        if (this.sampleRate === 0) throw noWav();
        this.#isInData = true;
        this.#rest = head.subarray(at + 8);
        return true;
      }
      const size = head.readUInt32LE(at + 4);
      if (at + 8 + size > head.length) return false;
      if (name === "fmt ") {
        if (size < 16 || head.readUInt16LE(at + 8) !== 1 || head.readUInt16LE(at + 10) !== 1 || head.readUInt16LE(at + 22) !== 16) throw noWav(); // prettier-ignore
        this.sampleRate = head.readUInt32LE(at + 12);
      }
      at += 8 + size + (size & 1);
    }
    return false;
  }
}

const noWav = () => new SpeechError("GARBAGE", "What came back is no 16-bit mono WAV sound. Check that the address or program is a voice.");
