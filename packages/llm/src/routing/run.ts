import type { Route } from "../config.ts";
import { elapsedOf, type ModelClock } from "../clock.ts";
import { type ModelAttempt, ModelError, type ModelErrorCode } from "../model-error.ts";
import type { ModelUsage } from "../models.ts";
import type { ModelSource, SourcePart, SourceRequest } from "../source.ts";
import { runAttempt } from "./attempt.ts";
import type { Breakers } from "./breakers.ts";

/** One request on its way through the models of its route. */
export interface Run {
  request: SourceRequest;
  route: Required<Route>;
  sources: readonly ModelSource[];
  clock: ModelClock;
  breakers: Breakers;
  /** In [0, 1). */
  random: () => number;
  /** Models that did not finish it, in order. */
  attempts: ModelAttempt[];
  /** Everything that was sent, for the bill. */
  uses: SourceUse[];
}

export interface SourceUse {
  provider: string;
  model: string;
  usage: ModelUsage;
  /** The provider told nothing: measured by us. */
  isEstimated: boolean;
  /** Null: it answered, or wrote the beginning as it should. */
  failure: ModelErrorCode | null;
  ms: number;
  firstTokenMs: number | null;
}

/** What one model writes to one request, with its breaker, its timers and its place in the bill. */
export async function* write(run: Run, source: ModelSource, request: SourceRequest, hasBegun: boolean): AsyncGenerator<SourcePart> {
  const { breakers, clock, route } = run;
  const { provider, model } = source.ref;
  const entered = breakers.enter(provider);
  if (typeof entered === "string") {
    run.attempts.push({ provider, model, code: entered, ms: 0, handedOver: false });
    throw new ModelError(entered);
  }
  const started = elapsedOf(clock);
  const since = () => elapsedOf(clock) - started;
  let failure: ModelErrorCode | null = "ABORTED";
  let firstTokenMs: number | null = null;
  let text = "";
  let finish: Extract<SourcePart, { type: "finish" }> | null = null;
  try {
    for await (const part of runAttempt(source, request, { clock, ...route })) {
      if (part.type === "finish") {
        finish = part;
        break;
      }
      firstTokenMs ??= since();
      if (part.type === "text") text += part.text;
      yield part;
    }
    if (!finish) throw new ModelError("UNAVAILABLE");
    if (finish.reason === "content-filter") throw new ModelError("FILTERED");
    if (firstTokenMs === null && !hasBegun) throw new ModelError("BAD_OUTPUT");
    failure = null;
  } catch (error) {
    // What is no failure of a model is a fault of ours, and is not hidden by asking the next one.
    if (!ModelError.is(error)) throw error;
    failure = error.code;
    if (error.retryAfterMs !== undefined) breakers.rest(provider, error.retryAfterMs);
    throw error;
  } finally {
    entered.over(failure, firstTokenMs !== null);
    if (failure !== null) run.attempts.push({ provider, model, code: failure, ms: since(), handedOver: false });
    // What never reached the provider, or was refused by it, costs nothing.
    const isBilled = finish !== null || firstTokenMs !== null || failure === "TIMEOUT" || failure === "ABORTED";
    const usage = finish?.usage ?? null;
    if (isBilled) run.uses.push({ provider, model, usage: usage ?? estimated(source, request, text), isEstimated: usage === null, failure, ms: since(), firstTokenMs }); // prettier-ignore
  }
  // Last, so that it is on the bill by then.
  yield finish;
}

/** Marks the model tried last as one whose words were passed on; a relay changes its code too. */
export function handOver(run: Run, change: Pick<ModelAttempt, "code"> | null = null): void {
  const last = run.attempts.pop();
  if (last) run.attempts.push({ ...last, ...change, handedOver: true });
}

function estimated(source: ModelSource, request: SourceRequest, text: string): ModelUsage {
  const input = request.messages.reduce((sum, message) => sum + source.countTokens(message.text), source.countTokens(request.system));
  return { inputTokens: input, outputTokens: source.countTokens(text), cachedInputTokens: 0 };
}
