import { graphlib, layout as arrange } from "@dagrejs/dagre";
import { inOrder, walkingOrder, type AgentDocument, type Operation, type State } from "@vaarta/flow";
import { own, sameJson } from "../json.ts";
import { gaps, snap, type Card, type Places } from "./card.ts";
import { cardSize, type SizeOf } from "./card-size.ts";
import { layered } from "./layered.ts";
import { withoutLongEdges } from "./long-edges.ts";
import { placeUnplaced } from "./place-unplaced.ts";

/** How to lay out. */
export interface LayoutOptions {
  /** Way the conversation runs. @defaultValue "down" */
  direction?: "down" | "right";
  /** `unplaced` leaves every card that has a place where it is. @defaultValue "all" */
  only?: "all" | "unplaced";
  /** @defaultValue cardSize */
  sizeOf?: SizeOf;
}

// The first is the prettiest and takes seconds on a thousand cards; the second about a third of it. Beyond that a
// flow is laid out by rows alone, in linear time and without deep recursion.
const prettyUpTo = 300;
const tightUpTo = 1200;

/** Rows a way out may cross and still pull its ends together. */
const longestEdge = 10;

/**
 * Operations that place the states of one flow on the canvas so that it reads from its beginning along the ways out.
 * Pure and deterministic; only places that change are set. 1,000 states take a few seconds: run it in a worker.
 */
export function layout(document: AgentDocument, flow: string, options: LayoutOptions = {}): Operation[] {
  const cards = cardsOf(document, flow, options.sizeOf ?? cardSize);
  const placed = cards.filter(({ id }) => own(document.canvas.positions, id) !== undefined);
  const right = options.direction === "right";
  const places =
    options.only === "unplaced" && placed.length > 0
      ? placeUnplaced(cards, new Map(placed.map(({ id }) => [id, document.canvas.positions[id] ?? { x: 0, y: 0 }])), right)
      : layoutAll(cards, right);
  return [...places].flatMap(([id, place]): Operation[] =>
    sameJson(document.canvas.positions[id], place) ? [] : [{ op: "set", path: ["canvas", "positions", id], value: place }],
  );
}

function cardsOf(document: AgentDocument, flow: string, sizeOf: SizeOf): Card[] {
  // Reading order decides what comes first among equals, so the result does not depend on the order of the JSON.
  const ids = walkingOrder(document).find(({ id }) => id === flow)?.states ?? [];
  const known = new Set(ids);
  return ids.map((id) => {
    const state = document.states[id] as State;
    const next = new Set(inOrder(state.transitions).map(({ to }) => to));
    return { id, ...sizeOf(document, id, state), next: [...next].filter((to) => to !== id && known.has(to)) };
  });
}

function layoutAll(cards: readonly Card[], right: boolean): Places {
  const reached = new Set(cards.flatMap(({ next }) => next));
  const joined = cards.filter(({ id, next }) => next.length > 0 || reached.has(id));
  const places = joined.length > tightUpTo ? layered(joined, right) : drawn(withoutLongEdges(joined, longestEdge), right);
  const bottom = Math.max(0, ...joined.map(({ id, height }) => (places.get(id)?.y ?? 0) + height + gaps.between));
  const single = cards.filter(({ id }) => !places.has(id));
  // Cards that nothing joins would otherwise make one endless row.
  for (const [index, card] of single.entries()) {
    const row = Math.floor(index / 6);
    const tallest = Math.max(...single.map(({ height }) => height));
    places.set(card.id, { x: snap((index % 6) * (card.width + gaps.beside)), y: snap(bottom + row * (tallest + gaps.beside)) });
  }
  return places;
}

function drawn(cards: readonly Card[], right: boolean): Places {
  if (cards.length === 0) return new Map();
  const graph = new graphlib.Graph();
  graph.setGraph({
    rankdir: right ? "LR" : "TB",
    ranker: cards.length <= prettyUpTo ? "network-simplex" : "tight-tree",
    nodesep: gaps.beside,
    ranksep: gaps.between,
  });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, width, height } of cards) graph.setNode(id, { width, height });
  for (const { id, next } of cards) {
    // The first way out is the main line: it is kept straight.
    for (const [index, to] of next.entries()) graph.setEdge(id, to, { weight: index === 0 ? 3 : 1 });
  }
  arrange(graph);
  const corners = cards.map(({ id, width, height }) => {
    const { x, y } = graph.node(id) as { x: number; y: number };
    return { id, x: x - width / 2, y: y - height / 2 };
  });
  const left = Math.min(...corners.map(({ x }) => x));
  const top = Math.min(...corners.map(({ y }) => y));
  return new Map(corners.map(({ id, x, y }) => [id, { x: snap(x - left), y: snap(y - top) }]));
}
