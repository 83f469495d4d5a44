import type { Effect } from "@vaarta/engine";
import type { Json, Tool } from "@vaarta/flow";
import type { ToolCallContext, ToolRunner } from "@vaarta/tools";
import type { Clock } from "./ports.ts";
import { delay } from "./timers.ts";

export interface ToolCallOptions {
  runner: ToolRunner;
  /** Absent when the program no longer has it. */
  tool: Tool | undefined;
  effect: Extract<Effect, { type: "call-tool" }>;
  context: Pick<ToolCallContext, "timezone" | "language" | "isTest">;
  clock: Clock;
  /** The driver stopped. */
  signal: AbortSignal;
}

const backoffMs = 100;

/** True when doing it twice is the same as once. */
export function mayRepeat(tool: Tool | undefined, effect: { write: boolean }): boolean {
  return !effect.write || tool?.idempotent === true;
}

/**
 * Calls a tool within its time, all tries together. A fault is tried again where repeating is harmless; else a read fails,
 * and a write ends `unknown`: it may have happened.
 * @returns null when the driver stopped meanwhile: whoever resumes decides
 */
export async function callTool(options: ToolCallOptions): Promise<{ outcome: string; result?: Json } | null> {
  const { effect, tool, clock, signal } = options;
  if (!tool) return { outcome: "failure" };
  const giveUp = new AbortController();
  const stop = () => giveUp.abort();
  signal.addEventListener("abort", stop, { once: true });
  const cancelTimeout = clock.setTimer(effect.timeoutMs, stop);
  const given = new Promise<null>((resolve) => giveUp.signal.addEventListener("abort", () => resolve(null), { once: true }));
  try {
    const ended = await Promise.race([attempts(options, tool, giveUp.signal), given]);
    if (signal.aborted) return null;
    return ended ?? { outcome: "timeout" };
  } finally {
    cancelTimeout();
    signal.removeEventListener("abort", stop);
  }
}

async function attempts(options: ToolCallOptions, tool: Tool, signal: AbortSignal): Promise<{ outcome: string; result?: Json } | null> {
  const { runner, effect, clock } = options;
  const tries = mayRepeat(tool, effect) ? effect.retries + 1 : 1;
  for (let attempt = 0; attempt < tries; attempt += 1) {
    if (attempt > 0) await delay(clock, backoffMs * 2 ** (attempt - 1), signal);
    if (signal.aborted) return null;
    const context = { ...options.context, now: clock.now(), idempotencyKey: effect.idempotencyKey, signal };
    try {
      return await runner.run(tool, structuredClone(effect.args), context);
    } catch {
      // A runner throws for faults alone; what the fault was is in the runner's own logs.
      if (signal.aborted) return null;
    }
  }
  return { outcome: effect.write ? "unknown" : "failure" };
}
