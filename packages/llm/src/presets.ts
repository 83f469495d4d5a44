import type { JsonSupport, ProviderKind } from "./config.ts";

/** What is known of a provider before anything is entered. */
export interface ProviderPreset {
  id: string;
  name: string;
  kind: ProviderKind;
  baseUrl: string;
  needsKey: boolean;
  json: JsonSupport;
  /** Runs on a machine of one's own: its address is private. */
  isLocal: boolean;
}

/** Providers to start from. Any other that speaks one of the three wire formats can be entered by its address. */
export const providerPresets: readonly ProviderPreset[] = [
  { id: "ollama", name: "Ollama", kind: "openai-compatible", baseUrl: "http://127.0.0.1:11434/v1", needsKey: false, json: "schema", isLocal: true },
  { id: "vllm", name: "vLLM", kind: "openai-compatible", baseUrl: "http://127.0.0.1:8000/v1", needsKey: false, json: "schema", isLocal: true },
  { id: "groq", name: "Groq", kind: "openai-compatible", baseUrl: "https://api.groq.com/openai/v1", needsKey: true, json: "object", isLocal: false },
  { id: "sarvam", name: "Sarvam", kind: "openai-compatible", baseUrl: "https://api.sarvam.ai/v1", needsKey: true, json: "ask", isLocal: false },
  { id: "openai", name: "OpenAI", kind: "openai-compatible", baseUrl: "https://api.openai.com/v1", needsKey: true, json: "schema", isLocal: false },
  { id: "anthropic", name: "Anthropic", kind: "anthropic", baseUrl: "https://api.anthropic.com/v1", needsKey: true, json: "schema", isLocal: false },
  { id: "gemini", name: "Gemini", kind: "google", baseUrl: "https://generativelanguage.googleapis.com/v1beta", needsKey: true, json: "schema", isLocal: false },
]; // prettier-ignore

/** How a provider at this address can be made to answer in JSON, where its model says nothing. */
export function jsonSupportAt(kind: ProviderKind, baseUrl: string): JsonSupport {
  if (kind !== "openai-compatible") return "schema";
  return providerPresets.find((preset) => preset.baseUrl === baseUrl.replace(/\/+$/, ""))?.json ?? "ask";
}
