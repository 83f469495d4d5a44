import type { AgentDocument, State } from "@vaarta/flow";
import type { Say } from "../i18n/keys.ts";
import { cardModel, cardWidth, entryOffset, portOffset, type CardModel } from "./card-model.ts";

export interface PlacedCard {
  card: CardModel;
  x: number;
  y: number;
}

export interface PlacedEdge {
  /** The transition's id is unique in its state only. */
  id: string;
  transition: string;
  source: string;
  target: string;
  port: string;
  isElse: boolean;
  sx: number;
  sy: number;
  tx: number;
  ty: number;
  /** How far from the middle of the card's head it arrives: ways in stand beside one another. */
  shift: number;
  /** From the port down to the foot of the card. */
  drop: number;
}

/** One flow as it lies on the canvas. */
export interface FlowGraph {
  flow: string;
  cards: readonly PlacedCard[];
  byId: ReadonlyMap<string, PlacedCard>;
  edges: readonly PlacedEdge[];
  /** Way-out edges by the state they lead to, for walking backwards. */
  into: ReadonlyMap<string, readonly PlacedEdge[]>;
  bounds: { left: number; top: number; right: number; bottom: number };
}

interface Cached {
  state: State;
  placed: PlacedCard;
}

/**
 * Draws flows again and again while keeping every card that shows the same as before the same object, so that
 * typing in one state redraws one card.
 */
export function createGraphs() {
  let cache = new Map<string, Cached>();
  let last: { document: AgentDocument; language: string; say: Say } | null = null;

  return (document: AgentDocument, flow: string, language: string, say: Say): FlowGraph => {
    const sameWords = last !== null && last.language === language && last.say === say && sameNames(last.document, document);
    const previous = cache;
    cache = new Map();
    const before = last?.document;
    last = { document, language, say };
    const cards: PlacedCard[] = [];
    const byId = new Map<string, PlacedCard>();
    const entry = document.flows[flow]?.entry;
    for (const [id, state] of Object.entries(document.states)) {
      if (state.flow !== flow) continue;
      const at = document.canvas.positions[id] ?? spare(cards.length);
      const old = previous.get(id);
      let placed: PlacedCard;
      if (old && sameWords && old.state === state && old.placed.card.entry === (id === entry) && sameLines(before, document, state)) {
        placed = old.placed.x === at.x && old.placed.y === at.y ? old.placed : { card: old.placed.card, x: at.x, y: at.y };
      } else {
        placed = { card: cardModel(document, id, state, language, say, id === entry), x: at.x, y: at.y };
      }
      cache.set(id, { state, placed });
      cards.push(placed);
      byId.set(id, placed);
    }
    return { flow, cards, byId, ...join(cards, byId) };
  };
}

function join(cards: readonly PlacedCard[], byId: ReadonlyMap<string, PlacedCard>) {
  const edges: PlacedEdge[] = [];
  const into = new Map<string, PlacedEdge[]>();
  const bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const { card, x, y } of cards) {
    bounds.left = Math.min(bounds.left, x);
    bounds.top = Math.min(bounds.top, y);
    bounds.right = Math.max(bounds.right, x + cardWidth);
    bounds.bottom = Math.max(bounds.bottom, y + card.height);
    for (const [index, row] of card.rows.entries()) {
      const target = row.to === null ? undefined : byId.get(row.to);
      if (!target || row.transition === null) continue;
      const port = portOffset(card, index);
      const edge: PlacedEdge = {
        id: `${card.id}/${row.transition}`,
        transition: row.transition,
        source: card.id,
        target: target.card.id,
        port: row.port,
        isElse: row.tone === "else",
        sx: x + port.x,
        sy: y + port.y,
        tx: target.x + entryOffset.x,
        ty: target.y + entryOffset.y,
        shift: 0,
        drop: card.height - port.y,
      };
      edges.push(edge);
      const list = into.get(edge.target);
      if (list) list.push(edge);
      else into.set(edge.target, [edge]);
    }
  }
  for (const list of into.values()) if (list.length > 1) spread(list);
  if (cards.length === 0) Object.assign(bounds, { left: 0, top: 0, right: 0, bottom: 0 });
  return { edges, into, bounds };
}

const mostSpread = 176;

/** Ways in arrive beside one another, in the order of where they come from, so that each can be followed to its end. */
function spread(edges: readonly PlacedEdge[]): void {
  const step = Math.min(14, mostSpread / (edges.length - 1));
  const ordered = [...edges].sort((a, b) => a.sx - b.sx || b.sy - a.sy);
  for (const [index, edge] of ordered.entries()) {
    edge.shift = (index - (ordered.length - 1) / 2) * step;
    edge.tx += edge.shift;
  }
}

/** Maps whose names stand on cards; while they are the same objects, only the state and its lines can differ. */
function sameNames(a: AgentDocument, b: AgentDocument): boolean {
  return (
    a.intents === b.intents && a.slots === b.slots && a.segments === b.segments && a.tools === b.tools && a.outcomes === b.outcomes &&
    a.experiments === b.experiments && a.flows === b.flows && a.languages === b.languages
  ); // prettier-ignore
}

function sameLines(before: AgentDocument | undefined, after: AgentDocument, state: State): boolean {
  if (!before || before.lines === after.lines) return before !== undefined;
  for (const key of lineFields) {
    const id: unknown = (state as Record<string, unknown>)[key];
    if (typeof id === "string" && before.lines[id] !== after.lines[id]) return false;
  }
  // A collect state without an opening shows its first question, which belongs to a slot.
  return state.kind !== "collect" || state.opening !== undefined;
}

const lineFields = ["inbound", "outbound", "returning", "line", "opening", "fallback", "question", "holding", "notFound"];

function spare(index: number): { x: number; y: number } {
  return { x: (index % 6) * 376, y: Math.floor(index / 6) * 260 };
}
