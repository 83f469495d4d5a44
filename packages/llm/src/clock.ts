/** Time as this package sees it; the runtime's clock is one too. */
export interface ModelClock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Milliseconds that never go back, for measuring. @defaultValue now() */
  elapsed?(): number;
  /** Calls once after a time; gives what cancels it. */
  setTimer(afterMs: number, fire: () => void): () => void;
}

export const machineClock: ModelClock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  setTimer(afterMs, fire) {
    const timer = setTimeout(fire, afterMs);
    return () => clearTimeout(timer);
  },
};

export const elapsedOf = (clock: ModelClock): number => clock.elapsed?.() ?? clock.now();
