import { sameJson } from "@vaarta/flow";
import { hasAct } from "../heard.ts";
import type { Heard, SlotTrouble } from "../heard.ts";
import { acceptScore, sureSlot, takeSlot } from "../limits.ts";
import { compare } from "../program-index.ts";
import type { Turn } from "../turn.ts";
import type { SlotCandidate } from "../types.ts";
import { fits } from "./fits.ts";
import { joinPieces } from "./pieces.ts";

export interface Asked {
  /** The detail asked about right now. */
  slot: string | null;
  /** Details that the active state asks. */
  expected: readonly string[];
}

/**
 * Takes every value the caller gave: asked, early and corrected (V1, V3). What cannot be taken becomes a trouble.
 * Words that fit several details go to the one they most likely belong to, or to none.
 */
export function takeSlots(turn: Turn, heard: Heard, asked: Asked): void {
  const candidates = heard.understanding.slots;
  if (candidates.length === 0) return;
  const correcting = hasAct(heard, "correction");
  const bySlot = new Map<string, { candidate: SlotCandidate; weight: number }>();
  for (const words of spans(candidates)) {
    const best = bestOf(turn, candidates, words, asked, correcting);
    if (!best) continue;
    const earlier = bySlot.get(best.candidate.slot);
    if (!earlier || best.weight > earlier.weight) bySlot.set(best.candidate.slot, best);
  }
  for (const { candidate } of bySlot.values()) take(turn, heard, candidate, asked);
}

function spans(candidates: readonly SlotCandidate[]): Set<string> {
  return new Set(candidates.map(({ words }) => words));
}

function bestOf(turn: Turn, candidates: readonly SlotCandidate[], words: string, asked: Asked, correcting: boolean) {
  let best: { candidate: SlotCandidate; weight: number } | null = null;
  let tied = false;
  for (const candidate of candidates) {
    if (candidate.words !== words || (isImpossible(candidate) && fitsElsewhere(turn, candidates, candidate))) continue;
    const weight = weightOf(turn, candidate, asked, correcting);
    if (weight === 0) continue;
    const order = best ? weight - best.weight || candidate.score - best.candidate.score : 1;
    if (order > 0) {
      best = { candidate, weight };
      tied = false;
    } else if (order === 0 && candidate.slot !== best?.candidate.slot) {
      tied = true;
      if (best && compare(candidate.slot, best.candidate.slot) < 0) best = { candidate, weight };
    }
  }
  // By type alone these words fit several details: nobody guesses (V2).
  return best && tied && best.weight < weights.asked ? null : best;
}

function isImpossible({ problem }: SlotCandidate): boolean {
  return problem !== undefined && problem.rule !== "incomplete";
}

/** Words that cannot be what was asked, and are surely another detail, are that one: a PIN code is no rate that is too high. */
function fitsElsewhere(turn: Turn, candidates: readonly SlotCandidate[], { slot, words }: SlotCandidate): boolean {
  return candidates.some(
    (other) =>
      other.slot !== slot && other.words === words && other.score >= sureSlot && !other.problem && turn.program.document.slots[other.slot],
  );
}

const weights = { instead: 8, anchoredHere: 7, anchored: 6, asked: 5, recent: 4, expected: 3, missing: 2, repeated: 1 };

function weightOf(turn: Turn, candidate: SlotCandidate, asked: Asked, correcting: boolean): number {
  const { slot } = candidate;
  const declared = turn.program.document.slots[slot];
  if (!declared || declared.type.type === "data" || candidate.score < takeSlot) return 0;
  const known = turn.draft.slots[slot];
  if (known && candidate.instead !== undefined && sameJson(known.value, candidate.instead)) return weights.instead;
  const isHere = slot === asked.slot || asked.expected.includes(slot);
  if (candidate.anchored) return isHere ? weights.anchoredHere : weights.anchored;
  if (slot === asked.slot) return weights.asked;
  if (known) {
    if (sameJson(known.value, candidate.value)) return weights.repeated;
    if (!correcting) return 0;
    const at = turn.memory.recent.indexOf(slot);
    return at < 0 ? 0 : weights.recent - at / 100;
  }
  if (asked.expected.includes(slot)) return weights.expected;
  return candidate.score >= acceptScore ? weights.missing : 0;
}

function take(turn: Turn, heard: Heard, candidate: SlotCandidate, asked: Asked): void {
  const { slot, score, words } = candidate;
  const old = turn.draft.slots[slot] ?? null;
  const joined = joinPieces(turn, candidate, asked.slot);
  const value = joined ?? candidate.value;
  const trouble = joined === null ? troubleOf(turn, candidate) : null;
  const secret = turn.program.document.slots[slot]?.sensitivity === "secret";
  const kept = secret ? "" : words;
  heard.evidence.push({ kind: "slot", id: slot, score, words: kept });
  if (trouble) {
    heard.troubles.push({ slot, kind: trouble, candidate });
    return;
  }
  if (old && sameJson(old.value, value)) {
    heard.changes.push({ slot, kind: "repeated", candidate, old });
    // Said again by herself is as good as a yes.
    if (!old.confirmed && slot === asked.slot) turn.confirmSlot(slot);
    return;
  }
  const confirmed = score >= sureSlot && candidate.assumed !== "unit" && joined === null;
  turn.setSlot(slot, value, { source: "caller", words: kept, confirmed });
  heard.changes.push({ slot, kind: old ? "corrected" : "filled", candidate, old });
}

function troubleOf(turn: Turn, candidate: SlotCandidate): SlotTrouble["kind"] | null {
  if (candidate.problem) return candidate.problem.rule === "incomplete" ? "incomplete" : "invalid";
  if (candidate.alternatives && candidate.alternatives.length > 0) return "which";
  if (fits(turn.program, candidate.slot, candidate.value)) return null;
  return candidate.vague ? "vague" : typeof candidate.value === "object" && candidate.value !== null ? "vague" : "invalid";
}
