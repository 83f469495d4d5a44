import { createAnthropic } from "@ai-sdk/anthropic";
import { createGoogle } from "@ai-sdk/google";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import type { LanguageModelV4 } from "@ai-sdk/provider";
import { Agent, fetch as undiciFetch } from "undici";
import { tokenFamily } from "../budget/estimate-tokens.ts";
import type { ModelConfig, ProviderConfig } from "../config.ts";
import { ModelError } from "../model-error.ts";
import { jsonSupportAt } from "../presets.ts";
import type { ModelSource } from "../source.ts";
import { type AddressPolicy, guardedLookup, mayCall } from "./addresses.ts";
import { sdkSource } from "./sdk-source.ts";
import { loadTokenisers } from "./token-counter.ts";

/** Connections to one provider, kept open between requests. */
export interface Connection {
  sources: readonly ModelSource[];
  /** Takes no more requests; those under way go on to their end. */
  retire(): void;
  /** Ends what is still open. */
  close(): Promise<void>;
}

/**
 * Opens the models of a provider; connects only when asked something. Its connections stay open for a minute, so that a turn does not
 * wait for a handshake.
 * @throws {ModelError} FORBIDDEN_ADDRESS when its address may not be called; when a name leads to such a one, requests say so
 */
export function connect(provider: ProviderConfig, policy: AddressPolicy): Connection {
  const url = URL.canParse(provider.baseUrl) ? new URL(provider.baseUrl) : null;
  if (!url || !mayCall(url, policy)) throw new ModelError("FORBIDDEN_ADDRESS");
  const agent = new Agent({
    keepAliveTimeout: 60_000,
    keepAliveMaxTimeout: 300_000,
    headersTimeout: 60_000,
    bodyTimeout: 60_000,
    connect: { timeout: 3_000, lookup: guardedLookup(url, policy) },
  });
  // A redirect could lead past the check of the address, with the key.
  const fetchFrom = (input: unknown, init?: object) => undiciFetch(input as string, { ...init, dispatcher: agent, redirect: "manual" });
  const open = languageModels(provider, fetchFrom as unknown as typeof globalThis.fetch);
  // Counts are estimates until they are there.
  void loadTokenisers(provider.models.map(({ model }) => tokenFamily(model)));
  const sources = provider.models.map((config) => {
    const json = config.json ?? jsonSupportAt(provider.kind, provider.baseUrl);
    return sdkSource({ provider: provider.id, kind: provider.kind, model: open({ ...config, json }), config: { ...config, json } });
  });
  return { sources, retire: () => void agent.close(), close: () => agent.destroy() };
}

/** The key and the address are always given: the SDK would take missing ones from the environment. */
function languageModels(provider: ProviderConfig, fetch: typeof globalThis.fetch): (config: ModelConfig) => LanguageModelV4 {
  const { baseUrl: baseURL, apiKey, kind } = provider;
  if (kind === "anthropic") {
    const anthropic = createAnthropic({ baseURL, apiKey: apiKey ?? "", fetch });
    return ({ model }) => anthropic(model);
  }
  if (kind === "google") {
    const google = createGoogle({ baseURL, apiKey: apiKey ?? "", fetch });
    return ({ model }) => google(model);
  }
  const isOpenAi = new URL(baseURL).hostname === "api.openai.com";
  const settings = { name: "vaarta", baseURL, fetch, includeUsage: true, ...(apiKey && { apiKey }), ...(isOpenAi && { transformRequestBody: newLimitName }) }; // prettier-ignore
  return ({ model, json }) => createOpenAICompatible({ ...settings, supportsStructuredOutputs: json === "schema" }).chatModel(model);
}

/** OpenAI's newer models refuse the name that everybody copied from its older ones. */
function newLimitName({ max_tokens: limit, ...body }: Record<string, unknown>): Record<string, unknown> {
  return limit === undefined ? body : { ...body, max_completion_tokens: limit };
}
