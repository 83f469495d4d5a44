import { askingProgress } from "./asking/progress.ts";
import { spokenValue } from "./asking/words.ts";
import type { Heard, SlotChange } from "./heard.ts";
import type { Trail } from "./memory.ts";
import { awaitResult, enter } from "./next.ts";
import type { Next } from "./next.ts";
import { offerUndo } from "./repairs/undo.ts";
import type { Turn } from "./turn.ts";
import type { Frame } from "./types.ts";

/**
 * Answers that were changed (V3, V4): the new value is said back; what was decided on the old one is decided anew,
 * and everything else is kept. What was done outside stands until she agrees to undo it. Null to go on where she is.
 */
export function handleCorrections(turn: Turn, heard: Heard): Next | null {
  const { anew } = askingProgress(turn);
  for (const change of heard.changes) {
    // What the flow asks anew on purpose is answered, not corrected.
    if (change.kind === "repeated" || change.slot === anew || !restedOn(turn, change)) continue;
    const next = handleCorrection(turn, heard, change);
    if (next) return next;
  }
  return null;
}

/** An old value was replaced, or one forgotten in between on which something rests. */
function restedOn(turn: Turn, { kind, slot }: SlotChange): boolean {
  return kind === "corrected" || turn.memory.trail.some(({ read }) => (read[slot] ?? 0) > 0);
}

function handleCorrection(turn: Turn, heard: Heard, { slot, old }: SlotChange): Next | null {
  const { confirming } = askingProgress(turn);
  const note = `${slot}: ${old ? `version ${old.version} replaced` : "given anew"}`;
  if (isWriting(turn, slot)) {
    turn.decide({
      from: turn.top.state,
      to: turn.top.state,
      cause: "correction",
      rule: "V4",
      note: `${note}; what is being done cannot be stopped`,
    });
    turn.reply("correction-stands", { done: spokenValue(turn, slot, old?.value) });
    return awaitResult;
  }
  const stands = turn.memory.writes.findLast(({ read }) => read[slot] !== undefined);
  if (stands) return offerUndo(turn, stands, slot, old);
  const at = turn.memory.trail.findIndex((entry) => (entry.read[slot] ?? -1) >= 0 && !stillHolds(turn, entry, slot));
  if (at >= 0) return goBack(turn, at, slot);
  // What is confirmed next says it back.
  if (slot === confirming || isConfirmedNext(turn, heard, slot)) return null;
  turn.decide({ from: turn.top.state, to: turn.top.state, cause: "correction", rule: "V3", note });
  // An unsure value is said back by its confirmation; once is enough.
  if (turn.draft.slots[slot]?.confirmed) turn.reply("corrected", { value: spokenValue(turn, slot) }, true);
  return null;
}

/** Everything was said back, and this is the correction that is confirmed once more (V5). */
function isConfirmedNext({ top, place }: Turn, { changes }: Heard, slot: string): boolean {
  if (top.progress["confirmingAll"] !== "end") return false;
  return changes.find((change) => change.kind !== "repeated" && place?.slots.includes(change.slot))?.slot === slot;
}

/** True when a decision comes out the same with the new value, so that nothing needs to be undone. */
function stillHolds(turn: Turn, { path, taken, tool, read }: Trail, slot: string): boolean {
  if (read[slot] === turn.draft.slots[slot]?.version) return true;
  const state = path.at(-1)?.[1];
  const place = state === undefined ? undefined : turn.index.place(state);
  if (!place || tool || taken === null) return false;
  for (const { id, condition } of place.exits) {
    if (id === taken) return condition.kind !== "expression" || turn.program.holds(condition.expression, turn.scope());
    if (condition.kind === "expression" && turn.program.holds(condition.expression, turn.scope())) return false;
  }
  return false;
}

/** Stands again where it was decided; what was decided after it is forgotten, and every answer is kept. */
function goBack(turn: Turn, at: number, slot: string): Next {
  const { trail } = turn.memory;
  const entry = trail[at] as Trail;
  const undone = trail.slice(at).map(({ path }) => path.at(-1)?.[1] ?? "");
  const from = turn.top.state;
  const stack = entry.path.map(([flow, state], depth): Frame => {
    const known = turn.draft.stack[depth];
    if (known && known.flow === flow && known.state === state && depth < entry.path.length - 1) return known;
    return { flow, state, reason: depth === 0 ? "main" : "call", progress: {}, enteredTurn: turn.draft.turn };
  });
  cancelOpen(turn);
  turn.setStack(stack);
  turn.memory.trail = trail.slice(0, at);
  turn.memory.completed = {};
  turn.memory.aside = null;
  turn.decide({ from, to: turn.top.state, cause: "correction", rule: "V4", note: `${slot} was changed; undone: ${undone.join(", ")}` });
  turn.reply("corrected-redo", { value: spokenValue(turn, slot) });
  return enter;
}

/** Stands again at the state that did something, to do it with the new values. */
export function redo(turn: Turn, state: string, slot: string): Next {
  const at = turn.memory.trail.findIndex(({ path }) => path.at(-1)?.[1] === state);
  if (at >= 0) return goBack(turn, at, slot);
  turn.setTop({ ...turn.top, state, progress: {}, enteredTurn: turn.draft.turn });
  return enter;
}

/** Gives up what was asked for and not answered yet; late results are then ignored. */
export function cancelOpen(turn: Turn): void {
  for (const [id, effect] of Object.entries(turn.draft.open)) if (effect.type !== "speak") turn.closeEffect(id);
  turn.memory.timer = null;
}

function isWriting(turn: Turn, slot: string): boolean {
  const running = Object.values(turn.draft.open).some((effect) => effect.type === "call-tool" && effect.write);
  return (
    running &&
    turn.memory.trail.some(({ tool, read, path }) => tool === true && read[slot] !== undefined && path.at(-1)?.[1] === turn.top.state)
  );
}
