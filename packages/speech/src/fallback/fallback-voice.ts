import { machineClock, type SpeechClock } from "../clock.ts";
import { Resampler } from "../sound/resampler.ts";
import { typicalWordTimes } from "../spoken-text/word-times.ts";
import { SpeechError } from "../speech-error.ts";
import type { SpeakRequest, SpokenPiece, Voice } from "../voice.ts";
import { type Breaker, type BreakerOptions, createBreaker, givenUp } from "./breaker.ts";

export interface FallbackVoiceOptions {
  /** How long the first sound may take before the next voice is asked. @defaultValue 2 500 */
  firstSoundMs?: number;
  /** How long nothing may come in the middle of a sentence. @defaultValue 2 000 */
  stallMs?: number;
  breaker?: BreakerOptions;
  clock?: SpeechClock;
  /** Told when another voice took over, for logs. */
  onFallback?(from: string, to: string | null, failure: unknown): void;
}

/**
 * Several voices as one, at the rate of the first. When one fails, also in the middle of a sentence, the next goes on about where it
 * stopped: a word may be heard twice, none is left out. When none can speak the failure of the last is thrown: captions remain.
 */
export function fallbackVoice(voices: readonly Voice[], options: FallbackVoiceOptions = {}): Voice {
  const [first] = voices;
  if (!first) throw new SpeechError("NOT_AVAILABLE", "No voice is set up: answers are captions only. Connect one, or install espeak-ng.");
  const members = voices.map((voice) => ({ voice, breaker: createBreaker(options.breaker) }));
  return {
    name: voices.map((voice) => voice.name).join("+"),
    languages: [...new Set(voices.flatMap((voice) => voice.languages))],
    isDraft: first.isDraft,
    sampleRate: first.sampleRate,
    speak: (request, signal) => speak(members, first.sampleRate, request, signal, options),
    close: async () => void (await Promise.all(voices.map((voice) => voice.close()))),
  };
}

interface Member {
  voice: Voice;
  breaker: Breaker;
}

async function* speak(
  members: readonly Member[],
  sampleRate: number,
  request: SpeakRequest,
  signal: AbortSignal,
  options: FallbackVoiceOptions,
): AsyncIterable<SpokenPiece> {
  const base = request.language.toLowerCase().split("-")[0]!;
  const able = members.filter(({ voice }) => voice.languages.includes(base));
  let failure: unknown = new SpeechError("LANGUAGE_LACKING", `No voice of the list speaks ${request.language}. Connect one that does.`);
  let left = request;
  let spokenMs = 0;
  for (const [k, { voice, breaker }] of able.entries()) {
    const end = breaker.enter();
    if (!end) {
      failure = new SpeechError("NOT_AVAILABLE", `The voice ${voice.name} failed several times and rests. Look at its key and limits.`);
      continue;
    }
    const resampler = new Resampler(voice.sampleRate, sampleRate);
    const startMs = spokenMs;
    // Speakers are names of one voice: another knows them not.
    const own = k === 0 ? left : { ...left, speaker: undefined };
    try {
      let outcome: unknown = givenUp;
      try {
        for await (const piece of inTime(voice, withoutUndefined(own), signal, options)) {
          const pcm = resampler.take(piece.pcm);
          spokenMs += (pcm.length / sampleRate) * 1_000;
          yield { pcm, ...(piece.words && { words: piece.words.map((word) => ({ ...word, startMs: word.startMs + startMs })) }) };
        }
        yield { pcm: resampler.flush() };
        outcome = null;
        return;
      } catch (error) {
        outcome = signal.aborted ? givenUp : error;
        throw error;
      } finally {
        end(outcome);
      }
    } catch (error) {
      signal.throwIfAborted();
      failure = error;
      options.onFallback?.(voice.name, able[k + 1]?.voice.name ?? null, error);
      const rest = restOf(left, spokenMs - startMs);
      if (rest === null) return;
      left = rest;
    }
  }
  throw failure;
}

/** What was not spoken yet, beginning with the word that was cut. Null when it was the whole. */
function restOf(request: SpeakRequest, spokenMs: number): SpeakRequest | null {
  if (spokenMs === 0) return request;
  const words = typicalWordTimes(request.text, request.language, request.pace ?? 1);
  const from = words.findLastIndex(({ startMs }) => startMs <= spokenMs * 0.9);
  const text = words.slice(Math.max(0, from)).map((word) => word.text).join(" "); // prettier-ignore
  return text === "" ? null : { ...request, text };
}

/** Its pieces, or TIMEOUT when none comes for too long. Leaving the loop stops the voice. */
async function* inTime(
  voice: Voice,
  request: SpeakRequest,
  signal: AbortSignal,
  { firstSoundMs = 2_500, stallMs = 2_000, clock = machineClock }: FallbackVoiceOptions,
): AsyncIterable<SpokenPiece> {
  const own = new AbortController();
  const pieces = voice.speak(request, AbortSignal.any([signal, own.signal]))[Symbol.asyncIterator]();
  try {
    for (let waitMs = firstSoundMs; ; waitMs = stallMs) {
      const late = Promise.withResolvers<never>();
      const stop = clock.setTimer(waitMs, () =>
        late.reject(new SpeechError("TIMEOUT", `The voice ${voice.name} gave no sound for ${waitMs} ms.`)),
      );
      const next = pieces.next();
      // When the timer wins, what it comes to later is nobody's matter.
      next.catch(() => {});
      try {
        const step = await Promise.race([next, late.promise]);
        if (step.done) return;
        yield step.value;
      } finally {
        stop();
      }
    }
  } finally {
    own.abort();
    // Between two pieces it does not notice the signal. One that hangs is not waited for.
    pieces.return?.().catch(() => {});
  }
}

function withoutUndefined(request: Omit<SpeakRequest, "speaker"> & { speaker?: string | undefined }): SpeakRequest {
  const { speaker, ...rest } = request;
  return speaker === undefined ? rest : { ...rest, speaker };
}
