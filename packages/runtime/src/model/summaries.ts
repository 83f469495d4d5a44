import type { Models } from "@vaarta/llm";
import { composeSummary, readSummary, type HistoryUse } from "@vaarta/prompting";
import type { PartContext } from "../ports.ts";
import { within } from "./within.ts";

type Summary = NonNullable<HistoryUse["summary"]>;

/** Summaries of conversations that are going on here. */
const most = 500;
const patienceMs = 20_000;

/**
 * Rolling summaries of long conversations, made between turns by the task `summarise`: nobody waits for one, and one that fails is made
 * later. Without a model for it what she said is told in short by rule.
 */
export function summaries(models: Models): { of(conversation: string): Summary | undefined; afterTurn(context: PartContext): void } {
  const made = new Map<string, Summary>();
  const running = new Set<string>();

  async function fold(context: PartContext): Promise<void> {
    const { program, snapshot, transcript, conversation, clock } = context;
    const prompt = composeSummary({ program, snapshot, transcript, summary: made.get(conversation) ?? null });
    if (!prompt) return;
    const { system, messages, upTo } = prompt;
    const turn = { conversation, id: `summary-${upTo}` };
    const answer = await within({ clock, ms: patienceMs }, (signal) =>
      models.complete({ task: "summarise", system, messages, maxOutputTokens: 250, signal, turn }),
    );
    const text = answer?.reason === "stop" ? readSummary(answer.text, { program, snapshot, transcript }) : "";
    if (text === "") return;
    made.delete(conversation);
    made.set(conversation, { text, upTo });
    for (const oldest of made.keys()) if (made.size > most) made.delete(oldest);
  }

  return {
    of: (conversation) => made.get(conversation),
    afterTurn(context) {
      const { conversation } = context;
      if (running.has(conversation) || !models.has("summarise")) return;
      running.add(conversation);
      fold(context)
        .catch(() => undefined)
        .finally(() => running.delete(conversation));
    },
  };
}
