/**
 * Control points of the curve from a port, which looks right, to the head of a card, which looks up; the same on the
 * canvas, in the overview and for hit tests.
 */
export function curve(sx: number, sy: number, tx: number, ty: number): [number, number, number, number] {
  const across = tx - sx;
  const down = ty - sy;
  const out = across > 0 ? Math.max(28, Math.min(across * 0.6, 220)) : Math.min(120, 36 - across * 0.12);
  const drop = down > 40 ? Math.max(36, Math.min(down * 0.5, 160)) : Math.min(220, 60 + Math.abs(down) * 0.18 + Math.abs(across) * 0.08);
  return [sx + out, sy, tx, ty - drop];
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
