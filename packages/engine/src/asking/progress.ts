import type { SlotId } from "@vaarta/flow";
import type { Turn } from "../turn.ts";
import type { Frame } from "../types.ts";

/** How far a state is with the details it collects. */
export type AskingProgress = {
  /** The detail asked about. */
  asking?: SlotId | null;
  /** How often its question was put again because something else was said. */
  again?: number;
  /** The detail whose value was said back and awaits a yes. */
  confirming?: SlotId | null;
  /** Everything was said back at once: what was known already, or all at the end. */
  confirmingAll?: "known" | "end" | null;
  /** Details to confirm one by one, after a no to all of them. */
  recheck?: SlotId[];
  /** Tries by detail. */
  tries?: { [slot: SlotId]: number };
  /** Details she would not give and that can be done without, or that were tried too often. */
  skipped?: { [slot: SlotId]: boolean };
  /** A detail to ask anew although it is known. */
  anew?: SlotId | null;
  /** Read from dictated pieces: said back in groups. */
  readBack?: SlotId | null;
  /** Its unit was assumed: said back with it (V44). */
  unit?: SlotId | null;
};

export function askingProgress(turn: Turn): AskingProgress {
  return turn.top.progress as AskingProgress;
}

export function progressOf(frame: Frame): AskingProgress {
  return frame.progress as AskingProgress;
}
