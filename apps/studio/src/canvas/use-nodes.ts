import { MarkerType, Position, type Node } from "@xyflow/react";
import type { AgentDocument } from "@vaarta/flow";
import { useMemo, useState } from "react";
import { cardWidth, entryOffset, portOffset } from "./card-model.ts";
import type { CardNode } from "./card.tsx";
import type { WayOutEdge } from "./edge.tsx";
import type { PlacedCard, PlacedEdge } from "./graph.ts";
import type { GroupNode, NoteNode } from "./notes.tsx";
import type { Visible } from "./windowing.ts";

export type CanvasNode = CardNode | NoteNode | GroupNode;
export type Places = ReadonlyMap<string, { x: number; y: number }>;

interface NodesInput {
  document: AgentDocument;
  flow: string;
  visible: Visible;
  selected: readonly string[];
  transition: { state: string; id: string } | null;
  /** Where things being dragged are right now. */
  dragged: Places | null;
}

/** What React Flow is given. A card that has not changed is the same node object as before, so it is not drawn again. */
export function useNodes({ document, flow, visible, selected, transition, dragged }: NodesInput): {
  nodes: CanvasNode[];
  edges: WayOutEdge[];
} {
  const [cards] = useState(() => new WeakMap<PlacedCard, { plain?: CardNode; selected?: CardNode }>());
  const [lines] = useState(() => new WeakMap<PlacedEdge, { plain?: WayOutEdge; selected?: WayOutEdge }>());

  const nodes = useMemo(() => {
    const chosen = new Set(selected);
    const at = (id: string, x: number, y: number) => dragged?.get(id) ?? { x, y };
    const made: CanvasNode[] = [];
    for (const [id, group] of Object.entries(document.canvas.groups)) {
      if (group.flow !== flow) continue;
      const { width, height, name } = group;
      made.push({
        id,
        type: "group",
        position: at(id, group.x, group.y),
        width,
        height,
        zIndex: -2,
        selected: chosen.has(id),
        data: { name, width, height },
      });
    }
    for (const placed of visible.cards) {
      const isChosen = chosen.has(placed.card.id);
      const slot = isChosen ? "selected" : "plain";
      let pair = cards.get(placed);
      if (!pair) cards.set(placed, (pair = {}));
      const node = (pair[slot] ??= cardNode(placed, isChosen));
      const moved = dragged?.get(placed.card.id);
      made.push(moved ? { ...node, position: moved } : node);
    }
    for (const [id, note] of Object.entries(document.canvas.notes)) {
      if (note.flow !== flow) continue;
      made.push({
        id,
        type: "note",
        position: at(id, note.x, note.y),
        width: 240,
        height: 120,
        selected: chosen.has(id),
        data: { text: note.text },
      });
    }
    return made;
  }, [document.canvas.groups, document.canvas.notes, flow, visible.cards, selected, dragged, cards]);

  const edges = useMemo(
    () =>
      visible.edges.map((placed) => {
        const isChosen = transition !== null && transition.state === placed.source && transition.id === placed.transition;
        let pair = lines.get(placed);
        if (!pair) lines.set(placed, (pair = {}));
        return (pair[isChosen ? "selected" : "plain"] ??= wayOut(placed, isChosen));
      }),
    [visible.edges, transition, lines],
  );
  return { nodes, edges };
}

function cardNode(placed: PlacedCard, selected: boolean): CardNode {
  const { card, x, y } = placed;
  const port = (id: string, type: "source" | "target", position: Position, dx: number, dy: number) => ({
    id, type, position, x: dx - 5, y: dy - 5, width: 10, height: 10,
  }); // prettier-ignore
  return {
    id: card.id,
    type: "state",
    position: { x, y },
    width: cardWidth,
    height: card.height,
    // Sizes and ports are known, so nothing waits to be measured and far ends need not be drawn at all.
    measured: { width: cardWidth, height: card.height },
    handles: [
      port("in", "target", Position.Top, entryOffset.x, entryOffset.y),
      ...card.rows.map((row, index) => {
        const offset = portOffset(card, index);
        return port(row.port, "source", Position.Right, offset.x, offset.y);
      }),
      port("new", "source", Position.Right, cardWidth - 20, card.height),
    ],
    selected,
    data: { card },
  };
}

function wayOut(placed: PlacedEdge, selected: boolean): WayOutEdge {
  return {
    id: placed.id,
    type: "way-out",
    source: placed.source,
    sourceHandle: placed.port,
    target: placed.target,
    targetHandle: "in",
    selected,
    zIndex: selected ? 1 : -1,
    markerEnd: {
      type: MarkerType.ArrowClosed,
      width: 16,
      height: 16,
      markerUnits: "userSpaceOnUse",
      color: selected ? "var(--accent)" : "var(--edge)",
    },
    data: { transition: placed.transition, isElse: placed.isElse, shift: placed.shift, drop: placed.drop },
  };
}

/** States that lie in a group, by the middle of their cards. */
export function inGroup(group: { x: number; y: number; width: number; height: number }, cards: readonly PlacedCard[]): PlacedCard[] {
  return cards.filter(({ card, x, y }) => {
    const [midX, midY] = [x + cardWidth / 2, y + card.height / 2];
    return midX > group.x && midX < group.x + group.width && midY > group.y && midY < group.y + group.height;
  });
}

export function isState(node: Node): boolean {
  return node.type === "state";
}
