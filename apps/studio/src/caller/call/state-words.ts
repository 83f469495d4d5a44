import type { CallView } from "../../voice/voice-call.ts";
import type { CallerWords } from "../words/index.ts";

/** How a call stands, in words. */
export function stateWords(view: CallView, words: CallerWords): string {
  if (view.connection === "connecting") return words.calling;
  if (view.connection === "lost") return words.callLost;
  if (view.connection !== "open") return words.ended;
  // Without a microphone nobody listens: it waits for what she writes.
  if (!view.hasSource && (view.state === "listening" || view.state === "hearing")) return words.callState.waiting;
  return words.callState[view.state];
}
