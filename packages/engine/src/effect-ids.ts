/** Conversations longer than this make their ids as they go. */
const keptIds = 4096;
const ids: string[] = [];

/**
 * The id of the nth effect: `e1`, `e2`, … The first few thousand are kept in the form in which they are keys already:
 * to make a key of a fresh string costs more than all the rest of a step.
 */
export function effectId(number: number): string {
  if (number >= keptIds) return `e${number}`;
  return (ids[number] ??= asKey(`e${number}`));
}

function asKey(id: string): string {
  const keys = Object.create(null) as Record<string, true>;
  keys[id] = true;
  for (const key in keys) return key;
  return id;
}
