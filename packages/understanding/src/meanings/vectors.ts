import type { Features } from "./features.ts";

/** A text as sparse numbers of length one. */
export interface Vector {
  indexes: Uint32Array;
  values: Float32Array;
}

/** Gives texts as tf-idf vectors over the features of the examples it was made from. */
export interface Vectoriser {
  /** How many features there are. */
  size: number;
  vectorOf(features: Features): Vector;
}

/** Prepares tf-idf weights from the examples' features. Pure. */
export function vectoriserOf(documents: readonly Features[]): Vectoriser {
  const frequency = new Map<string, number>();
  for (const features of documents) for (const name of features.keys()) frequency.set(name, (frequency.get(name) ?? 0) + 1);
  const vocabulary = new Map<string, number>();
  const idf = new Float32Array(frequency.size);
  for (const [name, count] of frequency) {
    idf[vocabulary.size] = Math.log((1 + documents.length) / (1 + count)) + 1;
    vocabulary.set(name, vocabulary.size);
  }
  // What no example holds still lengthens a text's vector: strangers are unlike.
  const strange = Math.log(1 + documents.length) + 1;
  return {
    size: vocabulary.size,
    vectorOf(features) {
      const indexes: number[] = [];
      const values: number[] = [];
      let norm = 0;
      for (const [name, weight] of features) {
        const index = vocabulary.get(name);
        // Unknown words weigh less than known ones would: names and figures of no matter are frequent.
        const value = index === undefined ? weight * strange * (name.startsWith("w") ? 0.5 : 0.35) : weight * idf[index]!;
        norm += value * value;
        if (index === undefined) continue;
        indexes.push(index);
        values.push(value);
      }
      const scale = norm > 0 ? 1 / Math.sqrt(norm) : 0;
      return { indexes: Uint32Array.from(indexes), values: Float32Array.from(values, (value) => value * scale) };
    },
  };
}

/** Prepares the cosine of a text to every example. Pure. */
export function cosinesOf(vectors: readonly Vector[], size: number): (vector: Vector) => Float32Array {
  const starts = new Uint32Array(size + 1);
  for (const { indexes } of vectors) for (const index of indexes) starts[index + 1]!++;
  for (let index = 0; index < size; index++) starts[index + 1]! += starts[index]!;
  const next = starts.slice();
  const owners = new Uint32Array(starts[size]!);
  const values = new Float32Array(starts[size]!);
  vectors.forEach((vector, owner) => {
    vector.indexes.forEach((index, at) => {
      const place = next[index]!++;
      owners[place] = owner;
      values[place] = vector.values[at]!;
    });
  });
  return (vector) => {
    const cosine = new Float32Array(vectors.length);
    vector.indexes.forEach((index, at) => {
      const value = vector.values[at]!;
      for (let place = starts[index]!; place < starts[index + 1]!; place++) cosine[owners[place]!]! += value * values[place]!;
    });
    return cosine;
  };
}
