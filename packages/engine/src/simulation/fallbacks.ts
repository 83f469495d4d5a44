import type { Json } from "@vaarta/flow";
import type { Conversation, EventBody } from "./conversation.ts";
import type { Effect } from "../types.ts";

export interface ToolResult {
  outcome: string;
  result?: Json;
}

/** Says how a tool call went; undefined leaves it open. */
export type ToolAnswer = (call: Extract<Effect, { type: "call-tool" }>) => ToolResult | undefined;

/** Answers what is open as an installation without model, knowledge and experiments would; tools as told. `hasModel` leaves its turns open. */
export function answerEffects(conversation: Conversation, tools: ToolAnswer, hasModel = false): void {
  for (let rounds = 0; rounds < 100 && conversation.snapshot.status === "busy"; rounds++) {
    const open = Object.values(conversation.snapshot.open).filter(({ type }) => !(hasModel && type === "generate"));
    const body = firstAnswer(open, tools);
    if (!body) return;
    conversation.send(body, 100);
  }
}

function firstAnswer(open: readonly Effect[], tools: ToolAnswer): EventBody | null {
  for (const effect of open) {
    const body = answerTo(effect, tools);
    if (body) return body;
  }
  return null;
}

function answerTo(effect: Effect, tools: ToolAnswer): EventBody | null {
  switch (effect.type) {
    case "call-tool": {
      const answer = tools(effect);
      return answer ? { type: "tool-finished", effect: effect.id, ...answer } : null;
    }
    case "retrieve":
      return { type: "retrieved", effect: effect.id, outcome: "unavailable" };
    case "generate":
      return { type: "generated", effect: effect.id, outcome: "unavailable" };
    case "assign-variant":
      return { type: "variant-assigned", effect: effect.id, outcome: "unavailable" };
    case "schedule":
      return { type: "scheduled", effect: effect.id, outcome: "scheduled" };
    case "transfer":
      return { type: "transferred", effect: effect.id, outcome: "connected" };
    default:
      return null;
  }
}
