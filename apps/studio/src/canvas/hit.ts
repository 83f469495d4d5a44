import { pointsOn } from "./edge-path.ts";
import type { FlowGraph, PlacedEdge } from "./graph.ts";

/** The way out that passes within `reach` of a point, or null. */
export function edgeNear(graph: FlowGraph, x: number, y: number, reach: number): PlacedEdge | null {
  let best: PlacedEdge | null = null;
  let bestDistance = reach;
  for (const edge of graph.edges) {
    for (const point of pointsOn(edge, 16)) {
      const distance = Math.hypot(point.x - x, point.y - y);
      if (distance < bestDistance) [best, bestDistance] = [edge, distance];
    }
  }
  return best;
}
