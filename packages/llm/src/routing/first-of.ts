import { ModelError } from "../model-error.ts";

/** Something under way that can be aborted. */
export type Try<T> = (signal: AbortSignal) => Promise<T>;

/**
 * The first of several to succeed; every other is aborted, and given to `discard` when it had succeeded too. What won goes on under
 * the caller's signal.
 * @throws the error of the last, when all failed; {ModelError} ABORTED
 */
export async function firstOf<T>(tries: readonly Try<T>[], signal: AbortSignal, discard: (value: T) => Promise<unknown>): Promise<T> {
  const controllers = tries.map(() => new AbortController());
  const abortAll = () => controllers.forEach((controller) => controller.abort());
  signal.addEventListener("abort", abortAll, { once: true });
  if (signal.aborted) abortAll();
  const running = tries.map(async (run, index) => ({ index, value: await run(controllers[index]!.signal) }));
  try {
    const winner = await Promise.any(running);
    controllers.forEach((controller, index) => index !== winner.index && controller.abort());
    // Those that lost are waited for, so that they are on record before the answer goes on.
    for (const other of await Promise.allSettled(running)) {
      if (other.status === "fulfilled" && other.value.index !== winner.index) await discard(other.value.value);
    }
    return winner.value;
  } catch (error) {
    if (signal.aborted) throw new ModelError("ABORTED");
    throw error instanceof AggregateError ? (error.errors.find((one) => !ModelError.is(one)) ?? error.errors.at(-1)) : error;
  }
}
