const everyMs = 50;

/** How late this process's timers come: the truest sign that it can do no more. */
export function lagMeter(): { worst(): number; stop(): void } {
  let due = performance.now() + everyMs;
  let worst = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    worst = Math.max(worst, now - due);
    due = now + everyMs;
  }, everyMs);
  timer.unref();
  return {
    /** Since it was last asked, in milliseconds. */
    worst() {
      const found = Math.max(0, Math.round(worst));
      worst = 0;
      return found;
    },
    stop: () => clearInterval(timer),
  };
}
