import type { ProviderKind } from "@vaarta/llm";

/** The instructions and the last message of a request, out of a provider's wire format. */
export function promptOnTheWire(kind: ProviderKind, body: Record<string, unknown>): { system: string; last: string } {
  if (kind === "google") return { system: textOf(body["systemInstruction"]), last: textOf(listOf(body["contents"]).at(-1)) };
  const messages = listOf(body["messages"]);
  const system = kind === "anthropic" ? body["system"] : messages.find((message) => isMap(message) && message["role"] === "system");
  return { system: textOf(system), last: textOf(messages.at(-1)) };
}

/** All text within a part, in order. */
function textOf(part: unknown): string {
  if (typeof part === "string") return part;
  if (Array.isArray(part)) return part.map(textOf).join("");
  return isMap(part) ? textOf(part["text"] ?? part["content"] ?? part["parts"] ?? "") : "";
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
