import type { Card } from "./card.ts";

/**
 * The cards without ways out that would run over many rows, as long as another leads to their target. A layout pays
 * for every row a way out crosses, and such lines cross the picture wherever the cards lie: leaving them out costs
 * nothing to the eye and saves most of the time.
 */
export function withoutLongEdges(cards: readonly Card[], longest: number): Card[] {
  const rows = rowsOf(cards);
  const held = new Set<string>();
  const row = (id: string) => rows.get(id) ?? 0;
  const isShort = (from: string, to: string) => Math.abs(row(to) - row(from)) <= longest;
  for (const { id, next } of cards) for (const to of next) if (isShort(id, to)) held.add(to);
  return cards.map((card) => ({
    ...card,
    next: card.next.filter((to) => {
      if (isShort(card.id, to)) return true;
      if (held.has(to)) return false;
      held.add(to);
      return true;
    }),
  }));
}

/** Rows by the longest way from the beginning, ways back left out. No recursion: a flow may be one long chain. */
function rowsOf(cards: readonly Card[]): Map<string, number> {
  const byId = new Map(cards.map((card) => [card.id, card]));
  const done: Card[] = [];
  const state = new Map<string, "open" | "done">();
  for (const start of cards) {
    if (state.has(start.id)) continue;
    const stack = [{ card: start, index: 0 }];
    state.set(start.id, "open");
    for (let top = stack[stack.length - 1]; top; top = stack[stack.length - 1]) {
      const to = top.card.next[top.index++];
      if (to === undefined) {
        state.set(top.card.id, "done");
        done.push(top.card);
        stack.pop();
        continue;
      }
      const next = byId.get(to);
      if (!next || state.has(to)) continue;
      state.set(to, "open");
      stack.push({ card: next, index: 0 });
    }
  }
  const order = new Map(done.reverse().map(({ id }, index) => [id, index]));
  const rows = new Map<string, number>();
  for (const { id, next } of done) {
    const row = rows.get(id) ?? 0;
    for (const to of next) if ((order.get(to) ?? 0) > (order.get(id) ?? 0)) rows.set(to, Math.max(rows.get(to) ?? 0, row + 1));
  }
  return rows;
}
