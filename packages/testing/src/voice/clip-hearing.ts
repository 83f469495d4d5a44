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
/** A clip is one only from near its beginning: words may be cut off at their end, not made of their middle. */
const beginning = 6_400;

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

/** Where in an utterance a clip was played, and how far. */
interface Occurrence {
  clip: Clip;
  /** Samples of the utterance it covers. */
  from: number;
  to: number;
  /** How far in the clip. */
  at: number;
  looks: number;
}

function stream(
  options: HearingOptions,
  index: Map<number, { clip: Clip; at: number }[]>,
  trouble: HearingTrouble | undefined,
): HearingStream {
  const found: Occurrence[] = [];
  let left = new Int16Array(0);
  let pushed = 0;
  let known = 0;
  let unknown = 0;
  let told = "";

  const look = (pcm: Int16Array, offset: number) => {
    for (let at = 0; at + window <= pcm.length; at += stride) {
      if (!isLoud(pcm, at)) continue;
      const matches = index.get(keyAt(pcm, at))?.filter((entry) => isSame(entry.clip.pcm, entry.at, pcm, at)) ?? [];
      if (matches.length === 0) unknown += 1;
      else known += 1;
      // Two clips may begin with the same sound: each is followed as far as it goes.
      for (const { clip, at: place } of matches) follow(clip, place, offset + at);
    }
  };

  const follow = (clip: Clip, place: number, here: number) => {
    const going = found.findLast((other) => other.clip === clip && here - other.to === place - other.at);
    if (going) Object.assign(going, { to: here, at: place, looks: going.looks + 1 });
    else if (place < beginning) found.push({ clip, from: here, to: here, at: place, looks: 1 });
  };

  /** Of clips that were heard at the same time, the one that explains the most. */
  const clips = (): Occurrence[] => {
    const taken: Occurrence[] = [];
    const longest = found.toSorted((a, b) => b.looks - a.looks || leftOver(a) - leftOver(b));
    for (const one of longest) if (!taken.some((other) => one.from <= other.to && other.from <= one.to)) taken.push(one);
    return taken.sort((a, b) => a.from - b.from);
  };

  const words = (behind: number) =>
    clips().flatMap(({ clip, at, to }) =>
      wordsUntil(clip, pushed - to > lag + clip.pcm.length - at ? Infinity : at + pushed - to - behind, at),
    );
  const language = () => clips().at(-1)?.clip.language ?? options.languages[0] ?? "en";

  return {
    push(pcm) {
      const all = new Int16Array(left.length + pcm.length);
      all.set(left);
      all.set(pcm, left.length);
      const whole = Math.floor(Math.max(0, all.length - window) / stride) * stride;
      look(all.subarray(0, whole + (whole > 0 ? window - 1 : 0)), pushed - left.length);
      left = all.slice(whole);
      pushed += pcm.length;
      const text = words(lag).join(" ");
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
      const confidence = Math.min(1, ...clips().map(({ clip }) => clip.confidence));
      return Promise.resolve({ text, language: language(), confidence: text === "" ? 0 : confidence });
    },
    cancel: () => undefined,
  };
}

/** What is left of a clip where it was heard last. */
const leftOver = ({ clip, at }: Occurrence) => (clip.ends.at(-1) ?? 0) - at;

/** @param seen - how far it was really heard: words after that were not */
function wordsUntil({ text, ends }: Clip, at: number, seen: number): string[] {
  return text.split(/\s+/u).filter((word, place) => word !== "" && (ends[place] ?? 0) <= Math.min(at, seen) + window);
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
