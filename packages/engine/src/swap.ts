import type { Program } from "@vaarta/flow";
import { ignore } from "./events/ignore.ts";
import { cancelOpen } from "./corrections.ts";
import { enter, resume } from "./next.ts";
import type { Next } from "./next.ts";
import { indexOf } from "./program-index.ts";
import type { ProgramIndex } from "./program-index.ts";
import { settle } from "./settle.ts";
import { Turn } from "./turn.ts";
import type { ConversationEvent, Frame, Snapshot, StepResult } from "./types.ts";

/**
 * Moves a conversation to another program between two turns, and asks nothing twice. Where a state is gone: its
 * declared replacement, else the nearest surviving frame below, else the last visited state that survives, else the
 * start with everything known kept. Timers and effects of what is gone are cancelled. Pure.
 */
export function swap(program: Program, snapshot: Snapshot, event: Extract<ConversationEvent, { type: "program-swapped" }>): StepResult {
  if (snapshot.status === "ended") return ignore(program, snapshot, event, "The conversation is over.");
  const turn = new Turn(program, snapshot, event);
  turn.draft.program = event.to;
  const before = turn.draft.stack.length > 0 ? turn.top.state : "";
  const next = place(turn, snapshot, event.gone ?? {});
  const after = turn.top.state;
  turn.decide({
    from: before,
    to: after,
    cause: "swap",
    rule: "V33",
    note: after === before && !next ? "The state is in both programs." : `${before || "the beginning"} to ${after}`,
  });
  if (next) settle(turn, next);
  return turn.close();
}

function place(turn: Turn, snapshot: Snapshot, gone: Readonly<Record<string, string>>): Next | null {
  const { program } = turn;
  const index = indexOf(program);
  // Every frame that survives or was replaced keeps its place; what is gone below loses only its own way back.
  const frames = snapshot.stack.map((frame) =>
    moved(
      frame,
      follow(program, (id) => index.place(id), gone, frame.state),
      index,
    ),
  );
  const top = frames.at(-1);
  const wasOnTop = snapshot.stack.at(-1);
  const kept = asStack(frames.filter((frame) => frame !== null));
  if (top && top.state === wasOnTop?.state) {
    turn.setStack(kept);
    return null;
  }
  cancelOpen(turn);
  turn.memory.aside = null;
  if (kept.length > 0) {
    turn.setStack(kept);
    // A replacement begins; a frame below is come back to.
    return top ? enter : resume;
  }
  const visited = turn.memory.visits.findLast((state) => index.place(state) !== undefined);
  const main = program.document.flows[program.document.main];
  const state = visited ?? main?.entry ?? "";
  const flow = index.place(state)?.state.flow ?? program.document.main;
  turn.setStack([{ flow, state, reason: "main", progress: {}, enteredTurn: turn.draft.turn }]);
  return enter;
}

function moved(frame: Frame, state: string | null, index: ProgramIndex): Frame | null {
  if (state === null) return null;
  const flow = index.place(state)?.state.flow ?? frame.flow;
  return state === frame.state ? { ...frame, flow } : { ...frame, flow, state, progress: {} };
}

function asStack(frames: readonly Frame[]): Frame[] {
  return frames.map((frame, at) => (at === 0 ? { ...frame, reason: "main" } : frame));
}

/** The state itself when it survives, else what replaced it, at most a few steps on; null when nothing did. */
function follow(program: Program, find: (state: string) => unknown, gone: Readonly<Record<string, string>>, from: string): string | null {
  let state: string | undefined = from;
  for (let steps = 0; state !== undefined && steps < 16; steps++) {
    if (find(state) !== undefined) return state;
    state = gone[state] ?? program.document.replacedBy[state];
  }
  return null;
}
