import { startConversation, step, swap } from "@vaarta/engine";
import type { LogRecord, Snapshot } from "@vaarta/engine";
import type { Program } from "@vaarta/flow";
import { composePrompt } from "./compose.ts";
import type { Prompt } from "./compose.ts";
import { transcriptOf } from "./transcript.ts";

export interface ShownPrompt extends Prompt {
  /** The hash in the log is the hash of this prompt: it is what was sent. False when the program reads otherwise now. */
  isExact: boolean;
}

/**
 * The exact prompt of a model's turn, composed again from the log. Pure.
 * @param programs - programs by hash; a conversation may have moved from one to another
 * @returns null when the effect is not in the log, or asked no model
 */
export function promptOf(programs: (hash: string) => Program | undefined, log: readonly LogRecord[], effect: string): ShownPrompt | null {
  const at = log.findIndex(({ effects = [] }) => effects.some(({ id, type }) => id === effect && type === "generate"));
  if (at < 0) return null;
  let snapshot: Snapshot | null = null;
  let program: Program | undefined;
  for (const { event } of log.slice(0, at + 1)) {
    if (event.type === "conversation-started") program = programs(event.program);
    if (event.type === "program-swapped") program = programs(event.to) ?? program;
    if (!program) return null;
    if (event.type === "conversation-started") snapshot = startConversation(program, event).snapshot;
    else if (snapshot)
      snapshot = event.type === "program-swapped" ? swap(program, snapshot, event).snapshot : step(program, snapshot, event).snapshot;
  }
  if (!snapshot || !program || snapshot.open[effect]?.type !== "generate") return null;
  const proposed = log.map(({ event }) => event).find((event) => event.type === "proposed" && event.effect === effect);
  const recorded = proposed?.type === "proposed" ? proposed : undefined;
  const input = {
    program,
    snapshot,
    effect,
    transcript: transcriptOf(log.slice(0, at + 1)),
    ...(recorded?.passages !== undefined && { passages: recorded.passages }),
    ...(recorded?.history && { history: recorded.history }),
  };
  const whole = composePrompt(input);
  if (recorded?.prompt === undefined || recorded.prompt === whole.hash) return { ...whole, isExact: recorded?.prompt !== undefined };
  const simple = composePrompt({ ...input, isSimple: true });
  return recorded.prompt === simple.hash ? { ...simple, isExact: true } : { ...whole, isExact: false };
}
