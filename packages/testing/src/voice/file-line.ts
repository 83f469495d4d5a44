import type { AudioLine, Caption, LineEvents, LineState } from "@vaarta/call";
import type { Clock } from "@vaarta/runtime";

const rate = 16_000;
const tickMs = 20;
const ackMs = 100;

interface Playing {
  pcm: Int16Array[];
  samples: number;
  sampleRate: number;
  playedMs: number;
  isFinished: boolean;
  toldMs: number;
}

/** Sound that came out at the caller's ear: when, and from where in which segment. */
export interface HeardSound {
  at: number;
  segment: number;
  fromMs: number;
  toMs: number;
}

/** A caller made of sound that is given: plays it in, and plays out what the agent says, by a clock of the test's. */
export interface FileLine extends AudioLine {
  /** Everything she heard, in order. */
  readonly heard: readonly HeardSound[];
  readonly captions: readonly Caption[];
  readonly states: readonly LineState[];
  /** How it ended; null while it goes on. */
  readonly outcome: string | null;
  readonly kept: (id: string, seq: number) => void;
  readonly acknowledged: readonly { id: string; seq: number }[];
  /** Sound is coming out at her ear right now. */
  readonly isSounding: boolean;
  /** She makes this sound after what she is making; resolves with the time of its last sample when that is due. */
  sounds(pcm: Int16Array): Promise<number>;
  presses(digits: string): void;
  types(id: string, text: string): void;
  leaves(): void;
  /** The connection breaks: nothing is heard any more, in either direction. */
  breaks(): void;
  /** For so long no sound of hers arrives, and none is made up for it. */
  drops(ms: number): void;
  /** Samples as she heard them, silences left out. */
  sound(): { pcm: Int16Array; sampleRate: number }[];
}

/**
 * Makes a line of files. Beside what she says, silence comes, as from a quiet room.
 * @param noise - added to all she says, and to her silence; repeated when it ends
 */
export function fileLine(options: { clock: Clock; noise?: Int16Array }): FileLine {
  const { clock, noise } = options;
  let events: LineEvents | null = null;
  const segments = new Map<number, Playing>();
  const order: number[] = [];
  const saying: { pcm: Int16Array; at: number; done: (at: number) => void }[] = [];
  const heard: HeardSound[] = [];
  const captions: Caption[] = [];
  const states: LineState[] = [];
  const acknowledged: { id: string; seq: number }[] = [];
  const played: { pcm: Int16Array; sampleRate: number }[] = [];
  let outcome: string | null = null;
  let isPaused = false;
  let isOpen = true;
  let isEnding: string | null = null;
  let droppedUntil = 0;
  let noiseAt = 0;
  let soundingAt = -1;

  const speak = () => {
    const pcm = new Int16Array((rate * tickMs) / 1000);
    let filled = 0;
    while (filled < pcm.length && saying[0]) {
      const [next] = saying;
      const part = next.pcm.subarray(next.at, next.at + pcm.length - filled);
      pcm.set(part, filled);
      filled += part.length;
      next.at += part.length;
      if (next.at < next.pcm.length) continue;
      saying.shift();
      next.done(clock.now());
    }
    if (noise)
      for (let at = 0; at < pcm.length; at++) pcm[at] = Math.max(-32_768, Math.min(32_767, pcm[at]! + noise[noiseAt++ % noise.length]!));
    if (clock.now() >= droppedUntil) events?.sound(pcm);
  };

  const tell = (segment: number, isDone: boolean) => {
    const playing = segments.get(segment);
    if (!playing) return;
    playing.toldMs = playing.playedMs;
    if (isDone) {
      segments.delete(segment);
      order.splice(order.indexOf(segment), 1);
    }
    events?.played({ segment, ms: Math.round(playing.playedMs), isDone });
  };

  const hear = () => {
    let left = tickMs;
    while (left > 0 && !isPaused && order[0] !== undefined) {
      const segment = order[0];
      const playing = segments.get(segment)!;
      const there = (playing.samples / playing.sampleRate) * 1000 - playing.playedMs;
      const now = Math.min(left, there);
      if (now > 0) {
        heard.push({ at: clock.now(), segment, fromMs: playing.playedMs, toMs: playing.playedMs + now });
        soundingAt = clock.now();
        keep(playing, now);
        playing.playedMs += now;
        left -= now;
      }
      if (playing.playedMs - playing.toldMs >= ackMs) tell(segment, false);
      if (there - now > 0.01) continue;
      if (!playing.isFinished) break;
      tell(segment, true);
    }
    if (isEnding !== null && order.length === 0) {
      outcome = isEnding;
      isOpen = false;
    }
  };

  const keep = (playing: Playing, ms: number) => {
    const from = Math.round((playing.playedMs / 1000) * playing.sampleRate);
    const to = Math.round(((playing.playedMs + ms) / 1000) * playing.sampleRate);
    let at = 0;
    for (const piece of playing.pcm) {
      const part = piece.subarray(Math.max(0, from - at), Math.max(0, to - at));
      if (part.length > 0) played.push({ pcm: part, sampleRate: playing.sampleRate });
      at += piece.length;
    }
  };

  const startedAt = clock.now();
  let ticks = 0;
  const tick = () => {
    // By the clock, not by the timer: a busy machine calls late.
    while (isOpen && startedAt + (ticks + 1) * tickMs <= clock.now()) {
      ticks += 1;
      hear();
      if (isOpen) speak();
    }
    if (isOpen) clock.setTimer(Math.max(1, startedAt + (ticks + 1) * tickMs - clock.now()), tick);
  };
  clock.setTimer(tickMs, tick);

  return {
    heard,
    captions,
    states,
    acknowledged,
    get outcome() {
      return outcome;
    },
    get isSounding() {
      return clock.now() - soundingAt < tickMs * 2 && soundingAt >= 0;
    },
    sound: () => played,
    listen: (given) => void (events = given),
    play(segment, pcm, sampleRate) {
      if (!isOpen) return;
      const playing = segments.get(segment) ?? { pcm: [], samples: 0, sampleRate, playedMs: 0, isFinished: false, toldMs: 0 };
      if (!segments.has(segment)) {
        segments.set(segment, playing);
        order.push(segment);
        order.sort((a, b) => a - b);
      }
      playing.pcm.push(pcm);
      playing.samples += pcm.length;
    },
    finish(segment) {
      const playing = segments.get(segment);
      if (playing) playing.isFinished = true;
    },
    pause: () => void (isPaused = true),
    resume: () => void (isPaused = false),
    clear() {
      for (const segment of order.slice()) tell(segment, true);
    },
    caption: (caption) => void captions.push(caption),
    state: (state) => void states.push(state),
    kept: (id, seq) => void acknowledged.push({ id, seq }),
    end: (given) => void (isEnding = given),
    sounds: (pcm) => new Promise((done) => saying.push({ pcm, at: 0, done })),
    presses: (digits) => events?.digits(digits),
    types: (id, text) => events?.typed(id, text),
    drops: (ms) => void (droppedUntil = clock.now() + ms),
    leaves() {
      isOpen = false;
      events?.left();
    },
    breaks() {
      for (const segment of order.slice()) tell(segment, true);
      isOpen = false;
      events?.lost();
    },
  };
}
