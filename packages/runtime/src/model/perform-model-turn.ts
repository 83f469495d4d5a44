import type { ModelUse } from "@vaarta/engine";
import type { Happening } from "../performer.ts";
import type { ModelStep } from "../ports.ts";

interface Options {
  effect: string;
  signal: AbortSignal;
  /** The interpreter still waits for this turn. */
  isOpen(): boolean;
  decided(happening: Happening): Promise<void>;
}

/**
 * Passes a model's turn on, part by part: each is decided and kept before the next is taken, so that no word comes before the proposal
 * was. Ends early when the interpreter gives the turn up; then nothing more is reported.
 */
export async function performModelTurn(steps: AsyncIterable<ModelStep> | undefined, options: Options): Promise<void> {
  const { effect, signal, isOpen, decided } = options;
  let outcome: "ok" | "unavailable" | "failed" = steps ? "failed" : "unavailable";
  let usage: ModelUse | undefined;
  try {
    for await (const step of steps ?? []) {
      if (signal.aborted || !isOpen()) return;
      if (step.type === "finished") {
        outcome = step.outcome;
        usage = step.usage;
        break;
      }
      await decided({ ...step, effect });
      if (signal.aborted || !isOpen()) return;
    }
  } catch {
    // A part that throws has failed; what the fault was is in its own logs.
    outcome = "failed";
  }
  if (!signal.aborted) await decided({ type: "generated", effect, outcome, ...(usage && { usage }) });
}
