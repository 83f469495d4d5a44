/** One segment that has not been heard to its end. Counts are samples. */
interface Open {
  segment: number;
  chunks: Int16Array[];
  length: number;
  sent: number;
  heard: number;
  isFinished: boolean;
}

/** How far a segment was heard, in samples. */
export interface HeardTo {
  segment: number;
  samples: number;
  isDone: boolean;
}

/**
 * Speech on its way to a loudspeaker that takes it a little ahead of time: what waits, what was sent, what was heard. Segments are heard in the
 * order of their numbers. Sound is kept until it was heard, so that a pause can take back what was sent too early and lose nothing.
 */
export class PlayoutQueue {
  #open: Open[] = [];
  /** Segments up to this one are over; sound that still comes for them is dropped. */
  #overTo = 0;

  /** True when nothing is left to be heard, and nothing more is announced. */
  get isEmpty(): boolean {
    return this.#open.length === 0;
  }

  /** Samples sent and not heard yet. */
  get ahead(): number {
    return this.#open.reduce((sum, { sent, heard }) => sum + sent - heard, 0);
  }

  add(segment: number, pcm: Int16Array): void {
    const open = this.#of(segment);
    if (!open || open.isFinished) return;
    open.chunks.push(pcm);
    open.length += pcm.length;
  }

  finish(segment: number): void {
    const open = this.#of(segment);
    if (open) open.isFinished = true;
  }

  /** The next samples to send, at most so many; null when nothing can be sent now: what follows an unfinished segment waits for its end. */
  next(most: number): Int16Array | null {
    for (const open of this.#open) {
      if (open.sent < open.length) return this.#cut(open, Math.min(most, open.length - open.sent));
      if (!open.isFinished) return null;
    }
    return null;
  }

  /** So many of the samples that were sent came out. @returns what changed, in order */
  hear(samples: number): HeardTo[] {
    let left = samples;
    const changes: HeardTo[] = [];
    while (this.#open[0]) {
      const [open] = this.#open as [Open];
      const step = Math.min(left, open.sent - open.heard);
      open.heard += step;
      left -= step;
      const isDone = open.isFinished && open.heard === open.length;
      if (step > 0 || isDone) changes.push({ segment: open.segment, samples: open.heard, isDone });
      if (!isDone) break;
      this.#overTo = open.segment;
      this.#open.shift();
    }
    return changes;
  }

  /** What was sent and not heard is to be sent again. */
  takeBack(): void {
    for (const open of this.#open) open.sent = open.heard;
  }

  /** Drops everything. @returns each segment that was open, with what was heard of it */
  clear(): HeardTo[] {
    const cut = this.#open.map(({ segment, heard }) => ({ segment, samples: heard, isDone: true }));
    this.#overTo = this.#open.at(-1)?.segment ?? this.#overTo;
    this.#open = [];
    return cut;
  }

  #of(segment: number): Open | null {
    if (segment <= this.#overTo) return null;
    const known = this.#open.find((open) => open.segment === segment);
    if (known) return known;
    const open = { segment, chunks: [], length: 0, sent: 0, heard: 0, isFinished: false };
    this.#open.push(open);
    return open;
  }

  #cut(open: Open, samples: number): Int16Array {
    const cut = new Int16Array(samples);
    let filled = 0;
    let start = 0;
    for (const chunk of open.chunks) {
      const from = open.sent + filled - start;
      if (from < chunk.length) {
        const part = chunk.subarray(from, from + samples - filled);
        cut.set(part, filled);
        filled += part.length;
        if (filled === samples) break;
      }
      start += chunk.length;
    }
    open.sent += samples;
    return cut;
  }
}
