import { spawn } from "node:child_process";

/** How espeak-ng says it. */
export interface Speaking {
  /** `hi`, `en-gb`, `bn+f2`... */
  voice: string;
  /** Words a minute. @defaultValue 165 */
  rate?: number;
  /** 0 to 99. @defaultValue 50 */
  pitch?: number;
}

/** A text said by espeak-ng: mono floats in [-1, 1] at 16 kHz, with 150 ms of silence before and 300 ms after. */
export async function spoken(program: string, text: string, { voice, rate = 165, pitch = 50 }: Speaking): Promise<Float32Array> {
  const wav = await new Promise<Buffer>((resolve, reject) => {
    const child = spawn(program, ["-b", "1", "-v", voice, "-s", String(rate), "-p", String(pitch), "-z", "--stdout", "--stdin"], { stdio: ["pipe", "pipe", "ignore"] }); // prettier-ignore
    const pieces: Buffer[] = [];
    child.stdout.on("data", (piece: Buffer) => pieces.push(piece));
    child.once("error", reject);
    child.once("close", (status) => (status === 0 ? resolve(Buffer.concat(pieces)) : reject(new Error(`espeak-ng ended with ${status} for the voice ${voice}.`)))); // prettier-ignore
    child.stdin.end(text);
  });
  const samples = new Int16Array(wav.buffer.slice(wav.byteOffset + 44, wav.byteOffset + wav.length - (wav.length % 2)));
  const sound = resampled(Float32Array.from(samples, (sample) => sample / 32_768));
  const whole = new Float32Array(2_400 + sound.length + 4_800);
  whole.set(sound, 2_400);
  return whole;
}

/** 22,050 to 16,000 Hz: 320 samples for every 441, by windowed sines. */
export function resampled(samples: Float32Array): Float32Array {
  const made = new Float32Array(Math.floor((samples.length * 320) / 441));
  for (let at = 0; at < made.length; at++) {
    const { first, weights } = phases[at % 320]!;
    const start = Math.floor(at / 320) * 441 + first;
    let sum = 0;
    for (let tap = 0; tap < weights.length; tap++) sum += (samples[start + tap] ?? 0) * weights[tap]!;
    made[at] = sum;
  }
  return made;
}

const reach = 24;
const cut = 320 / 441 * 0.96; // prettier-ignore
const phases = Array.from({ length: 320 }, (_, phase) => {
  const place = (phase * 441) / 320;
  const first = Math.ceil(place - reach);
  const weights = Array.from({ length: 2 * reach }, (_, tap) => {
    const x = first + tap - place;
    const sine = x === 0 ? cut : Math.sin(Math.PI * cut * x) / (Math.PI * x);
    return Math.abs(x) > reach ? 0 : sine * (0.54 + 0.46 * Math.cos((Math.PI * x) / reach));
  });
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return { first, weights: weights.map((weight) => weight / all) };
});

/** As a telephone or a browser gives it. */
export function asPcm(sound: Float32Array): Int16Array {
  return Int16Array.from(sound, (sample) => Math.round(Math.max(-1, Math.min(1, sample)) * 32_767));
}
