import type { Heard, Hearing, HearingOptions, HearingStream } from "@vaarta/speech";

interface Clip {
  pcm: Int16Array;
  text: string;
  language: string;
  confidence: number;
  /** Where each word ends, in samples. */
  ends: number[];
}

/** What hearing does once, when it is told to. */
export type HearingTrouble = "fails" | "hangs" | "garbage";

export interface ClipHearing extends Hearing {
  /** Tells what a sound says. Noise says "". */
  learn(pcm: Int16Array, text: string, language: string, confidence?: number): Int16Array;
  /** The next utterance goes wrong. */
  next(trouble: HearingTrouble): void;
  readonly opened: readonly HearingOptions[];
}

const window = 16;
const stride = 80;
const loud = 300;
/** Recognisers are behind by about so many samples. */
const lag = 1_600;

/**
 * Hears exactly the sounds it was told about, by their samples, and as far as they came. Refuses any other speech: a test that plays
 * what it did not script fails.
 */
export function clipHearing(): ClipHearing {
  const clips: Clip[] = [];
  const index = new Map<number, { clip: Clip; at: number }[]>();
  const opened: HearingOptions[] = [];
  const troubles: HearingTrouble[] = [];
  return {
    name: "clips",
    languages: ["hi", "bn", "mr", "en"],
    hears: "synthetic",
    opened,
    next: (trouble) => void troubles.push(trouble),
    learn(pcm, text, language, confidence = 0.95) {
      const clip = { pcm, text, language, confidence, ends: wordEnds(pcm, text) };
      clips.push(clip);
      for (let at = 0; at + window <= pcm.length; at++) {
        if (!isLoud(pcm, at)) continue;
        const key = keyAt(pcm, at);
        const there = index.get(key);
        if (there) there.push({ clip, at });
        else index.set(key, [{ clip, at }]);
      }
      return pcm;
    },
    open(options) {
      opened.push(options);
      return stream(options, index, troubles.shift());
    },
    close: () => Promise.resolve(),
  };
}

function stream(
  options: HearingOptions,
  index: Map<number, { clip: Clip; at: number }[]>,
  trouble: HearingTrouble | undefined,
): HearingStream {
  const found: { clip: Clip; at: number }[] = [];
  let left = new Int16Array(0);
  let known = 0;
  let unknown = 0;
  let since = 0;
  let told = "";
  const look = (pcm: Int16Array) => {
    for (let at = 0; at + window <= pcm.length; at += stride) {
      if (!isLoud(pcm, at)) continue;
      const match = index.get(keyAt(pcm, at))?.find((entry) => isSame(entry.clip.pcm, entry.at, pcm, at));
      if (!match) {
        unknown += 1;
        continue;
      }
      known += 1;
      since = 0;
      const last = found.at(-1);
      if (last?.clip === match.clip && match.at >= last.at) last.at = match.at;
      else found.push({ ...match });
    }
  };
  const words = (behind: number) =>
    found.flatMap(({ clip, at }, place) => wordsUntil(clip, place === found.length - 1 ? at - behind : Infinity));
  const language = () => found.at(-1)?.clip.language ?? options.languages[0] ?? "en";
  return {
    push(pcm) {
      const all = new Int16Array(left.length + pcm.length);
      all.set(left);
      all.set(pcm, left.length);
      since += pcm.length;
      const whole = Math.floor(Math.max(0, all.length - window) / stride) * stride;
      look(all.subarray(0, whole + (whole > 0 ? window - 1 : 0)));
      left = all.slice(whole);
      const text = words(Math.max(0, lag - since)).join(" ");
      if (text === told || text === "" || trouble) return;
      told = text;
      options.onPartial?.({ text, language: language() });
    },
    finish(): Promise<Heard> {
      if (trouble === "hangs") return new Promise(() => undefined);
      if (trouble === "fails") return Promise.reject(new Error("connection reset"));
      if (trouble === "garbage") return Promise.resolve({ text: "\ufffd\ufffd", language: "en", confidence: 0.1 });
      if (unknown > 12 && unknown > known) return Promise.reject(new Error("The test played speech that nobody told this hearing of."));
      const text = words(0).join(" ");
      const confidence = Math.min(1, ...found.map(({ clip }) => clip.confidence));
      return Promise.resolve({ text, language: language(), confidence: text === "" ? 0 : confidence });
    },
    cancel: () => undefined,
  };
}

function wordsUntil({ text, ends }: Clip, at: number): string[] {
  return text.split(/\s+/u).filter((word, place) => word !== "" && (ends[place] ?? 0) <= at + window);
}

/** By their share of the letters, between the first and the last loud sample. */
function wordEnds(pcm: Int16Array, text: string): number[] {
  let [first, last] = [0, pcm.length - 1];
  while (first < last && Math.abs(pcm[first]!) < loud) first += 1;
  while (last > first && Math.abs(pcm[last]!) < loud) last -= 1;
  // What is looked at comes in strides: the last word ends before the last place that can be seen.
  const length = Math.max(0, last - first - stride * 4);
  const words = text.split(/\s+/u).filter(Boolean);
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  let before = 0;
  return words.map((word) => {
    before += word.length;
    return first + Math.floor((before / letters) * length);
  });
}

function isLoud(pcm: Int16Array, at: number): boolean {
  for (let place = at; place < at + window; place++) if (Math.abs(pcm[place] ?? 0) >= loud) return true;
  return false;
}

function keyAt(pcm: Int16Array, at: number): number {
  let key = 0;
  for (let place = at; place < at + window; place++) key = (Math.imul(key, 31) + pcm[place]!) | 0;
  return key;
}

function isSame(a: Int16Array, aAt: number, b: Int16Array, bAt: number): boolean {
  for (let place = 0; place < window; place++) if (a[aAt + place] !== b[bAt + place]) return false;
  return true;
}
