/** A cubic curve: start, two control points, end. */
type Curve = readonly [number, number, number, number, number, number, number, number];

export interface EdgeEnds {
  sx: number;
  sy: number;
  tx: number;
  ty: number;
  /** From the port down to the foot of its card: a way out that leads back under its card goes around it. */
  drop: number;
}

/**
 * The way of an edge from a port, which looks right, to the head of a card, which looks up; the same on the canvas, in
 * the overview and for hit tests.
 */
export function route({ sx, sy, tx, ty, drop }: EdgeEnds): Curve[] {
  const across = tx - sx;
  const down = ty - sy;
  if (across > -16 && (down > 0 || across > 24)) {
    // Upper rows a little further out, so that neighbours do not run on one another.
    const out = Math.max(44, Math.min(across * 0.6, 200)) + Math.min((drop / 28) * 4, 28);
    return [[sx, sy, sx + out, sy, tx, ty - (down > 40 ? Math.max(36, Math.min(down * 0.5, 150)) : 90), tx, ty]];
  }
  const row = drop / 28;
  const out = 20 + row * 8;
  if (down > drop + 24) {
    // Around the foot of its own card, each row a little further out, then down to the target.
    const y = sy + drop + Math.min(14 + row * 6, (down - drop) * 0.5);
    const x = sx - 8;
    const pull = Math.min(120, Math.abs(tx - x) * 0.5 + 8);
    return [
      [sx, sy, sx + out, sy, sx + out, y, x, y],
      [x, y, x - pull, y, tx, ty - Math.min(70, (ty - y) * 0.7), tx, ty],
    ];
  }
  // Back up: out to the right, up along the cards, and in from above.
  const far = Math.min(160, 48 + Math.abs(down) * 0.06);
  const top = ty - 34;
  return [
    [sx, sy, sx + far, sy, sx + far, sy - Math.min(80, Math.abs(down) * 0.3 + 20), sx + far * 0.8, (sy + top) / 2],
    [sx + far * 0.8, (sy + top) / 2, sx + far * 0.5, top, tx, top - 30, tx, ty],
  ];
}

export function edgePath(ends: EdgeEnds): string {
  const curves = route(ends);
  return `M${ends.sx},${ends.sy} ${curves.map(([, , ax, ay, bx, by, x, y]) => `C${ax},${ay} ${bx},${by} ${x},${y}`).join(" ")}`;
}

/** Adds the way to a path being painted. */
export function traceEdge(context: CanvasRenderingContext2D, ends: EdgeEnds): void {
  context.moveTo(ends.sx, ends.sy);
  for (const [, , ax, ay, bx, by, x, y] of route(ends)) context.bezierCurveTo(ax, ay, bx, by, x, y);
}

/** Points along the way, for telling how near something is to it. */
export function pointsOn(ends: EdgeEnds, count: number): { x: number; y: number }[] {
  return route(ends).flatMap(([sx, sy, ax, ay, bx, by, tx, ty]) =>
    Array.from({ length: count }, (_none, index) => {
      const t = (index + 0.5) / count;
      const u = 1 - t;
      const [p, q, r, s] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
      return { x: p * sx + q * ax + r * bx + s * tx, y: p * sy + q * ay + r * by + s * ty };
    }),
  );
}
