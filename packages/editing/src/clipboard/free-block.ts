import type { AgentDocument } from "@vaarta/flow";
import { cardSize } from "../layout/card-size.ts";
import { gaps, snap } from "../layout/card.ts";

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * The corner nearest to the one wanted, straight to the right or straight down, at which a block of cards covers no card
 * of the flow. Pure.
 * @param block - the cards as they lie to one another, from the block's upper left corner
 */
export function freeCorner(
  document: AgentDocument,
  flow: string,
  block: readonly Box[],
  wanted: { x: number; y: number },
): { x: number; y: number } {
  const taken = Object.entries(document.states).flatMap(([id, state]): Box[] => {
    const at = document.canvas.positions[id];
    return state.flow === flow && at ? [{ ...at, ...cardSize(document, id, state) }] : [];
  });
  const right = passed(taken, block, wanted, "x", "width");
  const down = passed(taken, block, wanted, "y", "height");
  return right.x - wanted.x <= down.y - wanted.y ? right : down;
}

const apart = gaps.beside / 2;

/** The block moved along one axis until it covers nothing. */
function passed(
  taken: readonly Box[],
  block: readonly Box[],
  wanted: { x: number; y: number },
  axis: "x" | "y",
  size: "width" | "height",
): { x: number; y: number } {
  const corner = { ...wanted };
  for (;;) {
    // Each step passes the card in the way, so this ends after as many steps as there are pairs of cards.
    const steps = block.flatMap((card) => {
      const at = { x: card.x + corner.x, y: card.y + corner.y };
      return taken
        .filter(
          (other) =>
            at.x < other.x + other.width + apart &&
            other.x < at.x + card.width + apart &&
            at.y < other.y + other.height + apart &&
            other.y < at.y + card.height + apart,
        )
        .map((other) => other[axis] + other[size] + gaps.beside - at[axis]);
    });
    if (steps.length === 0) return corner;
    corner[axis] = Math.max(corner[axis] + 8, snap(corner[axis] + Math.max(...steps)));
  }
}
