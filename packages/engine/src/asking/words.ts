import type { Json, Parameters } from "@vaarta/flow";
import type { Turn } from "../turn.ts";

/** How callers hear a detail named. */
export function labelOf(turn: Turn, slot: string): string {
  const declared = turn.program.document.slots[slot];
  if (!declared) return slot;
  const spoken = declared.spoken ? turn.program.line(declared.spoken, turn.scope()).text : "";
  return spoken || declared.label;
}

export function spokenValue(turn: Turn, slot: string, value: Json | undefined = turn.value(slot)): string {
  return value === undefined ? "" : turn.program.spoken(slot, value, turn.scope());
}

/** What standard replies about a detail may say. */
export function slotParameters(turn: Turn, slot: string, value?: Json): Parameters {
  return {
    label: labelOf(turn, slot),
    value: spokenValue(turn, slot, value),
    example: turn.program.document.slots[slot]?.example ?? exampleOf(turn, slot),
  };
}

function exampleOf(turn: Turn, slot: string): string {
  const type = turn.program.document.slots[slot]?.type;
  if (type?.type === "choice") return choiceTexts(turn, slot).join(", ");
  return labelOf(turn, slot);
}

/** The options of a choice detail as a caller would hear them. */
export function choiceTexts(turn: Turn, slot: string): string[] {
  const type = turn.program.document.slots[slot]?.type;
  if (type?.type !== "choice") return [];
  return Object.keys(type.options).map((option) => spokenValue(turn, slot, option));
}

/** "Label value, label value": several details in one sentence. */
export function listOf(turn: Turn, slots: readonly string[]): string {
  return slots.map((slot) => `${labelOf(turn, slot)} ${spokenValue(turn, slot)}`).join(", ");
}
