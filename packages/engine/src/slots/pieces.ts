import type { Json } from "@vaarta/flow";
import type { Turn } from "../turn.ts";
import type { SlotCandidate } from "../types.ts";
import { fits } from "./fits.ts";

/**
 * Joins the digits of a number that is dictated in pieces (V43). Gives the whole once it is complete, else null;
 * what is still missing is kept with the active state.
 */
export function joinPieces(turn: Turn, candidate: SlotCandidate, asked: string | null): Json | null {
  if (candidate.slot !== asked || candidate.problem?.rule !== "incomplete" || typeof candidate.value !== "string") return null;
  const whole = piecesOf(turn) + candidate.value;
  const type = turn.program.document.slots[asked]?.type.type;
  if (fits(turn.program, asked, whole) && type !== "text") {
    turn.note({ pieces: "" });
    return whole;
  }
  const longest = type === "pin" ? 6 : type === "phone" ? 10 : 24;
  // Too many digits for the two to belong together: the new piece begins anew.
  turn.note({ pieces: whole.length > longest ? candidate.value : whole });
  return null;
}

/** Digits dictated so far. */
export function piecesOf(turn: Turn): string {
  const { pieces } = turn.top.progress;
  return typeof pieces === "string" ? pieces : "";
}
