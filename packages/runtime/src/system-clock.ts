import type { Clock } from "./ports.ts";

/** The machine's clock. Timers never keep a process alive by themselves. */
export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  setTimer(afterMs, fire) {
    const timer: unknown = setTimeout(fire, afterMs);
    if (canUnref(timer)) timer.unref();
    return () => clearTimeout(timer as number);
  },
};

/** Node's timers are objects, a browser's are numbers. */
function canUnref(timer: unknown): timer is { unref(): void } {
  return typeof timer === "object" && timer !== null && "unref" in timer;
}
