import type { Program } from "@vaarta/flow";
import { heardWhole, onDelivered } from "./events/delivered.ts";
import { onDigits } from "./events/digits.ts";
import { onCameBack } from "./events/came-back.ts";
import { onHungUp } from "./events/hung-up.ts";
import { onResult } from "./events/result.ts";
import { onSound } from "./events/sound.ts";
import { onTimer } from "./events/timer.ts";
import { onUnderstood } from "./events/understood.ts";
import { onUtterance } from "./events/utterance.ts";
import { ignore } from "./events/ignore.ts";
import { settle } from "./settle.ts";
import { startConversation } from "./start.ts";
import { swap } from "./swap.ts";
import { Turn } from "./turn.ts";
import type { ConversationEvent, Snapshot, StepResult } from "./types.ts";

/**
 * What one event makes of a conversation: the next snapshot, what the runtime must do, and why. Pure and deterministic,
 * byte for byte; the snapshot given is never changed. Events that came too late, twice or for nothing are recorded as
 * ignored. Bounded: whatever the program, it comes to rest within a fixed number of moves.
 */
export function step(program: Program, snapshot: Snapshot, event: ConversationEvent): StepResult {
  switch (event.type) {
    case "conversation-started":
      return snapshot.stack.length === 0 && snapshot.status !== "ended"
        ? startConversation(program, event)
        : ignore(program, snapshot, event, "The conversation has begun already.");
    case "program-swapped":
      return swap(program, snapshot, event);
    default:
  }
  if (snapshot.status === "ended") return ignore(program, snapshot, event, "The conversation is over.");
  const heard = event.type === "delivered" ? heardWhole(snapshot, event) : null;
  if (heard) return heard;
  const turn = new Turn(program, snapshot, event);
  const next = handle(turn, event);
  if (next) settle(turn, next);
  return turn.close();
}

function handle(turn: Turn, event: Exclude<ConversationEvent, { type: "conversation-started" | "program-swapped" }>) {
  switch (event.type) {
    case "utterance":
      return onUtterance(turn, event);
    case "understood":
      return onUnderstood(turn, event);
    case "dtmf":
      return onDigits(turn, event);
    case "delivered":
      return onDelivered(turn, event);
    case "timer-fired":
      return onTimer(turn, event);
    case "sound":
      return onSound(turn, event);
    case "came-back":
      return onCameBack(turn);
    case "hung-up":
      return onHungUp(turn, event);
    case "tool-finished":
    case "retrieved":
    case "generated":
    case "proposed":
    case "worded":
    case "variant-assigned":
    case "scheduled":
    case "transferred":
      return onResult(turn, event);
    default:
      return ignored(turn, event satisfies never);
  }
}

/** A log may hold kinds of events that this version does not know. */
function ignored(turn: Turn, _event: never): null {
  turn.decide({ from: turn.top.state, to: null, cause: "ignored", note: "This kind of event is not known." });
  return null;
}
