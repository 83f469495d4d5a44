import { matchKey } from "@vaarta/text";
import { conceptsTable } from "./concepts-table.ts";

/** Concepts of one word by its matching key: everyday words of the four languages that mean the same share one. */
export function conceptsOf(key: string): readonly number[] {
  const known = byKey.get(key);
  if (known) return known;
  // Endings of case and person: "ব্যাঙ্কে", "दुकानात", "dokaner". Short stems would meet by chance.
  for (let length = key.length - 1; length >= Math.max(4, key.length - 3); length--) {
    const stem = byKey.get(key.slice(0, length));
    if (stem) return stem;
  }
  return none;
}

const none: readonly number[] = [];
const byKey = new Map<string, number[]>();
conceptsTable.forEach((line, concept) => {
  for (const word of line.split(/[\s/]+/)) {
    const key = matchKey(word);
    if (key === "" || word.includes("-")) continue;
    const concepts = byKey.get(key) ?? [];
    if (!concepts.includes(concept)) byKey.set(key, [...concepts, concept]);
  }
});
