import type { FlowGraph } from "./graph.ts";
import { cardWidth } from "./card-model.ts";

export type Arrangement = "left" | "top" | "across" | "down";

/** New places that put chosen cards in line or evenly apart. */
export function arranged(graph: FlowGraph, ids: readonly string[], how: Arrangement): Map<string, { x: number; y: number }> {
  const cards = ids.flatMap((id) => graph.byId.get(id) ?? []);
  const places = new Map<string, { x: number; y: number }>();
  if (cards.length < 2) return places;
  const left = Math.min(...cards.map(({ x }) => x));
  const top = Math.min(...cards.map(({ y }) => y));
  if (how === "left") for (const { card, y } of cards) places.set(card.id, { x: left, y });
  else if (how === "top") for (const { card, x } of cards) places.set(card.id, { x, y: top });
  else if (how === "across") {
    const row = [...cards].sort((a, b) => a.x - b.x);
    const gap = Math.max(48, ((row.at(-1)?.x ?? 0) - left - (row.length - 1) * cardWidth) / (row.length - 1));
    for (const [index, { card, y }] of row.entries()) places.set(card.id, { x: left + index * (cardWidth + gap), y });
  } else {
    const column = [...cards].sort((a, b) => a.y - b.y);
    const heights = column.slice(0, -1).reduce((sum, { card }) => sum + card.height, 0);
    const gap = Math.max(32, ((column.at(-1)?.y ?? 0) - top - heights) / (column.length - 1));
    let y = top;
    for (const { card, x } of column) {
      places.set(card.id, { x, y });
      y += card.height + gap;
    }
  }
  return places;
}

/** The card one reaches by an arrow key: down along the first way out, up the way one came, aside to its siblings; else the nearest. */
export function neighbour(graph: FlowGraph, from: string, key: "ArrowRight" | "ArrowLeft" | "ArrowUp" | "ArrowDown"): string | null {
  const here = graph.byId.get(from);
  if (!here) return graph.cards[0]?.card.id ?? null;
  if (key === "ArrowDown") {
    const exit = graph.edges.find((edge) => edge.source === from && edge.target !== from);
    if (exit) return exit.target;
  }
  if (key === "ArrowUp") {
    const entry = graph.into.get(from)?.find((edge) => edge.source !== from);
    if (entry) return entry.source;
  }
  if (key === "ArrowLeft" || key === "ArrowRight") {
    // Siblings first: the other ways out of the step one came from.
    const parents = new Set(graph.into.get(from)?.map((edge) => edge.source));
    const siblings = graph.edges.filter((edge) => parents.has(edge.source) && edge.target !== from).map((edge) => edge.target);
    const found = nearest(graph, here, key, new Set(siblings)) ?? nearest(graph, here, key, null);
    return found;
  }
  return nearest(graph, here, key, null);
}

function nearest(
  graph: FlowGraph,
  here: { card: { id: string }; x: number; y: number },
  key: string,
  among: ReadonlySet<string> | null,
): string | null {
  let best: string | null = null;
  let bestCost = Infinity;
  for (const { card, x, y } of graph.cards) {
    if (card.id === here.card.id || (among && !among.has(card.id))) continue;
    const [dx, dy] = [x - here.x, y - here.y];
    const along = key === "ArrowRight" ? dx : key === "ArrowLeft" ? -dx : key === "ArrowDown" ? dy : -dy;
    if (along <= 8) continue;
    const aside = key === "ArrowRight" || key === "ArrowLeft" ? Math.abs(dy) : Math.abs(dx);
    const cost = along + aside * 2;
    if (cost < bestCost) [best, bestCost] = [card.id, cost];
  }
  return best;
}
