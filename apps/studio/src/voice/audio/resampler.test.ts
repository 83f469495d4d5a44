import { expect, it } from "vitest";
import { Resampler } from "./resampler.ts";

const tone = (hz: number, rate: number, seconds: number) =>
  Float32Array.from({ length: rate * seconds }, (_, at) => 0.5 * Math.sin((2 * Math.PI * hz * at) / rate));

function through(samples: Float32Array, from: number, to: number, block: number): Float32Array {
  const resampler = new Resampler(from, to);
  const out: number[] = [];
  for (let at = 0; at < samples.length; at += block) out.push(...resampler.push(samples.subarray(at, at + block)));
  return Float32Array.from(out);
}

const loudness = (samples: Float32Array) => Math.sqrt(samples.reduce((sum, one) => sum + one * one, 0) / samples.length);

it.each([
  [48_000, 16_000],
  [44_100, 16_000],
  [22_050, 48_000],
  [16_000, 16_000],
])("keeps speech from %i to %i samples a second, as long and as loud", (from, to) => {
  const out = through(tone(440, from, 1), from, to, 128);
  expect(Math.abs(out.length - to)).toBeLessThan(to * 0.005);
  expect(loudness(out.subarray(400))).toBeCloseTo(0.5 / Math.SQRT2, 2);
});

it("lets nothing fold back that the new rate cannot carry", () => {
  expect(loudness(through(tone(11_000, 48_000, 1), 48_000, 16_000, 128))).toBeLessThan(0.003);
});

it("does not depend on how the stream is cut", () => {
  const input = tone(700, 44_100, 0.2);
  const whole = through(input, 44_100, 16_000, input.length);
  const pieces = through(input, 44_100, 16_000, 37);
  expect(pieces.length).toBe(whole.length);
  for (let at = 0; at < whole.length; at++) expect(pieces[at]).toBeCloseTo(whole[at]!, 5);
});
