import type { Json } from "@vaarta/flow";
import type { StoredEvent } from "@vaarta/runtime";
import { type CallOffer, CallRefused, type CallTicket, refusalOf } from "../voice/find-way.ts";
import type { CallView } from "../voice/voice-call.ts";

export interface TestCaller {
  language?: string;
  direction: "inbound" | "outbound";
  attributes: Record<string, Json>;
}

/** Spoken tests of the draft: the server keeps nothing of them once they are over. */
export interface TestCalls {
  /** Begins one on the draft as the server has it. @throws {CallRefused} */
  begin(agent: string, caller: TestCaller): Promise<CallTicket & CallOffer & { hears: CallView["hears"] }>;
  /** What happened after an event. @throws {CallRefused} */
  events(conversation: string, after: number): Promise<StoredEvent[]>;
}

export function createTestCalls(): TestCalls {
  return {
    begin: (agent, caller) =>
      asked(`/api/agents/${encodeURIComponent(agent)}/test-calls`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(caller),
      }),
    events: async (conversation, after) =>
      (await asked<{ events: StoredEvent[] }>(`/api/test-calls/${encodeURIComponent(conversation)}/events?after=${after}`)).events,
  };
}

async function asked<T>(url: string, init?: RequestInit): Promise<T> {
  let answer: Response;
  try {
    answer = await fetch(url, init);
  } catch {
    throw new CallRefused("UNREACHABLE", "The server cannot be reached.", true);
  }
  if (!answer.ok) throw await refusalOf(answer);
  return (await answer.json()) as T;
}
