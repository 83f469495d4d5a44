import type { AgentDocument, AgentTest, Json, TestTurn } from "@vaarta/flow";
import type { Snapshot } from "@vaarta/engine";
import type { StoredEvent } from "../ports.ts";

/**
 * A test that plays a conversation again and expects what it came to: the outcome, where it stood, what was known. Pure.
 * @param events - the whole log
 * @param snapshot - where it stands now
 */
export function testFromLog(document: AgentDocument, events: readonly StoredEvent[], snapshot: Snapshot, name: string): AgentTest {
  const start = events[0]?.event.type === "conversation-started" ? events[0].event : null;
  const { outcome } = snapshot;
  const state = snapshot.stack.at(-1)?.state;
  const slots = Object.entries(snapshot.slots).filter(([, { source }]) => source === "caller");
  return {
    name,
    caller: {
      ...(start?.language !== undefined && { language: start.language }),
      ...(start && { direction: start.direction, at: new Date(start.at).toISOString() }),
      ...(start && Object.keys(start.attributes).length > 0 && { attributes: start.attributes }),
    },
    turns: events.flatMap((stored) => turnsOf(document, events, stored)),
    expect: {
      ...(state !== undefined && { reached: { [state]: true } }),
      ...(slots.length > 0 && { slots: Object.fromEntries(slots.map(([slot, { value }]): [string, Json] => [slot, value])) }),
      ...(outcome !== null && { outcome }),
    },
  };
}

function turnsOf(document: AgentDocument, events: readonly StoredEvent[], { event }: StoredEvent): TestTurn[] {
  switch (event.type) {
    case "utterance":
      return [{ caller: event.text }];
    case "dtmf":
      return [{ dtmf: event.digits }];
    case "timer-fired": {
      const timer = asked(events, event.effect);
      const isQuiet = timer?.type === "set-timer" && (timer.purpose === "silence" || timer.purpose === "wait");
      return isQuiet ? [{ silence: true }] : [];
    }
    case "tool-finished": {
      // Only answers that a rehearsal would not give by itself need to be told.
      const effect = asked(events, event.effect);
      const tool = effect?.type === "call-tool" ? document.tools[effect.tool] : undefined;
      return tool && effect?.type === "call-tool" && tool.implementation.kind === "none"
        ? [{ tool: effect.tool, outcome: event.outcome }]
        : [];
    }
    default:
      return [];
  }
}

function asked(events: readonly StoredEvent[], id: string) {
  return events.flatMap(({ effects }) => effects).find((effect) => effect.id === id);
}
