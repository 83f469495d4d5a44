/** Control points of the curve from a port to a card's head; the same on the canvas, in the overview and for hit tests. */
export function curve(sx: number, sy: number, tx: number, ty: number): [number, number, number, number] {
  const across = tx - sx;
  const pull = across >= 0 ? Math.max(36, Math.min(180, across * 0.5)) : Math.min(260, 60 + -across * 0.35 + Math.abs(ty - sy) * 0.1);
  return [sx + pull, sy, tx - pull, ty];
}

export function edgePath(sx: number, sy: number, tx: number, ty: number): string {
  const [ax, ay, bx, by] = curve(sx, sy, tx, ty);
  return `M${sx},${sy} C${ax},${ay} ${bx},${by} ${tx},${ty}`;
}

/** The point at `t` in [0, 1] along the curve. */
export function pointOn(sx: number, sy: number, tx: number, ty: number, t: number): { x: number; y: number } {
  const [ax, ay, bx, by] = curve(sx, sy, tx, ty);
  const u = 1 - t;
  const [p, q, r, s] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
  return { x: p * sx + q * ax + r * bx + s * tx, y: p * sy + q * ay + r * by + s * ty };
}
