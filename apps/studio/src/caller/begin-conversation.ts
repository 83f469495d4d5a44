import { type CallOffer, CallRefused, type CallTicket, refusalOf } from "../voice/find-way.ts";

/** Begins a conversation with the published agent. @throws {CallRefused} */
export async function beginConversation(
  slug: string,
  input: { language: string; channel: "chat" | "voice" },
): Promise<CallTicket & CallOffer> {
  let answer: Response;
  try {
    answer = await fetch(`/v1/agents/${encodeURIComponent(slug)}/conversations`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(input.channel === "chat" ? { language: input.language } : input),
    });
  } catch {
    throw new CallRefused("UNREACHABLE", "The server cannot be reached.", true);
  }
  if (!answer.ok) throw await refusalOf(answer);
  return (await answer.json()) as CallTicket & CallOffer;
}
