/** Entries of a keyed map by their `order`, ties by id, as plain strings. Pure. */
export function inOrder<T extends { order: string }>(entries: Readonly<Record<string, T>>): (T & { id: string })[] {
  const list = Object.entries(entries).map(([id, entry]) => ({ ...entry, id }));
  return list.sort((a, b) => compareOrder(a, b));
}

/** Compares two siblings by `order`, ties by id; never by locale. */
export function compareOrder(a: { order: string; id: string }, b: { order: string; id: string }): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
