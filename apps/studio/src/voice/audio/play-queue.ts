/** How far a segment has come, in samples of the loudspeaker. */
export interface Progress {
  segment: number;
  samples: number;
  isDone: boolean;
}

interface Segment {
  number: number;
  blocks: Float32Array[];
  /** Of the first block, what has been played. */
  offset: number;
  played: number;
  isFinished: boolean;
}

/** Long enough that a voice which stops or starts does not click, short enough that nobody waits for it. */
const fadeSamples = 192;

/**
 * What is to be played, segment by segment in the order they came, and what of it has been. No clock of its own: it moves on by what is
 * taken from it, so the loudspeaker's pace is the only truth.
 */
export class PlayQueue {
  #segments: Segment[] = [];
  #isPaused = false;
  /** Loudness it fades to or from, in [0, 1]. */
  #gain = 1;
  /** What is faded out after a clear, so that it does not click. */
  #tail: Float32Array | null = null;

  add(number: number, block: Float32Array): void {
    if (block.length > 0) this.#of(number).blocks.push(block);
  }

  /** Nothing more comes for it. */
  finish(number: number): void {
    this.#of(number).isFinished = true;
  }

  pause(): void {
    this.#isPaused = true;
  }

  resume(): void {
    this.#isPaused = false;
  }

  /** Drops everything. @returns what was heard of each open segment */
  clear(): Progress[] {
    const dropped = this.#segments.map(({ number, played }) => ({ segment: number, samples: played, isDone: true }));
    const current = this.#segments.find(({ blocks }) => blocks.length > 0);
    if (current && !this.#isPaused) this.#tail = current.blocks[0]!.slice(current.offset, current.offset + fadeSamples);
    this.#segments = [];
    this.#isPaused = false;
    this.#gain = 1;
    return dropped;
  }

  /** Fills a block of the loudspeaker; silence where there is nothing. @returns the segments that came to their end in it */
  render(out: Float32Array): Progress[] {
    out.fill(0);
    const ended: Progress[] = [];
    let at = 0;
    while (at < out.length && !(this.#isPaused && this.#gain === 0)) {
      const segment = this.#segments[0];
      if (!segment) break;
      const block = segment.blocks[0];
      if (!block) {
        if (!segment.isFinished) break;
        ended.push({ segment: segment.number, samples: segment.played, isDone: true });
        this.#segments.shift();
        continue;
      }
      const goal = this.#isPaused ? 0 : 1;
      let count = Math.min(out.length - at, block.length - segment.offset);
      for (let index = 0; index < count; index++) {
        if (this.#gain !== goal) this.#gain = towards(this.#gain, goal);
        if (this.#isPaused && this.#gain === 0) count = index;
        else out[at + index] = block[segment.offset + index]! * this.#gain;
      }
      at += count;
      segment.played += count;
      segment.offset += count;
      if (segment.offset < block.length) continue;
      segment.blocks.shift();
      segment.offset = 0;
    }
    this.#fade(out);
    return ended;
  }

  /** How far the segment being played has come. */
  progress(): Progress | null {
    const segment = this.#segments[0];
    return segment ? { segment: segment.number, samples: segment.played, isDone: false } : null;
  }

  #fade(out: Float32Array): void {
    if (!this.#tail) return;
    const tail = this.#tail;
    this.#tail = null;
    for (let at = 0; at < Math.min(tail.length, out.length); at++) out[at]! += tail[at]! * (1 - at / Math.min(tail.length, out.length));
  }

  #of(number: number): Segment {
    let found = this.#segments.find((segment) => segment.number === number);
    if (!found) this.#segments.push((found = { number, blocks: [], offset: 0, played: 0, isFinished: false }));
    return found;
  }
}

function towards(gain: number, goal: number): number {
  const step = 1 / fadeSamples;
  return goal > gain ? Math.min(goal, gain + step) : Math.max(goal, gain - step);
}
