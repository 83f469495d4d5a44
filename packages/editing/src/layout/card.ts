import type { Size } from "./card-size.ts";

/** A card to be placed. */
export interface Card extends Size {
  id: string;
  /** Cards it leads to within the flow, first way out first, each once, itself left out. */
  next: string[];
}

/** Upper left corners by id. */
export type Places = Map<string, { x: number; y: number }>;

/** Space between cards beside each other, and between rows, in canvas units. */
export const gaps = { beside: 48, between: 80 } as const;

/** Places are multiples of this. */
export const grid = 8;

/** To the grid. */
export function snap(value: number): number {
  return Math.round(value / grid) * grid + 0;
}
