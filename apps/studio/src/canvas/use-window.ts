import { useStoreApi, type Viewport } from "@xyflow/react";
import { useCallback, useEffect, useMemo, useState } from "react";
import type { FlowGraph } from "./graph.ts";
import { contains, grown, readableZoom, viewRect, visibleIn, type Rect, type Visible } from "./windowing.ts";

const nothing: Visible = { cards: [], edges: [] };

/**
 * The part of the graph that React Flow is given: what is seen and half a screen around it, worked out anew only when
 * the view leaves that. Below the readable zoom it is given nothing, and the overview paints.
 */
export function useWindow(graph: FlowGraph, always: readonly string[]) {
  const store = useStoreApi();
  const [area, setArea] = useState<Rect | null>(null);
  const [isOverview, setOverview] = useState(false);

  const look = useCallback(
    (viewport: Viewport) => {
      const { width, height } = store.getState();
      if (width === 0) return;
      const small = viewport.zoom < readableZoom;
      setOverview(small);
      if (small) return;
      const seen = viewRect(viewport, width, height);
      setArea((before) => (before && contains(before, seen) && isClose(before, seen) ? before : grown(seen, 0.5)));
    },
    [store],
  );

  useEffect(() => {
    const { transform } = store.getState();
    look({ x: transform[0], y: transform[1], zoom: transform[2] });
    let before = store.getState();
    return store.subscribe((state) => {
      if (state.transform === before.transform && state.width === before.width && state.height === before.height) return;
      before = state;
      look({ x: state.transform[0], y: state.transform[1], zoom: state.transform[2] });
    });
  }, [store, look]);

  const visible = useMemo(() => (isOverview || !area ? nothing : visibleIn(graph, area, always)), [graph, area, isOverview, always]);
  return { visible, isOverview };
}

/** False when the area is far larger than the view, as after zooming in. */
function isClose(area: Rect, seen: Rect): boolean {
  return area.right - area.left < 4 * (seen.right - seen.left);
}
