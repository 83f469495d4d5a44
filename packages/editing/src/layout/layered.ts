import { gaps, snap, type Card } from "./card.ts";

/**
 * Places cards in rows by how far they are from the beginning, each row ordered by where its cards are led to from.
 * Linear in cards and ways out, but for sorting; for flows too large for a finer layout.
 */
export function layered(cards: readonly Card[], right: boolean): Map<string, { x: number; y: number }> {
  const rows: Card[][] = [];
  const rowOf = new Map<string, number>();
  const byId = new Map(cards.map((card) => [card.id, card]));
  for (const start of cards) {
    if (rowOf.has(start.id)) continue;
    const queue = [start];
    rowOf.set(start.id, 0);
    for (let head = 0; head < queue.length; head++) {
      const card = queue[head] as Card;
      const row = rowOf.get(card.id) ?? 0;
      (rows[row] ??= []).push(card);
      for (const id of card.next) {
        const next = byId.get(id);
        if (!next || rowOf.has(id)) continue;
        rowOf.set(id, row + 1);
        queue.push(next);
      }
    }
  }
  const places = new Map<string, { x: number; y: number }>();
  let along = 0;
  for (const row of rows) {
    let across = 0;
    for (const card of row) {
      places.set(card.id, right ? { x: snap(along), y: snap(across) } : { x: snap(across), y: snap(along) });
      across += (right ? card.height : card.width) + gaps.beside;
    }
    along += Math.max(...row.map(({ width, height }) => (right ? width : height))) + gaps.between;
  }
  return places;
}
