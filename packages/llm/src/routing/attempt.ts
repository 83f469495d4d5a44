import type { ModelClock } from "../clock.ts";
import { ModelError } from "../model-error.ts";
import type { ModelSource, SourcePart, SourceRequest } from "../source.ts";

export interface AttemptLimits {
  clock: ModelClock;
  /** Until the first part. */
  firstTokenMs: number;
  /** Between two parts. */
  stallMs: number;
}

/**
 * One request to one model under its timers. However it ends (the answer is over, a timer ran out, the signal was aborted,
 * or the loop was left), the request is closed on the wire and no timer stays behind.
 */
export async function* runAttempt(source: ModelSource, request: SourceRequest, limits: AttemptLimits): AsyncGenerator<SourcePart> {
  const { signal } = request;
  if (signal.aborted) throw new ModelError("ABORTED");
  const controller = new AbortController();
  const cut = Promise.withResolvers<never>();
  // Nobody may be waiting when it is cut.
  cut.promise.catch(() => {});
  const cutOff = (code: "ABORTED" | "TIMEOUT") => {
    cut.reject(new ModelError(code));
    controller.abort();
  };
  const onAbort = () => cutOff("ABORTED");
  signal.addEventListener("abort", onAbort, { once: true });
  let stopTimer = limits.clock.setTimer(limits.firstTokenMs, () => cutOff("TIMEOUT"));
  const parts = source.write({ ...request, signal: controller.signal })[Symbol.asyncIterator]();
  try {
    while (true) {
      // A provider that does not let go of an aborted request must not hold the caller.
      const next = await Promise.race([parts.next(), cut.promise]);
      stopTimer();
      if (next.done) return;
      yield next.value;
      stopTimer = limits.clock.setTimer(limits.stallMs, () => cutOff("TIMEOUT"));
    }
  } finally {
    stopTimer();
    signal.removeEventListener("abort", onAbort);
    controller.abort();
    Promise.resolve(parts.return?.()).catch(() => {});
  }
}
