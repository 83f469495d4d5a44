import type { Clock } from "./ports.ts";

/** Parts of a turn that take time. `turn`: from the caller's words to the first words of the answer. */
export type Stage = "understand" | "decide" | "append" | "tool" | "turn";

/** One measurement. */
export interface LatencySample {
  stage: Stage;
  turn: number;
  ms: number;
}

export interface StageLatency {
  count: number;
  p50: number;
  p90: number;
  p99: number;
  max: number;
}

/** How many of the newest samples of a stage the figures are made of. */
const window = 1000;

/** Measures stages and sums them up. Figures are in milliseconds, over the newest 1,000 samples of a stage. */
export class LatencyRecorder {
  readonly #samples = new Map<Stage, number[]>();
  readonly #clock: Clock;
  readonly #onSample: ((sample: LatencySample) => void) | undefined;

  constructor(clock: Clock, onSample?: (sample: LatencySample) => void) {
    this.#clock = clock;
    this.#onSample = onSample;
  }

  now(): number {
    return this.#clock.elapsed?.() ?? this.#clock.now();
  }

  since(stage: Stage, turn: number, startedAt: number): void {
    const ms = this.now() - startedAt;
    const samples = this.#samples.get(stage) ?? [];
    samples.push(ms);
    if (samples.length > window) samples.shift();
    this.#samples.set(stage, samples);
    this.#onSample?.({ stage, turn, ms });
  }

  summary(): Partial<Record<Stage, StageLatency>> {
    return Object.fromEntries([...this.#samples].map(([stage, samples]) => [stage, summaryOf(samples)]));
  }
}

function summaryOf(samples: readonly number[]): StageLatency {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return { count: sorted.length, p50: at(0.5), p90: at(0.9), p99: at(0.99), max: at(1) };
}
