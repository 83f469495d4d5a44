import type { AgentDocument } from "@vaarta/flow";
import { firstCaller } from "../test-console/caller.ts";
import type { Playback } from "../test-console/session.ts";
import type { Input } from "../test-console/transcript.ts";
import { turnWords } from "./turn-words.ts";
import type { SimulatedConversation } from "./simulate-callers.ts";

/** A made-up conversation as the test console plays it: words a caller could have said, and what they were meant to mean. */
export function playbackOf(document: AgentDocument, { at, seed, direction, language, turns, samples }: SimulatedConversation): Playback {
  const inputs = turns.map((turn): Input => {
    if ("silence" in turn) return { kind: "silence" };
    return { kind: "say", text: turnWords(document, turn, language), understanding: turn.understanding };
  });
  return { at, seed, samples, inputs, caller: { ...firstCaller, direction, language } };
}
