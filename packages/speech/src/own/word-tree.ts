import type { Vocabulary } from "./vocabulary.ts";
import type { WordOdds } from "./word-odds.ts";

/** Words by their sounds: each branch is one sound, and words end where their last sound is. */
export interface WordTree {
  /** Per node, its sound; 0 at the root. */
  sound: Uint8Array;
  /** Per node, its children. */
  children: readonly Uint16Array[] | readonly Uint32Array[];
  /** Per node, the words that end here. */
  words: readonly (readonly number[])[];
  /** Per node, the logarithm of the likeliest word below it: lets rare words fall out early. */
  hope: Float64Array;
}

export const root = 0;

export function growTree({ words }: Vocabulary, odds: WordOdds): WordTree {
  const nodes = [{ sound: 0, children: new Map<number, number>(), words: [] as number[], hope: Number.NEGATIVE_INFINITY }];
  for (const [word, { sounds }] of words.entries()) {
    const likely = odds.alone(word);
    for (const way of sounds) {
      let node = nodes[root]!;
      node.hope = Math.max(node.hope, likely);
      for (const sound of way) {
        let child = node.children.get(sound);
        if (child === undefined) {
          child = nodes.length;
          node.children.set(sound, child);
          nodes.push({ sound, children: new Map(), words: [], hope: Number.NEGATIVE_INFINITY });
        }
        node = nodes[child]!;
        node.hope = Math.max(node.hope, likely);
      }
      if (node !== nodes[root] && !node.words.includes(word)) node.words.push(word);
    }
  }
  return {
    sound: Uint8Array.from(nodes, ({ sound }) => sound),
    children: nodes.map(({ children }) => Uint32Array.from(children.values())),
    words: nodes.map((node) => node.words),
    hope: Float64Array.from(nodes, ({ hope }) => hope),
  };
}
