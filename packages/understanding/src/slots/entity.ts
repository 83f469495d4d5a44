import type { SlotCandidate } from "@vaarta/engine";
import type { Json, SlotTypeName } from "@vaarta/flow";

/** A value found in an utterance, before it is known whose it is. */
export interface Entity {
  type: SlotTypeName;
  value: Json;
  /** Tokens it covers, `to` exclusive. */
  from: number;
  to: number;
  /** How sure the reading of the words is, in [0, 1]. */
  sure: number;
  /** Nothing says what is counted: only a slot that was asked, or a cue, may take it. */
  bare?: boolean;
  assumed?: SlotCandidate["assumed"];
  problem?: SlotCandidate["problem"];
  vague?: boolean;
  alternatives?: Json[];
  /** Of a percentage: what period was said. */
  period?: "month" | "year" | "custom";
  /** The value it takes the place of ("paanch nahi, saat"). */
  instead?: Json;
  /** Only this slot: its own vocabulary or options were matched. */
  slot?: string;
}
