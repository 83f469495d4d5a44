import type { Clock } from "./ports.ts";

/** A clock that moves when told: a conversation's silences pass in no time. */
export interface VirtualClock extends Clock {
  /**
   * Moves on by a time; timers fire in their order, each at its own moment.
   * @param between - awaited before the first timer and after each, such as `driver.settled`
   */
  advance(ms: number, between?: () => Promise<void>): Promise<void>;
  /** Milliseconds until the next timer; null when none is set. */
  next(): number | null;
}

/** @param startAt - milliseconds since the epoch */
export function virtualClock(startAt: number): VirtualClock {
  let now = startAt;
  let made = 0;
  const timers = new Map<number, { dueAt: number; fire: () => void }>();
  const earliest = () => [...timers].sort(([a, x], [b, y]) => x.dueAt - y.dueAt || a - b)[0];
  return {
    now: () => now,
    setTimer(afterMs, fire) {
      made += 1;
      const id = made;
      timers.set(id, { dueAt: now + Math.max(0, afterMs), fire });
      return () => timers.delete(id);
    },
    async advance(ms, between) {
      const until = now + ms;
      for (;;) {
        // What is on its way may set a timer that is due within this time.
        await between?.();
        const timer = earliest();
        if (!timer || timer[1].dueAt > until) break;
        const [id, { dueAt, fire }] = timer;
        timers.delete(id);
        now = Math.max(now, dueAt);
        fire();
      }
      now = until;
    },
    next: () => {
      const timer = earliest();
      return timer ? Math.max(0, timer[1].dueAt - now) : null;
    },
  };
}
