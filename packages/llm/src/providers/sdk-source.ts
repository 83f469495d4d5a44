import type { LanguageModelV4, LanguageModelV4FinishReason, LanguageModelV4StreamPart, LanguageModelV4Usage } from "@ai-sdk/provider";
import type { Json } from "@vaarta/flow";
import { tokenFamily } from "../budget/estimate-tokens.ts";
import type { ModelConfig, ProviderKind } from "../config.ts";
import { ModelError } from "../model-error.ts";
import type { FinishReason, ModelUsage } from "../models.ts";
import type { ModelSource, SourcePart, SourceRequest } from "../source.ts";
import { callOptions } from "./call-options.ts";
import { modelErrorOf } from "./sdk-errors.ts";
import { countTokens } from "./token-counter.ts";
import { WithoutThoughts } from "./without-thoughts.ts";

export interface SdkModel {
  /** The provider's id. */
  provider: string;
  kind: ProviderKind;
  model: LanguageModelV4;
  config: ModelConfig;
}

/** A model of the AI SDK as a source. */
export function sdkSource({ provider, kind, model, config }: SdkModel): ModelSource {
  const family = tokenFamily(config.model);
  return {
    ref: { provider, model: config.model },
    contextTokens: config.contextTokens ?? 8_192,
    countTokens: (text) => countTokens(text, family),
    write: (request) => write(model, request, { config, kind }),
  };
}

/** So long the end of a response is waited for after its last part: read to its end, its connection can be used again. */
const lingerMs = 200;

async function* write(
  model: LanguageModelV4,
  request: SourceRequest,
  how: { config: ModelConfig; kind: ProviderKind },
): AsyncGenerator<SourcePart> {
  const { signal } = request;
  let reader: ReadableStreamDefaultReader<LanguageModelV4StreamPart> | null = null;
  let finish: SourcePart | null = null;
  const thoughts = new WithoutThoughts();
  try {
    const { stream } = await model.doStream(callOptions(request, how.config, how.kind));
    reader = stream.getReader();
    while (true) {
      const { done, value }: Read = await (finish ? Promise.race([reader.read(), linger()]) : reader.read());
      if (done) break;
      const text = value.type === "text-delta" ? thoughts.push(value.delta) : value.type === "finish" ? thoughts.end() : "";
      if (text !== "") yield { type: "text", text };
      if (value.type === "tool-call") yield { type: "tool-call", id: value.toolCallId, tool: value.toolName, args: argsOf(value.input) };
      else if (value.type === "finish") finish = { type: "finish", reason: reasonOf(value.finishReason), usage: usageOf(value.usage) };
      else if (value.type === "error") throw modelErrorOf(value.error, signal);
    }
    if (!finish) throw new ModelError("UNAVAILABLE");
    yield finish;
  } catch (error) {
    throw modelErrorOf(error, signal);
  } finally {
    reader?.cancel().catch(() => {});
  }
}

type Read = ReadableStreamReadResult<LanguageModelV4StreamPart>;

function linger(): Promise<Read> {
  return new Promise((resolve) => void setTimeout(resolve, lingerMs, { done: true, value: undefined }).unref());
}

function argsOf(input: string): Json {
  try {
    return JSON.parse(input === "" ? "{}" : input) as Json;
  } catch {
    throw new ModelError("BAD_OUTPUT");
  }
}

function reasonOf({ unified }: LanguageModelV4FinishReason): FinishReason {
  // The SDK says so of an answer that stopped in the middle.
  if (unified === "error" || unified === "interrupted") throw new ModelError("UNAVAILABLE");
  return unified;
}

function usageOf({ inputTokens, outputTokens }: LanguageModelV4Usage): ModelUsage | null {
  if (inputTokens.total === undefined && outputTokens.total === undefined) return null;
  return { inputTokens: inputTokens.total ?? 0, outputTokens: outputTokens.total ?? 0, cachedInputTokens: inputTokens.cacheRead ?? 0 };
}
