import type { Json } from "@vaarta/flow";
import type { Heard } from "../heard.ts";
import { takeSlot } from "../limits.ts";
import type { Turn } from "../turn.ts";
import type { SlotCandidate } from "../types.ts";

/** A date and a time that she named for a call back, whatever details of the flow they also fit. */
export interface NamedTime {
  date?: string;
  time?: string;
  /** As it is said back. */
  spoken: string;
}

/** Finds when to call; null when she named no time. */
export function namedTime(turn: Turn, heard: Heard): NamedTime | null {
  const date = best(turn, heard, "date");
  const time = best(turn, heard, "time");
  if (!date && !time) return null;
  const spoken = [date, time].filter((found) => found !== null).map(({ slot, value }) => turn.program.spoken(slot, value, turn.scope()));
  const words = spoken.filter((text) => text !== "").join(" ");
  return {
    ...(date && { date: firstOf(date.value) }),
    ...(time && { time: firstOf(time.value) }),
    spoken: words === "" ? (turn.memory.text ?? "") : words,
  };
}

/** True for values that name a day or an hour. */
export function isTime(turn: Turn, candidate: SlotCandidate): boolean {
  const type = turn.program.document.slots[candidate.slot]?.type.type;
  return type === "date" || type === "time";
}

function best(turn: Turn, heard: Heard, wanted: "date" | "time"): SlotCandidate | null {
  let found: SlotCandidate | null = null;
  for (const candidate of heard.understanding.slots) {
    if (turn.program.document.slots[candidate.slot]?.type.type !== wanted || candidate.score < takeSlot) continue;
    if (candidate.value === null) continue;
    if (!found || candidate.score > found.score || (candidate.score === found.score && candidate.slot < found.slot)) found = candidate;
  }
  return found;
}

function firstOf(value: Json): string {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return timeText(value["min"] ?? "");
  return timeText(value);
}

function timeText(value: Json): string {
  return typeof value === "string" ? value : "";
}
