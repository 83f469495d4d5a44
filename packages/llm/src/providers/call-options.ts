import type { JSONSchema7, LanguageModelV4CallOptions, LanguageModelV4Prompt } from "@ai-sdk/provider";
import type { ModelConfig, ProviderKind } from "../config.ts";
import type { JsonSchema, ModelMessage } from "../models.ts";
import { isStrict } from "../schema/json-answer.ts";
import type { SourceRequest } from "../source.ts";

/** A request as the SDK takes it. */
export function callOptions(request: SourceRequest, config: ModelConfig, kind: ProviderKind): LanguageModelV4CallOptions {
  const { schema, tools, maxOutputTokens, signal } = request;
  const isAsked = schema !== undefined && config.json !== "schema";
  return {
    prompt: [
      ...(kind === "anthropic" ? keptSystem : oneSystem)(systemOf(request, isAsked ? schema : null)),
      ...messagesOf(request.messages),
    ],
    maxOutputTokens,
    abortSignal: signal,
    ...(config.temperature !== undefined && { temperature: config.temperature }),
    ...(config.reasoning && { reasoning: config.reasoning }),
    ...(schema && config.json !== "ask" && { responseFormat: { type: "json", schema: schema as JSONSchema7, name: "answer" } }),
    ...(tools?.length && { tools: tools.map(({ name, description, parameters }) => ({ type: "function", name, description, inputSchema: parameters as JSONSchema7 })) }), // prettier-ignore
    // A schema in the strict form is enforced word for word; another would be refused as such.
    ...(kind === "openai-compatible" && schema && { providerOptions: { vaarta: { strictJsonSchema: isStrict(schema) } } }),
  };
}

/** The instructions: what stays the same from turn to turn, and the rest. */
function systemOf({ system, stablePrefix }: SourceRequest, schema: JsonSchema | null): [stable: string, rest: string] {
  const cut = stablePrefix ?? system.length;
  const asked = schema ? `\n\nAnswer with JSON alone, without any other word, that fits this JSON Schema:\n${JSON.stringify(schema)}` : "";
  return [system.slice(0, cut), system.slice(cut) + asked];
}

/** Most providers keep a beginning they have seen by themselves. */
function oneSystem([stable, rest]: [string, string]): LanguageModelV4Prompt {
  return stable + rest === "" ? [] : [{ role: "system", content: stable + rest }];
}

/** Anthropic keeps what it is told to keep. */
function keptSystem([stable, rest]: [string, string]): LanguageModelV4Prompt {
  const keep = { providerOptions: { anthropic: { cacheControl: { type: "ephemeral" } } } };
  return [...oneSystem([stable.trim(), ""]).map((part) => ({ ...part, ...keep })), ...oneSystem([rest.trim(), ""])];
}

/** Roles in turn, the caller's first: chat templates of open models and some providers refuse any other order. */
function messagesOf(messages: readonly ModelMessage[]): LanguageModelV4Prompt {
  const merged: ModelMessage[] = messages[0]?.role === "agent" ? [{ role: "caller", text: "(The conversation begins.)" }] : [];
  for (const message of messages) {
    const last = merged.at(-1);
    if (last?.role === message.role) merged[merged.length - 1] = { ...last, text: `${last.text}\n${message.text}` };
    else merged.push(message);
  }
  return merged.map(({ role, text }) => ({ role: role === "caller" ? "user" : "assistant", content: [{ type: "text", text }] }));
}
