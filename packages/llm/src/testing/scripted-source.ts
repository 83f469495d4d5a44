import type { ModelRef } from "../config.ts";
import { ModelError, type ModelErrorCode } from "../model-error.ts";
import type { ModelSource, SourcePart, SourceRequest } from "../source.ts";

/** A word or two of text, a part, a failure, or a wait: "held" until the signal is aborted or `release` is called. */
export type ScriptedPart = string | SourcePart | { fails: ModelErrorCode; retryAfterMs?: number };

export interface ScriptedSource extends ModelSource {
  requests: SourceRequest[];
  /** Requests that were closed before their end. */
  closed: number;
  /** Lets a held answer go on. */
  release(): void;
}

const held = "held";

/** A model in memory. Each request takes the next answer; one too many is an error of the test. An answer that does not say so ends with `finish`. */
export function scriptedSource(model: string, ...answers: readonly (readonly ScriptedPart[])[]): ScriptedSource {
  const ref: ModelRef = { provider: `p-${model}`, model };
  let go = Promise.withResolvers<void>();
  const source: ScriptedSource = {
    ref,
    requests: [],
    closed: 0,
    release() {
      go.resolve();
      go = Promise.withResolvers();
    },
    contextTokens: 8_192,
    countTokens: (text) => Math.ceil(text.length / 4),
    async *write(request) {
      const answer = answers[source.requests.length];
      source.requests.push(request);
      if (!answer) throw new Error(`The test scripts no answer number ${source.requests.length} of ${model}.`);
      let isOver = false;
      try {
        for (const part of answer) {
          await wait(part === held ? go.promise : Promise.resolve(), request.signal);
          if (part === held) continue;
          if (typeof part === "string") yield { type: "text", text: part };
          else if ("fails" in part) {
            isOver = true;
            throw new ModelError(part.fails, undefined, part.retryAfterMs === undefined ? {} : { retryAfterMs: part.retryAfterMs });
          } else {
            isOver = part.type === "finish";
            yield part;
          }
        }
        if (isOver) return;
        isOver = true;
        yield { type: "finish", reason: "stop", usage: { inputTokens: 10, outputTokens: 5, cachedInputTokens: 2 } };
      } finally {
        if (!isOver) source.closed++;
      }
    },
  };
  return source;
}

async function wait(until: Promise<void>, signal: AbortSignal): Promise<void> {
  if (signal.aborted) throw new ModelError("ABORTED");
  const aborted = Promise.withResolvers<never>();
  const onAbort = () => aborted.reject(new ModelError("ABORTED"));
  signal.addEventListener("abort", onAbort, { once: true });
  try {
    await Promise.race([until, aborted.promise]);
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}
