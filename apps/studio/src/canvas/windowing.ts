import { cardWidth } from "./card-model.ts";
import type { FlowGraph, PlacedCard, PlacedEdge } from "./graph.ts";

export interface Rect {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Below this zoom a card's sentences cannot be read (13 px become 7), and the overview paints it instead, with its name at a size to read. */
export const readableZoom = 0.55;

export interface Visible {
  cards: readonly PlacedCard[];
  edges: readonly PlacedEdge[];
}

/** What the viewport sees, in the canvas's own coordinates. */
export function viewRect(viewport: { x: number; y: number; zoom: number }, width: number, height: number): Rect {
  const left = -viewport.x / viewport.zoom;
  const top = -viewport.y / viewport.zoom;
  return { left, top, right: left + width / viewport.zoom, bottom: top + height / viewport.zoom };
}

export function grown(rect: Rect, share: number): Rect {
  const across = (rect.right - rect.left) * share;
  const down = (rect.bottom - rect.top) * share;
  return { left: rect.left - across, top: rect.top - down, right: rect.right + across, bottom: rect.bottom + down };
}

export function contains(outer: Rect, inner: Rect): boolean {
  return inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom;
}

/**
 * The cards and edges a rectangle touches, and the far ends of those edges: React Flow is given these and no others,
 * so a frame costs what is seen, not what exists.
 */
export function visibleIn(graph: FlowGraph, rect: Rect, always: readonly string[] = []): Visible {
  const chosen = new Set<PlacedCard>();
  for (const placed of graph.cards) {
    if (placed.x + cardWidth < rect.left || placed.x > rect.right) continue;
    if (placed.y + placed.card.height < rect.top || placed.y > rect.bottom) continue;
    chosen.add(placed);
  }
  const edges: PlacedEdge[] = [];
  for (const edge of graph.edges) {
    if (Math.max(edge.sx, edge.tx) < rect.left || Math.min(edge.sx, edge.tx) > rect.right) continue;
    if (Math.max(edge.sy, edge.ty) < rect.top || Math.min(edge.sy, edge.ty) > rect.bottom) continue;
    edges.push(edge);
  }
  for (const edge of edges) {
    const source = graph.byId.get(edge.source);
    const target = graph.byId.get(edge.target);
    if (source) chosen.add(source);
    if (target) chosen.add(target);
  }
  for (const id of always) {
    const placed = graph.byId.get(id);
    if (placed) chosen.add(placed);
  }
  return { cards: [...chosen], edges };
}
