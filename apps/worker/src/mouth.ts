import { AudioFrame, AudioResampler, AudioSource } from "@livekit/rtc-node";
import { type HeardTo, PlayoutQueue } from "./playout-queue.ts";

/** Samples a second of the track. Voices that say another rate are resampled. */
export const mouthRate = 24_000;

/** Sound handed over before its time, so that a busy moment of this process is not heard. A pause takes it back. */
const leadMs = 160;
const tickMs = 20;
const frameSamples = (mouthRate * 40) / 1_000;

export interface MouthEvents {
  /** How far a segment came out of the track, about every 100 ms, and once with `isDone`. */
  played(played: { segment: number; ms: number; isDone: boolean }): void;
}

/**
 * The agent's voice as a track of a room. What left the track is what counts as heard: the caller hears it some 80 ms later, and nobody can
 * call it back. Beside LiveKit's own output it loses nothing at a pause, and knows its place at any moment.
 */
export class Mouth {
  readonly source = new AudioSource(mouthRate, 1, 1_000);
  readonly #events: MouthEvents;
  readonly #queue = new PlayoutQueue();
  readonly #resamplers = new Map<number, AudioResampler>();
  #timer: NodeJS.Timeout | null = null;
  #toldAt = 0;
  #isOpen = false;
  #isPaused = false;
  #isClosed = false;
  #idle: (() => void)[] = [];

  constructor(events: MouthEvents) {
    this.#events = events;
  }

  /** Somebody listens: from here on sound goes out. */
  open(): void {
    this.#isOpen = true;
    this.#tick();
  }

  play(segment: number, pcm: Int16Array, sampleRate: number): void {
    if (this.#isClosed) return;
    for (const samples of this.#atRate(segment, pcm, sampleRate)) this.#queue.add(segment, samples);
    this.#tick();
  }

  finish(segment: number): void {
    if (this.#isClosed) return;
    const resampler = this.#resamplers.get(segment);
    if (resampler) {
      for (const { data } of resampler.flush()) this.#queue.add(segment, data);
      resampler.close();
      this.#resamplers.delete(segment);
    }
    this.#queue.finish(segment);
    this.#tick();
  }

  pause(): void {
    if (this.#isPaused || this.#isClosed) return;
    this.#tick();
    this.#isPaused = true;
    this.source.clearQueue();
    this.#queue.takeBack();
  }

  resume(): void {
    if (!this.#isPaused || this.#isClosed) return;
    this.#isPaused = false;
    this.#tick();
  }

  clear(): void {
    if (this.#isClosed) return;
    if (!this.#isPaused) this.#hear();
    this.source.clearQueue();
    this.#tell(this.#queue.clear(), true);
    for (const resampler of this.#resamplers.values()) resampler.close();
    this.#resamplers.clear();
    this.#isPaused = false;
    this.#tick();
  }

  /** Resolves when everything was played, or cleared. */
  idle(): Promise<void> {
    if (this.#queue.isEmpty || this.#isClosed) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.clear();
    this.#isClosed = true;
    if (this.#timer) clearTimeout(this.#timer);
    await this.source.close();
  }

  #tick(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#isClosed) return;
    if (this.#isOpen && !this.#isPaused) {
      this.#hear();
      this.#send();
    }
    if (this.#queue.isEmpty) for (const resolve of this.#idle.splice(0)) resolve();
    else if (this.#isOpen && !this.#isPaused) this.#timer = setTimeout(() => this.#tick(), tickMs);
  }

  /** What the source does not hold any more came out. */
  #hear(): void {
    const held = Math.round((this.source.queuedDuration * mouthRate) / 1_000);
    this.#tell(this.#queue.hear(Math.max(0, this.#queue.ahead - held)), false);
  }

  #send(): void {
    while (this.source.queuedDuration < leadMs) {
      const samples = this.#queue.next(frameSamples);
      if (!samples) return;
      // It is counted at once and copied by then; only a closed source refuses it.
      this.source.captureFrame(new AudioFrame(samples, mouthRate, 1, samples.length)).catch(() => undefined);
    }
  }

  #tell(changes: HeardTo[], isCut: boolean): void {
    const now = performance.now();
    const isTime = isCut || now - this.#toldAt >= 100;
    for (const { segment, samples, isDone } of changes) {
      if (!isDone && !isTime) continue;
      this.#toldAt = now;
      this.#events.played({ segment, ms: Math.round((samples * 1_000) / mouthRate), isDone });
    }
  }

  #atRate(segment: number, pcm: Int16Array, sampleRate: number): Int16Array[] {
    if (sampleRate === mouthRate) return [pcm];
    let resampler = this.#resamplers.get(segment);
    if (!resampler) this.#resamplers.set(segment, (resampler = new AudioResampler(sampleRate, mouthRate, 1)));
    // A frame is handed over by the address of its buffer, so it must begin where its buffer begins.
    return resampler.push(new AudioFrame(pcm.slice(), sampleRate, 1, pcm.length)).map(({ data }) => data);
  }
}
