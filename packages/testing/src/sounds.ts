import { createEspeakVoice, findEspeak, hearingRate, type SpeakRequest, type Voice } from "@vaarta/speech";

/** Whether this machine can speak; tests that need a caller's voice are skipped where it cannot. */
export const canSpeak: boolean = findEspeak(process.env) !== null;

let voice: Voice | null = null;

/** A caller's words as sound, spoken by the draft voice. @returns mono samples at 16 kHz */
export async function spoken(request: SpeakRequest): Promise<Int16Array> {
  voice ??= createEspeakVoice({ program: findEspeak(process.env) });
  const pieces: Int16Array[] = [];
  for await (const { pcm } of voice.speak(request, new AbortController().signal)) pieces.push(pcm);
  return resampled(joined(...pieces), voice.sampleRate, hearingRate);
}

/** Sounds one after the other. */
export function joined(...sounds: readonly Int16Array[]): Int16Array {
  const all = new Int16Array(sounds.reduce((sum, sound) => sum + sound.length, 0));
  let at = 0;
  for (const sound of sounds) {
    all.set(sound, at);
    at += sound.length;
  }
  return all;
}

/** Sounds at the same time, as long as the first. */
export function mixed(first: Int16Array, ...others: readonly Int16Array[]): Int16Array {
  return first.map((sample, k) => {
    const sum = others.reduce((total, other) => total + (other[k] ?? 0), sample);
    return Math.max(-32_768, Math.min(32_767, sum));
  });
}

export function quiet(ms: number): Int16Array {
  return new Int16Array(Math.round((ms * hearingRate) / 1_000));
}

/** The same every time. @param decibels - level, of full scale: -50 is a quiet room, -30 a loud street */
export function noise(ms: number, decibels: number, colour: "white" | "pink" = "white", seed = 1): Int16Array {
  const amplitude = 32_768 * 10 ** (decibels / 20);
  const next = chance(seed);
  const slow = new Float64Array(7);
  return quiet(ms).map((_, k) => {
    const white = (next() + next() + next() + next() - 2) * Math.sqrt(3);
    if (colour === "white") return Math.round(white * amplitude);
    // Voss and McCartney: each row changes half as often as the one before.
    const row = Math.min(slow.length - 1, trailingZeros(k));
    slow[row] = white;
    return Math.round((slow.reduce((sum, value) => sum + value, 0) / Math.sqrt(slow.length)) * amplitude);
  });
}

/** Hum of the mains: 50 Hz and its first harmonics. */
export function hum(ms: number, decibels: number): Int16Array {
  const amplitude = 32_768 * 10 ** (decibels / 20);
  return quiet(ms).map((_, k) => {
    const turn = (2 * Math.PI * 50 * k) / hearingRate;
    return Math.round(amplitude * (Math.sin(turn) + 0.4 * Math.sin(2 * turn) + 0.25 * Math.sin(3 * turn)));
  });
}

/** Knocks at a microphone, five each second. */
export function clicks(ms: number, decibels: number): Int16Array {
  const amplitude = 32_768 * 10 ** (decibels / 20);
  return quiet(ms).map((_, k) => Math.round(amplitude * Math.exp(-(k % 3_200) / 20) * (k % 2 === 0 ? 1 : -1)));
}

/** @returns level in decibels of full scale */
export function level(pcm: Int16Array): number {
  const power = pcm.reduce((sum, sample) => sum + (sample / 32_768) ** 2, 0) / Math.max(1, pcm.length);
  return 10 * Math.log10(power + 1e-12);
}

/** By a windowed sinc of 32 taps a side, cut off below the lower of the two rates. */
export function resampled(pcm: Int16Array, from: number, to: number): Int16Array {
  const scale = Math.min(1, to / from) * 0.95;
  const reach = Math.ceil(32 / scale);
  return new Int16Array(Math.floor((pcm.length * to) / from)).map((_, k) => {
    const centre = (k * from) / to;
    let sum = 0;
    for (let n = Math.max(0, Math.ceil(centre - reach)); n <= Math.min(pcm.length - 1, centre + reach); n++) {
      const distance = n - centre;
      const x = Math.PI * distance * scale;
      sum += pcm[n]! * scale * (x === 0 ? 1 : Math.sin(x) / x) * (0.5 + 0.5 * Math.cos((Math.PI * distance) / reach));
    }
    return Math.max(-32_768, Math.min(32_767, Math.round(sum)));
  });
}

const trailingZeros = (value: number) => (value === 0 ? 6 : 31 - Math.clz32(value & -value));

/** Mulberry32, in [0, 1). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixedUp = Math.imul(state ^ (state >>> 15), 1 | state);
    mixedUp = (mixedUp + Math.imul(mixedUp ^ (mixedUp >>> 7), 61 | mixedUp)) ^ mixedUp;
    return ((mixedUp ^ (mixedUp >>> 14)) >>> 0) / 4_294_967_296;
  };
}
