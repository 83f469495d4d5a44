import { expect, test } from "vitest";

import { bands, FeatureStream } from "./features.ts";

const tone = Int16Array.from({ length: 4_000 }, (_, at) => Math.round(12_000 * Math.sin((2 * Math.PI * 1_000 * at) / 16_000) + 3_000 * Math.sin(at * at * 0.001))); // prettier-ignore

test("features are the same however the sound is cut", () => {
  const whole = new FeatureStream().push(tone);
  const stream = new FeatureStream();
  const pieces: number[] = [];
  for (let at = 0; at < tone.length; at += 333) pieces.push(...stream.push(tone.subarray(at, at + 333)));
  expect(whole.length).toBe(23 * bands);
  expect(pieces).toEqual([...whole]);
});

test("features are those that the model was trained on", () => {
  // What models/hearing/train/features.py gives for the same samples: frame 3, every eighth band.
  const frame = new FeatureStream().push(tone).slice(3 * bands, 4 * bands);
  for (const [at, value] of [-2.08764, -1.44425, -1.03587, 0.37448, 0.09763].entries()) expect(frame[at * 8]).toBeCloseTo(value, 4);
});

test("silence is the lowest there is", () => {
  expect(new FeatureStream().push(new Int16Array(400))[7]).toBeCloseTo((Math.log(1e-5) + 3) / 4, 5);
});
