import type { ProviderKind } from "@vaarta/llm";

/** A piece of an answer, before it is put on the wire. Arguments of a call come in the fragments given. */
export type WirePart =
  string | { call: string; args: readonly string[] } | { finish: "stop" | "length" | "filter" | "calls"; usage?: WireUsage };

export interface WireUsage {
  input: number;
  output: number;
  cached: number;
}

/** An answer as a provider of this kind streams it: server-sent events, as text. Ends with `stop` where the parts do not say otherwise. */
export function onTheWire(kind: ProviderKind, parts: readonly WirePart[]): string {
  const isFinished = parts.some((part) => typeof part === "object" && "finish" in part);
  return formats[kind](isFinished ? parts : [...parts, { finish: "stop" }]);
}

/** The error event of a provider that fails after it answered with 200. */
export function errorOnTheWire(kind: ProviderKind): string {
  if (kind === "anthropic") return event({ type: "error", error: { type: "overloaded_error", message: "Overloaded" } }, "error");
  if (kind === "google") return event({ error: { code: 503, message: "The model is overloaded.", status: "UNAVAILABLE" } });
  return event({ error: { message: "upstream failed", type: "server_error", code: null } });
}

const defaultUsage: WireUsage = { input: 20, output: 7, cached: 4 };

const formats: Record<ProviderKind, (parts: readonly WirePart[]) => string> = { "openai-compatible": openAi, anthropic, google };

function event(data: unknown, name?: string): string {
  return `${name === undefined ? "" : `event: ${name}\n`}data: ${JSON.stringify(data)}\n\n`;
}

function openAi(parts: readonly WirePart[]): string {
  const chunk = (delta: object, finishReason: string | null = null) =>
    event({ id: "chatcmpl-1", object: "chat.completion.chunk", created: 1, model: "m", choices: [{ index: 0, delta, finish_reason: finishReason }] }); // prettier-ignore
  let calls = 0;
  let wire = chunk({ role: "assistant", content: "" });
  for (const part of parts) {
    if (typeof part === "string") wire += chunk({ content: part });
    else if ("call" in part) {
      const index = calls++;
      wire += chunk({ tool_calls: [{ index, id: `call_${index}`, type: "function", function: { name: part.call, arguments: "" } }] });
      for (const fragment of part.args) wire += chunk({ tool_calls: [{ index, function: { arguments: fragment } }] });
    } else {
      const { input, output, cached } = part.usage ?? defaultUsage;
      wire += chunk({}, { stop: "stop", length: "length", filter: "content_filter", calls: "tool_calls" }[part.finish]);
      wire += event({ id: "chatcmpl-1", object: "chat.completion.chunk", created: 1, model: "m", choices: [], usage: { prompt_tokens: input, completion_tokens: output, total_tokens: input + output, prompt_tokens_details: { cached_tokens: cached } } }); // prettier-ignore
    }
  }
  return `${wire}data: [DONE]\n\n`;
}

function anthropic(parts: readonly WirePart[]): string {
  const send = (data: { type: string; [field: string]: unknown }) => event(data, data.type);
  const { input, output, cached } = parts.flatMap((part) => (typeof part === "object" && "finish" in part ? [part.usage ?? defaultUsage] : []))[0] ?? defaultUsage; // prettier-ignore
  let index = -1;
  let isInText = false;
  let wire = send({ type: "message_start", message: { id: "msg_1", type: "message", role: "assistant", model: "m", content: [], stop_reason: null, stop_sequence: null, usage: { input_tokens: input - cached, cache_read_input_tokens: cached, cache_creation_input_tokens: 0, output_tokens: 1 } } }); // prettier-ignore
  wire += send({ type: "ping" });
  const stop = () => (index < 0 ? "" : send({ type: "content_block_stop", index }));
  for (const part of parts) {
    if (typeof part === "string") {
      if (!isInText) wire += stop() + send({ type: "content_block_start", index: ++index, content_block: { type: "text", text: "" } });
      isInText = true;
      wire += send({ type: "content_block_delta", index, delta: { type: "text_delta", text: part } });
    } else if ("call" in part) {
      wire += stop() + send({ type: "content_block_start", index: ++index, content_block: { type: "tool_use", id: `toolu_${index}`, name: part.call, input: {} } }); // prettier-ignore
      isInText = false;
      for (const fragment of part.args) wire += send({ type: "content_block_delta", index, delta: { type: "input_json_delta", partial_json: fragment } }); // prettier-ignore
    } else {
      const reason = { stop: "end_turn", length: "max_tokens", filter: "refusal", calls: "tool_use" }[part.finish];
      wire += stop() + send({ type: "message_delta", delta: { stop_reason: reason, stop_sequence: null }, usage: { output_tokens: output } }) + send({ type: "message_stop" }); // prettier-ignore
    }
  }
  return wire;
}

function google(parts: readonly WirePart[]): string {
  const candidate = (content: object[], finishReason?: string) => ({ candidates: [{ content: { role: "model", parts: content }, index: 0, ...(finishReason && { finishReason }) }], modelVersion: "m", responseId: "r1" }); // prettier-ignore
  let wire = "";
  for (const part of parts) {
    if (typeof part === "string") wire += event(candidate([{ text: part }]));
    else if ("call" in part)
      wire += event(candidate([{ functionCall: { name: part.call, args: JSON.parse(part.args.join("")) as unknown } }]));
    else {
      const { input, output, cached } = part.usage ?? defaultUsage;
      const reason = { stop: "STOP", length: "MAX_TOKENS", filter: "SAFETY", calls: "STOP" }[part.finish];
      wire += event({ ...candidate([{ text: "" }], reason), usageMetadata: { promptTokenCount: input, candidatesTokenCount: output, totalTokenCount: input + output, cachedContentTokenCount: cached } }); // prettier-ignore
    }
  }
  // Its events end as its servers end them.
  return wire.replaceAll("\n\n", "\r\n\r\n");
}
