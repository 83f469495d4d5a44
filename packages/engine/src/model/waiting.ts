import { holdingModelMs, modelGiveUpMs, modelSlowMs } from "../limits.ts";
import type { Turn } from "../turn.ts";
import { converseProgress, noteModel } from "./progress.ts";

/** What happens while nothing is said: a line to hold, another, then the script (M8). Times are from her words. */
function stepsOf(turn: Turn): readonly number[] {
  const { holdingMs = holdingModelMs, giveUpMs = modelGiveUpMs } = turn.program.document.model ?? {};
  return [holdingMs, modelSlowMs, giveUpMs].filter((ms, at, all) => at === all.length - 1 || ms < giveUpMs).toSorted((a, b) => a - b);
}

/** Sets the timer until the next step; null when the last one has passed. */
export function setModelTimer(turn: Turn, passedMs: number): { timer: string | null; waitedMs: number } {
  const next = stepsOf(turn).find((step) => step > passedMs);
  if (next === undefined) return { timer: null, waitedMs: passedMs };
  return { timer: turn.emit({ type: "set-timer", afterMs: next - passedMs, purpose: "tool" }), waitedMs: next };
}

/** The timer ran out: says that it takes a moment. False when it has taken long enough. */
export function holdOn(turn: Turn): boolean {
  const { model } = converseProgress(turn);
  const waitedMs = model?.waitedMs ?? 0;
  if (waitedMs >= (stepsOf(turn).at(-1) ?? 0)) return false;
  const { state } = turn.top;
  turn.decide({ from: state, to: state, cause: "repair", rule: "M8", note: `Nothing was said for ${waitedMs} ms.` });
  turn.reply(waitedMs < modelSlowMs ? "model-slow" : "holding");
  noteModel(turn, setModelTimer(turn, waitedMs));
  return true;
}

/** Once it speaks, nothing needs to hold her. */
export function stopWaiting(turn: Turn): void {
  const timer = converseProgress(turn).model?.timer;
  if (timer == null) return;
  turn.closeEffect(timer);
  noteModel(turn, { timer: null });
}
