import type { Utterance } from "../utterance.ts";
import { coverageOf } from "./coverage.ts";
import { type Features, featuresOf } from "./features.ts";

// One algorithm: tf-idf vectors, logistic regression over labels, and likeness to the nearest example, weighed together.

export interface Example {
  label: string;
  utterance: Utterance;
}

export interface Scored {
  label: string;
  /** In [0, 1]. */
  score: number;
  /** Cosine to the nearest example of the label, in [0, 1]. */
  likeness: number;
  /** Share of the regression's belief, in [0, 1]; all labels add to 1. */
  belief: number;
}

export interface Classifier {
  /** Every label with a score above zero, best first. */
  score(utterance: Utterance): Scored[];
}

interface Vector {
  indexes: Uint32Array;
  values: Float32Array;
}

const epochs = 10;

/** Sorts after every label, so that it is the last row. */
const noLabel = "\uffff";

/**
 * Trains on examples; deterministic, no chance involved. Takes some 100 ms for 50 labels of 20 examples.
 * @param none - texts that are none of the labels; those that some example also says are left out
 */
export function trainClassifier(given: readonly Example[], none: readonly Utterance[] = []): Classifier {
  const said = new Set(given.map(({ utterance }) => sentence(utterance)));
  const examples = [...given, ...none.filter((text) => !said.has(sentence(text))).map((utterance) => ({ label: noLabel, utterance }))];
  const labels = [...new Set(examples.map(({ label }) => label))].sort();
  const named = labels.filter((label) => label !== noLabel).length;
  const coverage = coverageOf(given);
  const labelIndex = new Map(labels.map((label, index) => [label, index]));
  const counted = examples.map(({ utterance }) => featuresOf(utterance));
  const { vocabulary, idf } = weigh(counted);
  const vectors = counted.map((features) => vectorOf(features, vocabulary, idf));
  const owners = examples.map(({ label }) => labelIndex.get(label)!);
  const postings = invert(vectors, vocabulary.size);
  const weights = regress(vectors, owners, labels.length, vocabulary.size);
  return {
    score(utterance) {
      if (named === 0 || utterance.words.length === 0) return [];
      const vector = vectorOf(featuresOf(utterance), vocabulary, idf);
      if (vector.indexes.length === 0) return [];
      const likeness = likenesses(vector, postings, vectors.length, owners, labels.length);
      const belief = beliefs(vector, weights, labels.length);
      const scored: Scored[] = [];
      for (let label = 0; label < named; label++) {
        const score = combine(likeness[label]!, belief[label]!, coverage(utterance, labels[label]!));
        if (score > 0.01) scored.push({ label: labels[label]!, score, likeness: likeness[label]!, belief: belief[label]! });
      }
      return scored.sort((a, b) => b.score - a.score || (a.label < b.label ? -1 : 1));
    },
  };
}

/**
 * One score from likeness to the nearest example, the regression's belief, and the share of the content words that the label's examples
 * know. Belief alone never suffices: it must share a whole among the labels even for a text that fits none. Likeness alone says too
 * little between close meanings, and both see the frame of a sentence ("mujhe … chahiye") where the content is strange.
 */
function combine(likeness: number, belief: number, covered: number | null): number {
  if (likeness > 0.97) return Math.max(0.95, Math.min(1, 0.75 + 0.25 * belief));
  const near = sigmoid((likeness - 0.3) * 11);
  const sure = sigmoid((belief - 0.27) * 9);
  const known = covered === null || likeness > 0.9 ? 1 : 0.3 + 0.7 * Math.min(1, covered / 0.6);
  return Math.round(near ** 0.5 * sure ** 0.75 * known * 1000) / 1000;
}

function sentence(utterance: Utterance): string {
  return utterance.words.map(({ key }) => key).join(" ");
}

function weigh(documents: readonly Features[]): { vocabulary: Map<string, number>; idf: Float32Array } {
  const frequency = new Map<string, number>();
  for (const features of documents) for (const name of features.keys()) frequency.set(name, (frequency.get(name) ?? 0) + 1);
  const vocabulary = new Map<string, number>();
  const idf = new Float32Array(frequency.size + 1);
  for (const [name, count] of frequency) {
    idf[vocabulary.size] = Math.log((1 + documents.length) / (1 + count)) + 1;
    vocabulary.set(name, vocabulary.size);
  }
  // What no example holds still lengthens a text's vector: strangers are unlike.
  idf[frequency.size] = Math.log(1 + documents.length) + 1;
  return { vocabulary, idf };
}

function vectorOf(features: Features, vocabulary: ReadonlyMap<string, number>, idf: Float32Array): Vector {
  const indexes: number[] = [];
  const values: number[] = [];
  let norm = 0;
  for (const [name, weight] of features) {
    const index = vocabulary.get(name);
    // Unknown words weigh less than known ones would: names and figures of no matter are frequent.
    const value = index === undefined ? weight * idf[vocabulary.size]! * (name.startsWith("w") ? 0.5 : 0.35) : weight * idf[index]!;
    norm += value * value;
    if (index === undefined) continue;
    indexes.push(index);
    values.push(value);
  }
  const scale = norm > 0 ? 1 / Math.sqrt(norm) : 0;
  return { indexes: Uint32Array.from(indexes), values: Float32Array.from(values, (value) => value * scale) };
}

interface Postings {
  starts: Uint32Array;
  owners: Uint32Array;
  values: Float32Array;
}

function invert(vectors: readonly Vector[], size: number): Postings {
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
  return { starts, owners, values };
}

/** Cosine to the nearest example of each label, lifted a little by the next nearest. */
function likenesses(vector: Vector, postings: Postings, count: number, owners: readonly number[], labels: number): Float32Array {
  const cosine = new Float32Array(count);
  vector.indexes.forEach((index, at) => {
    const value = vector.values[at]!;
    for (let place = postings.starts[index]!; place < postings.starts[index + 1]!; place++) {
      cosine[postings.owners[place]!]! += value * postings.values[place]!;
    }
  });
  const best = new Float32Array(labels);
  const second = new Float32Array(labels);
  for (let example = 0; example < count; example++) {
    const label = owners[example]!;
    const value = cosine[example]!;
    if (value > best[label]!) {
      second[label] = best[label]!;
      best[label] = value;
    } else if (value > second[label]!) second[label] = value;
  }
  for (let label = 0; label < labels; label++) if (best[label]! < 0.9) best[label] = best[label]! * 0.85 + second[label]! * 0.25;
  return best;
}

/** Softmax regression by gradient steps in a fixed order. Labels in rows, so that one text reads one stretch per feature. */
function regress(vectors: readonly Vector[], owners: readonly number[], labels: number, size: number): Float32Array {
  const weights = new Float32Array(size * labels);
  if (labels < 2) return weights;
  const belief = new Float32Array(labels);
  const moving = new Uint32Array(labels);
  // A stride that shares no factor with the count visits every example once in an order that mixes labels.
  const stride = strideFor(vectors.length);
  for (let epoch = 0; epoch < epochs; epoch++) {
    const rate = 5 / (1 + epoch * 0.35);
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
  return weights;
}

function beliefs(vector: Vector, weights: Float32Array, labels: number): Float32Array {
  const belief = new Float32Array(labels);
  softmax(vector, weights, labels, belief);
  return belief;
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

function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
