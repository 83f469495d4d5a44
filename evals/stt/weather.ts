import type { Dice } from "../../models/hearing/fill.ts";

/** Pink noise of unit power (Kellet's filter over white noise). */
export function pinkNoise(count: number, dice: Dice): Float32Array {
  const state = [0, 0, 0];
  const noise = Float32Array.from({ length: count }, () => {
    const white = dice.share() * 2 - 1;
    state[0] = 0.99765 * state[0]! + white * 0.099046;
    state[1] = 0.963 * state[1]! + white * 0.2965164;
    state[2] = 0.57 * state[2]! + white * 1.0526913;
    return state[0] + state[1] + state[2] + white * 0.1848;
  });
  const power = noise.reduce((sum, sample) => sum + sample * sample, 0) / count;
  return noise.map((sample) => sample / Math.sqrt(power));
}

/** Several people at once, cut from what others said. */
export function babble(count: number, others: readonly Float32Array[], dice: Dice): Float32Array {
  const sum = new Float32Array(count);
  for (let voice = 0; voice < 5; voice++) {
    const other = dice.one(others);
    const start = dice.below(other.length);
    for (let at = 0; at < count; at++) sum[at] = sum[at]! + other[(start + at) % other.length]!;
  }
  return sum;
}

/** Speech with a disturbance so many decibels below its mean power where it is loud. */
export function mixed(speech: Float32Array, other: Float32Array, decibels: number): Float32Array {
  const power = (sound: Float32Array) => sound.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, sound.length);
  const gain = Math.sqrt(power(speech.filter((sample) => Math.abs(sample) > 0.003)) / power(other) / 10 ** (decibels / 10));
  return speech.map((sample, at) => sample + gain * (other[at] ?? 0));
}

/** 300 to 3,400 Hz, 8 kHz, mu-law. */
export function telephone(sound: Float32Array): Float32Array {
  const narrow = biquads(sound);
  const made = new Float32Array(sound.length);
  for (let at = 0; at + 1 < sound.length; at += 2) {
    const sample = Math.max(-1, Math.min(1, (narrow[at]! + narrow[at + 1]!) / 2));
    const coded = Math.round((Math.sign(sample) * Math.log1p(255 * Math.abs(sample)) * 127) / Math.log(256)) / 127;
    made[at] = (Math.sign(coded) * (256 ** Math.abs(coded) - 1)) / 255;
  }
  // Between the samples of 8 kHz a straight line.
  for (let at = 1; at + 1 < made.length; at += 2) made[at] = (made[at - 1]! + made[at + 1]!) / 2;
  return made;
}

function biquads(sound: Float32Array): Float32Array {
  let filtered = sound;
  for (const [kind, hertz, sharpness] of [["high", 300, 0.54], ["high", 300, 1.3], ["low", 3400, 0.54], ["low", 3400, 1.3]] as const) filtered = biquad(filtered, kind, hertz, sharpness); // prettier-ignore
  return filtered;
}

/** A second-order filter of the audio EQ cookbook. */
function biquad(sound: Float32Array, kind: "high" | "low", hertz: number, sharpness: number): Float32Array {
  const omega = (2 * Math.PI * hertz) / 16_000;
  const alpha = Math.sin(omega) / (2 * sharpness);
  const cos = Math.cos(omega);
  const [b0, b1] = kind === "low" ? [(1 - cos) / 2, 1 - cos] : [(1 + cos) / 2, -(1 + cos)];
  let [x1, x2, y1, y2] = [0, 0, 0, 0];
  return sound.map((x) => {
    const y = (b0 * x + b1 * x1 + b0 * x2 + 2 * cos * y1 - (1 - alpha) * y2) / (1 + alpha);
    [x2, x1, y2, y1] = [x1, x, y1, y];
    return y;
  });
}
