import { circuitBreaker, type CircuitBreakerPolicy, CircuitState, ConsecutiveBreaker, ExponentialBackoff, handleWhen, noJitterGenerator } from "cockatiel"; // prettier-ignore
import { ModelError, type ModelErrorCode } from "../model-error.ts";

/** Whether providers may be asked now. One for each workspace: it outlives changes of routes and models. */
export interface Breakers {
  /** Asks to send a request. Gives what must be told how it ended, or why none may be sent. */
  enter(provider: string): Entered | RefusalCode;
  /** The provider asked for a pause. */
  rest(provider: string, ms: number): void;
  /** How long until a resting provider may be asked again; 0 when it rests not. */
  restingMs(provider: string): number;
  state(provider: string): BreakerState;
  /** Forgets a provider: it was changed or removed. */
  forget(provider: string): void;
}

export type BreakerState = "closed" | "open" | "half-open";
export type RefusalCode = "RATE_LIMITED" | "BREAKER_OPEN";

export interface Entered {
  /**
   * Once, when the request is over.
   * @param failure - null when the answer came to its end
   * @param hasWritten - something came, so the provider is alive
   */
  over(failure: ModelErrorCode | null, hasWritten: boolean): void;
}

export interface BreakerOptions {
  /** Failures in a row that open it. @defaultValue 3 */
  failures?: number;
  /** How long it stays open the first time; doubles up to a minute. @defaultValue 5 000 */
  openMs?: number;
}

/**
 * A breaker for each provider: it opens after failures in a row, lets one request through after a while (half-open), and closes when
 * that one succeeds. While it is half-open every other request is sent elsewhere rather than kept waiting.
 */
export function createBreakers({ failures = 3, openMs = 5_000 }: BreakerOptions = {}): Breakers {
  const providers = new Map<string, Provider>();
  const of = (id: string): Provider => {
    const known = providers.get(id);
    if (known) return known;
    const halfOpenAfter = new ExponentialBackoff({ initialDelay: openMs, maxDelay: 60_000, generator: noJitterGenerator });
    const policy = circuitBreaker(handleWhen(countsAgainst), { halfOpenAfter, breaker: new ConsecutiveBreaker(failures) });
    const made = { policy, isTested: false, restUntil: 0 };
    providers.set(id, made);
    return made;
  };

  return {
    enter(id) {
      const provider = of(id);
      if (provider.restUntil > Date.now()) return "RATE_LIMITED";
      // The library would have it wait for the test to end.
      if (provider.isTested) return "BREAKER_OPEN";
      return entered(provider) ?? "BREAKER_OPEN";
    },
    rest(id, ms) {
      const provider = of(id);
      provider.restUntil = Math.max(provider.restUntil, Date.now() + ms);
    },
    restingMs: (id) => Math.max(0, of(id).restUntil - Date.now()),
    state: (id) => stateNames[of(id).policy.state] ?? "open",
    forget: (id) => void providers.delete(id),
  };
}

interface Provider {
  policy: CircuitBreakerPolicy;
  /** Half-open, with its one request under way. */
  isTested: boolean;
  restUntil: number;
}

function entered(provider: Provider): Entered | null {
  const end = Promise.withResolvers<void>();
  let isIn = false;
  // Runs what it is given at once, or not at all.
  const run = provider.policy.execute(() => {
    isIn = true;
    return end.promise;
  });
  run.catch(() => {});
  if (!isIn) return null;
  const isTest = provider.policy.state === CircuitState.HalfOpen;
  provider.isTested ||= isTest;
  return {
    over(failure, hasWritten) {
      if (isTest) provider.isTested = false;
      if (failure === null || (failure === "ABORTED" && hasWritten)) end.resolve();
      // Given up before it wrote a word: nothing shows that it is well again.
      else end.reject(new ModelError(failure === "ABORTED" && isTest ? "UNAVAILABLE" : failure));
    },
  };
}

const against: ReadonlySet<string> = new Set<ModelErrorCode>(["UNAVAILABLE", "TIMEOUT", "RATE_LIMITED", "UNAUTHORISED"]);
const countsAgainst = (error: unknown): boolean => ModelError.is(error) && against.has(error.code);

const stateNames: Partial<Record<CircuitState, BreakerState>> = {
  [CircuitState.Closed]: "closed",
  [CircuitState.Open]: "open",
  [CircuitState.HalfOpen]: "half-open",
};
