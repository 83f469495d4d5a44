import type { AgentDocument, State } from "@vaarta/flow";
import { valueAt } from "../json.ts";

/** Width and height in canvas units. */
export interface Size {
  width: number;
  height: number;
}

/** Tells how large a state's card is drawn. */
export type SizeOf = (document: AgentDocument, id: string, state: State) => Size;

/** Every card is this wide. */
export const cardWidth = 280;

const headHeight = 38;
const textHeight = 52;
const rowHeight = 27;
const footHeight = 6;

const spoken = ["line", "inbound", "outbound", "returning", "opening", "question", "fallback", "holding", "notFound"];

/**
 * About how large a card is: a head of 38, 52 more when it shows what is said, 27 for each way out (at least one, where
 * the kind has ways out), 6 at the foot. A canvas that draws cards otherwise gives its own measure to `layout`. Pure.
 */
export const cardSize: SizeOf = (_document, _id, state) => {
  const speaks = spoken.some((field) => valueAt(state, [field]) !== undefined);
  const rows = Math.max(Object.keys(state.transitions).length, state.kind === "end" || state.kind === "return" ? 0 : 1);
  return { width: cardWidth, height: headHeight + (speaks ? textHeight : 0) + rows * rowHeight + footHeight };
};
