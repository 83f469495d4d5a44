import { useStore } from "@xyflow/react";
import { useMemo, useState } from "react";
import type { FlowGraph } from "./graph.ts";
import { contains, grown, readableZoom, viewRect, visibleIn, type Rect, type Visible } from "./windowing.ts";

const nothing: Visible = { cards: [], edges: [] };

interface Looking {
  transform: [number, number, number];
  width: number;
  height: number;
}

/** Remembers the area given last, and gives the same one until the view leaves it. */
function createLook() {
  let area: Rect | null = null;
  return ({ transform: [x, y, zoom], width, height }: Looking): Rect | null => {
    if (width === 0 || zoom < readableZoom) return null;
    const seen = viewRect({ x, y, zoom }, width, height);
    if (!area || !contains(area, seen) || !isClose(area, seen)) area = grown(seen, 0.25);
    return area;
  };
}

/**
 * The part of the graph that React Flow is given: what is seen and half a screen around it, worked out anew only when
 * the view leaves that. Below the readable zoom it is given nothing, and the overview paints.
 */
export function useWindow(graph: FlowGraph, always: readonly string[]) {
  const [look] = useState(createLook);
  const area = useStore(look);
  const isOverview = useStore((state) => state.width > 0 && state.transform[2] < readableZoom);
  const visible = useMemo(() => (area ? visibleIn(graph, area, always) : nothing), [graph, area, always]);
  return { visible, isOverview };
}

/** False when the area is far larger than the view, as after zooming in. */
function isClose(area: Rect, seen: Rect): boolean {
  return area.right - area.left < 4 * (seen.right - seen.left);
}
