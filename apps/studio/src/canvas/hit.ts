import { pointOn } from "./edge-path.ts";
import type { FlowGraph, PlacedEdge } from "./graph.ts";

/** The way out that passes within `reach` of a point, or null. */
export function edgeNear(graph: FlowGraph, x: number, y: number, reach: number): PlacedEdge | null {
  let best: PlacedEdge | null = null;
  let bestDistance = reach;
  for (const edge of graph.edges) {
    for (let step = 1; step < 24; step++) {
      const point = pointOn(edge.sx, edge.sy, edge.tx, edge.ty, step / 24);
      const distance = Math.hypot(point.x - x, point.y - y);
      if (distance < bestDistance) [best, bestDistance] = [edge, distance];
    }
  }
  return best;
}
