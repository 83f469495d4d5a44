import { execFileSync } from "node:child_process";

/** Speech for tests, mono at 16 kHz. Made by espeak-ng, a program of its own. */
const made = new Map<string, Int16Array>();

const voices: Readonly<Record<string, string>> = { hi: "hi", bn: "bn", mr: "mr", en: "en-gb" };

/**
 * Speaks words as a sample caller would.
 * @param language - BCP 47 tag of one of hi, bn, mr, en
 * @throws when espeak-ng is not on PATH; `hasEspeak` tells
 */
export function spokenClip(text: string, language: string, options: { pace?: number; variant?: string } = {}): Int16Array {
  const voice = `${voices[language.split("-")[0] ?? ""] ?? "en-gb"}${options.variant === undefined ? "" : `+${options.variant}`}`;
  const wordsPerMinute = String(Math.round(150 * (options.pace ?? 1)));
  const key = [voice, wordsPerMinute, text].join("\n");
  let clip = made.get(key);
  if (!clip) {
    const wav = execFileSync("espeak-ng", ["-v", voice, "-s", wordsPerMinute, "--stdout", text], { stdio: ["ignore", "pipe", "ignore"] });
    made.set(key, (clip = resampled(new Int16Array(wav.buffer.slice(wav.byteOffset + 44, wav.byteOffset + wav.length - (wav.length % 2))), 22_050)));
  }
  return clip;
}

/** True where espeak-ng is to be had; tests that need real speech are skipped without it. */
export function hasEspeak(): boolean {
  try {
    execFileSync("espeak-ng", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** Silence, in milliseconds at 16 kHz. */
export function quiet(ms: number): Int16Array {
  return new Int16Array(ms * 16);
}

/** Noise without words, the same for the same seed. Level of full scale, in [0, 1]. */
export function noiseClip(ms: number, level = 0.1, seed = 1): Int16Array {
  let state = seed;
  return Int16Array.from({ length: ms * 16 }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.round((state / 1_073_741_824 - 1) * 32_767 * level);
  });
}

/** Joins sounds one after the other. */
export function joined(...clips: readonly Int16Array[]): Int16Array {
  const all = new Int16Array(clips.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const clip of clips) {
    all.set(clip, at);
    at += clip.length;
  }
  return all;
}

/** Band-limited enough for speech: the mean of what a sample covers. */
function resampled(pcm: Int16Array, from: number): Int16Array {
  const step = from / 16_000;
  return Int16Array.from({ length: Math.floor(pcm.length / step) }, (_, at) => {
    const place = at * step;
    const left = Math.floor(place);
    const share = place - left;
    return Math.round((pcm[left] ?? 0) * (1 - share) + (pcm[left + 1] ?? 0) * share);
  });
}
