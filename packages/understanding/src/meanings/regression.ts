import type { Vector } from "./vectors.ts";

const epochs = 6;

/**
 * Softmax regression by gradient steps in a fixed order; no chance involved. Pure.
 * @param owners - label of each vector, from 0
 * @param size - how many features there are
 * @returns what a vector makes believe: a share for each label, adding to 1
 */
export function regress(
  vectors: readonly Vector[],
  owners: readonly number[],
  labels: number,
  size: number,
): (vector: Vector) => Float32Array {
  // Labels lie side by side, so that one text reads one stretch per feature.
  const weights = new Float32Array(size * labels);
  const belief = new Float32Array(labels);
  const moving = new Uint32Array(labels);
  // A stride that shares no factor with the count visits every example once in an order that mixes labels.
  const stride = strideFor(vectors.length);
  for (let epoch = 0; labels > 1 && epoch < epochs; epoch++) {
    const rate = 4 / (1 + epoch * 0.35);
    for (let step = 0, example = epoch % vectors.length; step < vectors.length; step++, example = (example + stride) % vectors.length) {
      const vector = vectors[example]!;
      softmax(vector, weights, labels, belief);
      belief[owners[example]!]! -= 1;
      // Later on most labels are settled: leaving them out makes training several times faster.
      let active = 0;
      for (let label = 0; label < labels; label++) if (Math.abs(belief[label]!) > 0.003) moving[active++] = label;
      for (let at = 0; at < vector.indexes.length; at++) {
        const row = vector.indexes[at]! * labels;
        const change = rate * vector.values[at]!;
        for (let index = 0; index < active; index++) weights[row + moving[index]!]! -= change * belief[moving[index]!]!;
      }
    }
  }
  return (vector) => {
    const beliefs = new Float32Array(labels);
    softmax(vector, weights, labels, beliefs);
    return beliefs;
  };
}

function softmax(vector: Vector, weights: Float32Array, labels: number, out: Float32Array): void {
  out.fill(0);
  for (let at = 0; at < vector.indexes.length; at++) {
    const row = vector.indexes[at]! * labels;
    const value = vector.values[at]!;
    for (let label = 0; label < labels; label++) out[label]! += weights[row + label]! * value;
  }
  let greatest = -Infinity;
  for (let label = 0; label < labels; label++) greatest = Math.max(greatest, out[label]!);
  let sum = 0;
  for (let label = 0; label < labels; label++) sum += out[label] = Math.exp(out[label]! - greatest);
  for (let label = 0; label < labels; label++) out[label]! /= sum;
}

function strideFor(count: number): number {
  let stride = Math.max(1, Math.floor(count * 0.618));
  while (greatestDivisor(stride, count) !== 1) stride++;
  return stride;
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}
