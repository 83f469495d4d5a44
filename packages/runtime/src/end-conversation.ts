import type { Snapshot } from "@vaarta/engine";
import type { Program } from "@vaarta/flow";
import { LogWriter } from "./log-writer.ts";
import type { Clock, ConversationStore } from "./ports.ts";
import { advance, programOf, rebuild, type ProgramFinder } from "./rebuild.ts";
import { systemClock } from "./system-clock.ts";

export interface EndOptions {
  store: ConversationStore;
  conversation: string;
  program: Program;
  /** Kept with the event, such as `idle`. No words of callers. */
  reason: string;
  /** Looked at under the lease; false leaves the conversation as it is. */
  onlyIf?(snapshot: Snapshot): boolean;
  /** Name in the lease. */
  holder: string;
  /** @defaultValue the machine's */
  clock?: Clock;
  /** Other programs this conversation ran on. */
  programs?: ProgramFinder;
}

const leaseMs = 15_000;

/**
 * Ends a conversation that nobody drives, by an event in its log, with the outcome it had reached. Nothing that was still open is
 * performed: nobody is there to hear it. Ending one that has ended changes nothing.
 * @returns how it stands now; null when it never began
 * @throws {RuntimeError} LEASE_LOST when somebody took it over meanwhile; PROGRAM_MISMATCH, SEQ_CONFLICT, STORE_UNAVAILABLE
 */
export async function endConversation(options: EndOptions): Promise<Snapshot | null> {
  const { store, conversation, program, holder, reason, clock = systemClock } = options;
  const log = new LogWriter({
    store,
    conversation,
    holder,
    clock,
    leaseMs,
    signal: new AbortController().signal,
    onLost: () => undefined,
  });
  await log.acquire();
  try {
    const loaded = await store.load(conversation);
    if (!loaded) return null;
    const programs: ProgramFinder = (hash) => (hash === program.hash ? program : options.programs?.(hash));
    const snapshot = rebuild(loaded.snapshot, loaded.events, programs);
    if (!snapshot || snapshot.status === "ended" || options.onlyIf?.(snapshot) === false) return snapshot;
    log.seq = loaded.snapshotSeq + loaded.events.length;
    const event = { type: "hung-up" as const, by: "system" as const, reason, at: Math.max(clock.now(), snapshot.at) };
    const result = advance(programOf(snapshot.program, programs), snapshot, event);
    const { effects, decisions } = result;
    await log.append([{ seq: log.seq + 1, leg: loaded.events.at(-1)?.leg ?? 1, event, effects, decisions }], result.snapshot);
    return result.snapshot;
  } finally {
    await log.release().catch(() => undefined);
  }
}
