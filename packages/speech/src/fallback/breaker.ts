import { circuitBreaker, CircuitState, ConsecutiveBreaker, ExponentialBackoff, handleAll, noJitterGenerator } from "cockatiel";
import { isSpeechError } from "../speech-error.ts";

export interface BreakerOptions {
  /** Failures in a row that open it. @defaultValue 3 */
  failures?: number;
  /** How long it stays open the first time; doubles up to a minute. @defaultValue 5 000 */
  openMs?: number;
}

/** Whether a provider may be asked now. It closes again when one request, let through after a while, succeeds. */
export interface Breaker {
  /** @returns what must be told once how the request ended; null when none may be sent */
  enter(): RequestEnd | null;
}

/** @param failure - null when it went well; "given-up" when nobody waited for it any more */
export type RequestEnd = (failure: unknown) => void;

export function createBreaker({ failures = 3, openMs = 5_000 }: BreakerOptions = {}): Breaker {
  const halfOpenAfter = new ExponentialBackoff({ initialDelay: openMs, maxDelay: 60_000, generator: noJitterGenerator });
  const policy = circuitBreaker(handleAll, { halfOpenAfter, breaker: new ConsecutiveBreaker(failures) });
  let isTested = false;

  return {
    enter() {
      // The library would have a second request wait for the test to end.
      if (isTested) return null;
      const end = Promise.withResolvers<void>();
      let isIn = false;
      // Runs what it is given at once, or not at all.
      policy.execute(() => ((isIn = true), end.promise)).catch(() => {}); // prettier-ignore
      if (!isIn) return null;
      const isTest = policy.state === CircuitState.HalfOpen;
      isTested ||= isTest;
      return (failure) => {
        if (isTest) isTested = false;
        const isItsFault = failure !== null && (failure === givenUp ? isTest : countsAgainst(failure));
        if (isItsFault) end.reject(new Error("failed", { cause: failure }));
        else end.resolve();
      };
    },
  };
}

export const givenUp = "given-up";

/** A language it lacks is no sign of illness. */
const countsAgainst = (failure: unknown) => !(isSpeechError(failure) && failure.code === "LANGUAGE_LACKING");
