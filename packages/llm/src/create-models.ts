import type { AnswerCache } from "./cache/answer-cache.ts";
import { elapsedOf, machineClock, type ModelClock } from "./clock.ts";
import { fullRoute, type Route, type Routes, sameRef } from "./config.ts";
import { ModelError } from "./model-error.ts";
import type { Json } from "@vaarta/flow";
import { type ModelAnswer, type ModelChunk, type ModelRequest, type Models, type ModelTask, type ModelUsage, modelTasks, type TokenMeasure } from "./models.ts"; // prettier-ignore
import { answer } from "./routing/answer.ts";
import { type Breakers, createBreakers } from "./routing/breakers.ts";
import type { Run, SourceUse } from "./routing/run.ts";
import type { ModelSource, SourceRequest } from "./source.ts";

export interface ModelsOptions {
  sources: readonly ModelSource[];
  /** References to models that are not among the sources are left out. */
  routes: Routes;
  /** Give the same ones again when routes or models change, so that a broken provider is not asked anew. */
  breakers?: Breakers;
  /** Without one nothing is cached. */
  cache?: AnswerCache;
  clock?: ModelClock;
  /** In [0, 1). */
  random?: () => number;
  /** Asked before every request that is not answered from the cache. */
  isOverBudget?: (task: ModelTask) => boolean;
  /** Called for everything that was sent to a provider, also what failed or lost a race. */
  onUse?: (use: ModelUse) => void;
}

/** One request to one provider, for the bill. */
export interface ModelUse extends SourceUse {
  task: ModelTask;
  turn: { conversation: string; id: string } | null;
}

/**
 * Models by task, over their routes.
 * @see models.ts for what they promise
 */
export function createModels(options: ModelsOptions): Models {
  const { clock = machineClock, random = Math.random, cache, breakers = createBreakers() } = options;
  const routes = new Map(modelTasks.map((task) => [task, routeOf(task, options)]));

  async function* stream(request: ModelRequest): AsyncGenerator<ModelChunk> {
    const { task, signal, system, stablePrefix, messages, schema, tools, maxOutputTokens, turn } = request;
    const started = elapsedOf(clock);
    const since = () => elapsedOf(clock) - started;
    const route = routes.get(task);
    if (!route) throw new ModelError("NO_MODEL");
    if (signal.aborted) throw new ModelError("ABORTED");
    const kept = cache?.find(request);
    if (kept) {
      yield { type: "text", text: kept.text };
      yield { type: "finish", reason: "stop", model: kept.model, provider: kept.provider, usage: noUsage, firstTokenMs: since(), totalMs: since(), cached: true, attempts: [] }; // prettier-ignore
      return;
    }
    if (options.isOverBudget?.(task)) throw new ModelError("OVER_BUDGET");

    const limit = new AbortController();
    const stopTimer = clock.setTimer(route.totalMs, () => limit.abort());
    const sourceRequest: SourceRequest = {
      system,
      messages,
      maxOutputTokens: maxOutputTokens ?? route.maxOutputTokens,
      signal: AbortSignal.any([signal, limit.signal]),
      ...(stablePrefix !== undefined && { stablePrefix }),
      ...(schema && { schema }),
      ...(tools && { tools }),
    };
    const run: Run = { request: sourceRequest, route, sources: route.sources, clock, breakers, random, attempts: [], uses: [] };
    let text = "";
    let firstTokenMs: number | null = null;
    try {
      for await (const part of answer(run)) {
        if (part.type !== "finish") {
          firstTokenMs ??= since();
          if (part.type === "text") text += part.text;
          yield part;
          continue;
        }
        const { provider, model } = run.uses.findLast(({ failure }) => failure === null) ?? { provider: "", model: "" };
        if (part.reason === "stop") cache?.keep(request, { text, provider, model });
        yield { type: "finish", reason: part.reason, provider, model, usage: total(run.uses), firstTokenMs: firstTokenMs ?? since(), totalMs: since(), cached: false, attempts: run.attempts }; // prettier-ignore
      }
    } catch (error) {
      const isOutOfTime = ModelError.is(error) && error.code === "ABORTED" && limit.signal.aborted && !signal.aborted;
      throw isOutOfTime ? new ModelError("TIMEOUT", undefined, { attempts: run.attempts }) : error;
    } finally {
      stopTimer();
      for (const use of run.uses) options.onUse?.({ ...use, task, turn: turn ?? null });
    }
  }

  return {
    has: (task) => Boolean(routes.get(task)),
    stream,
    measure: (task) => measureOf(routes.get(task) ?? null),
    complete: (request) => complete(stream(request), request.schema !== undefined),
  };
}

async function complete(chunks: AsyncIterable<ModelChunk>, isJson: boolean): Promise<ModelAnswer> {
  let text = "";
  const toolCalls: ModelAnswer["toolCalls"][number][] = [];
  for await (const chunk of chunks) {
    if (chunk.type === "text") text += chunk.text;
    else if (chunk.type === "tool-call") toolCalls.push({ id: chunk.id, tool: chunk.tool, args: chunk.args });
    else {
      const { type: _, ...outcome } = chunk;
      return { ...outcome, text, toolCalls, ...(isJson && { json: JSON.parse(text) as Json }) };
    }
  }
  throw new ModelError("UNAVAILABLE");
}

function routeOf(task: ModelTask, { routes, sources }: ModelsOptions): (Required<Route> & { sources: readonly ModelSource[] }) | null {
  const route = routes[task];
  if (!route) return null;
  const found = route.models.flatMap((ref) => sources.find((source) => sameRef(source.ref, ref)) ?? []);
  return found.length === 0 ? null : { ...fullRoute(task, route), sources: found };
}

function measureOf(route: (Required<Route> & { sources: readonly ModelSource[] }) | null): TokenMeasure | null {
  if (!route) return null;
  const contextTokens = Math.min(...route.sources.map((source) => source.contextTokens));
  return {
    maxInputTokens: contextTokens - route.maxOutputTokens,
    count: (text) => Math.max(...route.sources.map((source) => source.countTokens(text))),
  };
}

const noUsage: ModelUsage = { inputTokens: 0, outputTokens: 0, cachedInputTokens: 0 };

function total(uses: readonly SourceUse[]): ModelUsage {
  return uses.reduce((sum, { usage }) => ({
    inputTokens: sum.inputTokens + usage.inputTokens,
    outputTokens: sum.outputTokens + usage.outputTokens,
    cachedInputTokens: sum.cachedInputTokens + usage.cachedInputTokens,
  }), noUsage); // prettier-ignore
}
