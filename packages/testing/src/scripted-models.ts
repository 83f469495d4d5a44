import {
  type ModelAnswer,
  type ModelChunk,
  ModelError,
  type ModelErrorCode,
  type ModelRequest,
  type Models,
  type ModelTask,
} from "@vaarta/llm";
import type { Json } from "@vaarta/flow";

/**
 * What a scripted model does once: says pieces of text in order, answers JSON, calls tools, fails (at once, or after some pieces),
 * or stays silent until it is aborted.
 */
export interface ScriptedModelAnswer {
  text?: string | readonly string[];
  json?: Json;
  toolCalls?: readonly { tool: string; args: Json }[];
  /** After what comes before. */
  fails?: ModelErrorCode;
  /** After what comes before: nothing more comes until the signal is aborted. */
  silent?: boolean;
}

/** A request as it was made, and whether it was given up. */
export interface ModelRequestSeen extends Omit<ModelRequest, "signal"> {
  aborted: boolean;
}

/** Answers requests by task, in order, each once. Throws on a request that was not scripted. `requests` is what was asked. */
export function scriptedModels(
  script: Partial<Record<ModelTask, readonly (ScriptedModelAnswer | ((request: ModelRequest) => ScriptedModelAnswer))[]>>,
): Models & { requests: ModelRequestSeen[] } {
  const requests: ModelRequestSeen[] = [];
  const next = (request: ModelRequest): ScriptedModelAnswer => {
    const seen = requests.filter(({ task }) => task === request.task).length;
    const { signal, ...asked } = request;
    const record: ModelRequestSeen = { ...asked, aborted: signal.aborted };
    signal.addEventListener("abort", () => (record.aborted = true), { once: true });
    requests.push(record);
    const answer = script[request.task]?.[seen];
    if (!answer) throw new Error(`The test scripts no answer number ${seen + 1} to ${request.task}.`);
    return typeof answer === "function" ? answer(request) : answer;
  };

  async function* stream(request: ModelRequest): AsyncIterable<ModelChunk> {
    const answer = next(request);
    await Promise.resolve();
    if (request.signal.aborted) throw new ModelError("ABORTED");
    const texts = answer.json === undefined ? (answer.text ?? []) : JSON.stringify(answer.json);
    for (const text of typeof texts === "string" ? [texts] : texts) {
      yield { type: "text", text };
      // As on a real wire, an abort is seen between chunks.
      if (request.signal.aborted) throw new ModelError("ABORTED");
    }
    for (const [index, call] of (answer.toolCalls ?? []).entries()) yield { type: "tool-call", id: `call-${index + 1}`, ...call };
    if (answer.silent) await aborted(request.signal);
    if (answer.fails) throw new ModelError(answer.fails);
    yield {
      type: "finish",
      reason: answer.toolCalls ? "tool-calls" : "stop",
      model: "scripted",
      provider: "scripted",
      usage: { inputTokens: 10, outputTokens: 5, cachedInputTokens: 0 },
      firstTokenMs: 0,
      totalMs: 0,
      cached: false,
      attempts: [],
    };
  }

  return {
    requests,
    has: (task) => script[task] !== undefined,
    stream,
    async complete(request) {
      let text = "";
      const toolCalls: ModelAnswer["toolCalls"][number][] = [];
      for await (const chunk of stream(request)) {
        if (chunk.type === "text") text += chunk.text;
        else if (chunk.type === "tool-call") toolCalls.push({ id: chunk.id, tool: chunk.tool, args: chunk.args });
        else {
          const { type: _, ...outcome } = chunk;
          return { ...outcome, text, toolCalls, ...(request.schema && { json: JSON.parse(text) as Json }) };
        }
      }
      throw new Error("unreachable");
    },
  };
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(new ModelError("ABORTED"));
    signal.addEventListener("abort", () => reject(new ModelError("ABORTED")), { once: true });
  });
}
