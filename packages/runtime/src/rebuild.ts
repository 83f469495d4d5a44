import { startConversation, step, swap, type ConversationEvent, type Snapshot, type StepResult } from "@vaarta/engine";
import type { Program } from "@vaarta/flow";
import type { StoredEvent } from "./ports.ts";
import { RuntimeError } from "./runtime-error.ts";

/** Finds a program by its hash; a conversation may have lived on several. */
export type ProgramFinder = (hash: string) => Program | undefined;

/** What one event makes of a conversation, whichever event it is. */
export function advance(program: Program, snapshot: Snapshot | null, event: ConversationEvent): StepResult {
  if (snapshot === null) {
    if (event.type !== "conversation-started")
      throw new RuntimeError(
        "NOT_STARTED",
        "The log of this conversation does not begin with its start. It is damaged; start another conversation.",
      );
    return startConversation(program, event);
  }
  return event.type === "program-swapped" ? swap(program, snapshot, event) : step(program, snapshot, event);
}

/**
 * The conversation as it stood after the given events. Each is stepped by the program it happened on.
 * @throws {RuntimeError} PROGRAM_MISMATCH when one of those programs is not at hand
 */
export function rebuild(from: Snapshot | null, events: readonly StoredEvent[], programs: ProgramFinder): Snapshot | null {
  let snapshot = from;
  for (const { event } of events) {
    const hash = event.type === "program-swapped" ? event.to : event.type === "conversation-started" ? event.program : snapshot?.program;
    ({ snapshot } = advance(programOf(hash ?? "", programs), snapshot, event));
  }
  return snapshot;
}

export function programOf(hash: string, programs: ProgramFinder): Program {
  const program = programs(hash);
  if (program) return program;
  throw new RuntimeError(
    "PROGRAM_MISMATCH",
    `The conversation runs on program ${hash.slice(0, 12)}, which is not the one given. Give the release it was started on, then swap.`,
  );
}
