import type { Json } from "@vaarta/flow";
import { maxVisits } from "./limits.ts";
import { ended, enter } from "./next.ts";
import type { Next } from "./next.ts";
import { outcomeFor } from "./outcomes.ts";
import type { Turn } from "./turn.ts";
import type { Decision, Frame } from "./types.ts";

const noProgress: Frame["progress"] = {};

/** Puts the active frame into another state, which has not begun. */
export function standAt(turn: Turn, state: string): Next {
  const { top } = turn;
  const flow = turn.index.place(state)?.state.flow ?? top.flow;
  turn.setTop({ flow, state, reason: top.reason, progress: noProgress, enteredTurn: turn.draft.turn });
  visited(turn, state);
  return enter;
}

/** Lays a frame on top: a sub-flow or an objection, which comes back. */
export function push(turn: Turn, flow: string, state: string, reason: Frame["reason"], progress: Frame["progress"] = noProgress): Next {
  turn.writeTurns();
  turn.setStack([...turn.draft.stack, { flow, state, reason, progress, enteredTurn: turn.draft.turn }]);
  visited(turn, state);
  return enter;
}

/** Drops everything and begins at a state of a main flow, with what is known kept. */
export function restartAt(turn: Turn, flow: string, state: string): Next {
  turn.setStack([{ flow, state, reason: "main", progress: noProgress, enteredTurn: turn.draft.turn }]);
  visited(turn, state);
  return enter;
}

function visited(turn: Turn, state: string): void {
  const { visits } = turn.memory;
  if (visits.length < maxVisits) turn.memory.visits = [...visits, state];
  else {
    const kept = visits.slice(1);
    kept.push(state);
    turn.memory.visits = kept;
  }
}

/** Closes what is open and hangs up with an outcome. Nothing happens after it. */
export function end(
  turn: Turn,
  outcome: string,
  options: { reason?: Json; rule?: string; note?: string; cause?: Decision["cause"] } = {},
): Next {
  const from = turn.draft.stack.length > 0 ? turn.top.state : "";
  turn.clearTimer();
  turn.flush();
  turn.emit({ type: "hang-up", outcome, ...(options.reason !== undefined && { reason: options.reason }) });
  turn.draft.status = "ended";
  turn.draft.outcome = outcome;
  turn.memory.aside = null;
  turn.decide({
    from,
    to: null,
    cause: options.cause ?? "end",
    ...(options.rule !== undefined && { rule: options.rule }),
    ...(options.note !== undefined && { note: options.note }),
  });
  return ended;
}

/** Ends with the first outcome of the first category that the document has. */
export function endWith(
  turn: Turn,
  categories: Parameters<typeof outcomeFor>[1],
  options: { reason?: Json; rule?: string; note?: string; cause?: Decision["cause"] } = {},
): Next {
  return end(turn, outcomeFor(turn, categories), options);
}

/** Where nothing leads on: says that a person takes over, tells the desk, and ends. Never an endless wait. */
export function land(turn: Turn, cause: "stall" | "budget", note: string, considered?: Decision["considered"]): Next {
  const from = turn.draft.stack.length > 0 ? turn.top.state : "";
  turn.decide({ from, to: null, cause, note, ...(considered && { considered }) });
  turn.reply("not-understood-person");
  turn.emit({ type: "desk", kind: "person", detail: gathered(turn) });
  return endWith(turn, ["escalated", "follow-up", "other"]);
}

/** What the desk needs to call back: everything said that is not secret. */
export function gathered(turn: Turn): Record<string, Json> {
  const slots: Record<string, Json> = {};
  for (const [slot, { value }] of Object.entries(turn.draft.slots)) {
    const declared = turn.program.document.slots[slot];
    if (declared && declared.sensitivity !== "secret" && declared.type.type !== "data") slots[declared.name] = value;
  }
  const { contact, channel } = turn.draft.start;
  return { slots, language: turn.draft.language, channel, ...(contact !== undefined && { contact }) };
}
