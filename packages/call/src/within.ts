import type { Clock } from "@vaarta/runtime";

/** Waits for work no longer than a time. What comes later is thrown away. @throws whatever the work throws, or what `late` makes */
export function within<T>(clock: Clock, ms: number, work: Promise<T>, late: () => Error): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = clock.setTimer(ms, () => reject(late()));
    const settle = (end: () => void) => {
      cancel();
      end();
    };
    work.then(
      (value) => settle(() => resolve(value)),
      (error: unknown) => settle(() => reject(error instanceof Error ? error : new Error(String(error)))),
    );
  });
}
