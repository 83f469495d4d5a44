import type { AgentDocument, Operation } from "@vaarta/flow";
import { own, sameJson } from "../json.ts";
import { cardSize, type SizeOf } from "./card-size.ts";

/** The side cards are brought to, or the middle across or down. */
export type Alignment = "left" | "center" | "right" | "top" | "middle" | "bottom";

interface Box {
  id: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Operations that bring the cards of states to one line: the outermost of them, or the middle of all. Pure. */
export function align(document: AgentDocument, ids: readonly string[], to: Alignment, sizeOf: SizeOf = cardSize): Operation[] {
  const boxes = boxesOf(document, ids, sizeOf);
  const left = Math.min(...boxes.map(({ x }) => x));
  const right = Math.max(...boxes.map(({ x, width }) => x + width));
  const top = Math.min(...boxes.map(({ y }) => y));
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
  const moved = boxes.map((box) => {
    switch (to) {
      case "left":
        return { ...box, x: left };
      case "right":
        return { ...box, x: right - box.width };
      case "center":
        return { ...box, x: Math.round((left + right - box.width) / 2) };
      case "top":
        return { ...box, y: top };
      case "bottom":
        return { ...box, y: bottom - box.height };
      case "middle":
        return { ...box, y: Math.round((top + bottom - box.height) / 2) };
    }
  });
  return moves(document, moved);
}

/**
 * Operations that leave the same space between cards, between the outermost two, which stay. Pure; fewer than three
 * cards have nothing to distribute.
 */
export function distribute(
  document: AgentDocument,
  ids: readonly string[],
  axis: "horizontal" | "vertical",
  sizeOf: SizeOf = cardSize,
): Operation[] {
  const [at, size] = axis === "horizontal" ? (["x", "width"] as const) : (["y", "height"] as const);
  const boxes = boxesOf(document, ids, sizeOf).sort((a, b) => a[at] - b[at] || (a.id < b.id ? -1 : 1));
  const [first, last] = [boxes[0], boxes[boxes.length - 1]];
  if (!first || !last || boxes.length < 3) return [];
  const taken = boxes.reduce((sum, box) => sum + box[size], 0);
  const gap = (last[at] + last[size] - first[at] - taken) / (boxes.length - 1);
  let next = first[at];
  const moved = boxes.map((box) => {
    const place = { ...box, [at]: Math.round(next) };
    next += box[size] + gap;
    return place;
  });
  return moves(document, moved);
}

function boxesOf(document: AgentDocument, ids: readonly string[], sizeOf: SizeOf): Box[] {
  return [...new Set(ids)].flatMap((id) => {
    const state = own(document.states, id) === undefined ? undefined : document.states[id];
    const place = own(document.canvas.positions, id) === undefined ? undefined : document.canvas.positions[id];
    return state && place ? [{ id, ...place, ...sizeOf(document, id, state) }] : [];
  });
}

function moves(document: AgentDocument, boxes: readonly Box[]): Operation[] {
  return boxes.flatMap(({ id, x, y }): Operation[] =>
    sameJson(document.canvas.positions[id], { x, y }) ? [] : [{ op: "set", path: ["canvas", "positions", id], value: { x, y } }],
  );
}
