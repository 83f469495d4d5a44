import type { Effect, Utterance } from "@vaarta/engine";
import type { Clock } from "@vaarta/runtime";
import type { SpeakRequest, SpokenPiece, Voice } from "@vaarta/speech";
import { toSpeakable } from "@vaarta/text";
import type { AudioLine, Played } from "../line.ts";
import type { Pending } from "../pending.ts";
import type { CallSettings } from "../settings.ts";
import { PreparedSound } from "./prepared-sound.ts";
import { Speech, type Sentence } from "./speech.ts";
import { VoiceChain } from "./voice-chain.ts";

type SpeakEffect = Extract<Effect, { type: "speak" }>;

export interface MouthOptions {
  clock: Clock;
  voices: readonly Voice[];
  /** A speaker of a voice for a language; each voice has one of its own. */
  speaker?(voice: Voice, language: string): string | undefined;
  settings: CallSettings;
  pending: Pending;
  line(): AudioLine | null;
  /** The first sound of an effect is on its way. */
  onSound(effect: string): void;
  onFault(error: Error): void;
}

/** A slow repetition. */
const slowPace = 0.85;
/** Nobody speaks it: how long a caption is shown for each of its words. */
const readingMs = 320;
/** The far end did not tell the end of a sentence for so long after it should have come. */
const overdueMs = 4_000;
/** How long the far end may take to tell what was heard of what it dropped. */
const clearMs = 600;

/** Says what the driver asks for, sentence by sentence, and knows what of it came out at the far end. */
export class Mouth {
  readonly #options: MouthOptions;
  readonly #chain: VoiceChain;
  /** Sentences by the segment they are played in. */
  readonly #segments = new Map<number, { speech: Speech; sentence: Sentence }>();
  #speech: Speech | null = null;
  #prepared: PreparedSound | null = null;
  #lastSegment = 0;
  #pausedAt: number | null = null;
  #wake = Promise.withResolvers<void>();

  constructor(options: MouthOptions) {
    this.#options = options;
    const { voices, clock, settings, onFault } = options;
    this.#chain = new VoiceChain({ voices, clock, timeoutMs: settings.voiceTimeoutMs, onFault });
  }

  /** Something is being said, or about to be. */
  get isSpeaking(): boolean {
    return this.#speech !== null;
  }

  /** The effect being said. */
  get effect(): string | null {
    return this.#speech?.effect ?? null;
  }

  /** Something is being said, and none of it was heard yet. */
  get isUnheard(): boolean {
    return this.#speech !== null && !this.#speech.isHeard;
  }

  /** How long it has been silent for her; null when it is not. */
  get pausedMs(): number | null {
    return this.#pausedAt === null ? null : this.#options.clock.now() - this.#pausedAt;
  }

  /** Says an effect; one at a time. Resolves with what was heard of it. */
  async say(effect: SpeakEffect): Promise<{ heard: "all" | "part" | "none"; text?: string }> {
    const speech = new Speech(effect.id, effect.utterances);
    this.#speech = speech;
    try {
      const pace = isSlow(effect.utterances) ? slowPace : undefined;
      for (const [at, sentence] of speech.sentences.entries()) {
        await this.#notTooFarAhead(speech, at);
        if (speech.isCut) break;
        await this.#sentence(effect.id, speech, sentence, pace);
      }
      await speech.ended;
      const { heard, text } = speech.heard();
      return heard === "all" ? { heard } : { heard, text };
    } finally {
      if (this.#speech === speech) {
        this.#speech = null;
        this.#pausedAt = null;
      }
      for (const [segment, playing] of this.#segments) if (playing.speech === speech) this.#segments.delete(segment);
    }
  }

  /** Makes the sound of a sentence that may be said next. */
  prepare(utterance: Utterance | undefined): void {
    const sentence = utterance && new Speech("", [utterance]).sentences[0];
    const voice = sentence && this.#chain.for(sentence.language)[0];
    if (!sentence || !voice) return;
    const request = this.#request(voice, sentence, undefined);
    const key = keyOf(voice, request);
    if (this.#prepared?.key === key) return;
    this.#prepared?.drop();
    this.#prepared = new PreparedSound(key, (signal) => this.#chain.speak(voice, request, signal));
  }

  pause(): void {
    if (!this.#speech || this.#pausedAt !== null) return;
    this.#pausedAt = this.#options.clock.now();
    this.#options.line()?.pause();
  }

  resume(): void {
    if (this.#pausedAt === null) return;
    this.#pausedAt = null;
    this.#options.line()?.resume();
  }

  /** Gives up what it says. Resolves when the far end told what was heard of it. */
  async cut(): Promise<void> {
    const speech = this.#speech;
    if (!speech) return;
    speech.cutting.abort();
    const line = this.#options.line();
    line?.clear();
    // What is said next is not to be held back.
    if (this.#pausedAt !== null) line?.resume();
    this.#pausedAt = null;
    this.#stir();
    // Without a segment at the far end nothing is told of one.
    if (![...this.#segments.values()].some((playing) => playing.speech === speech && !playing.sentence.isDone)) return speech.end();
    const cancel = this.#options.clock.setTimer(clearMs, () => speech.end());
    await speech.ended;
    cancel();
  }

  /** The line is gone: what was told of before is what was heard. */
  lost(): void {
    const speech = this.#speech;
    this.#prepared?.drop();
    this.#pausedAt = null;
    speech?.cutting.abort();
    speech?.end();
    this.#stir();
  }

  /** What the far end tells of a segment. Those of speech that is over count for nothing. */
  played({ segment, ms, isDone }: Played): void {
    const playing = this.#segments.get(segment);
    if (!playing) return;
    const { speech, sentence } = playing;
    const isFirst = sentence.playedMs === 0 && ms > 0;
    sentence.playedMs = Math.max(sentence.playedMs, ms);
    if (isFirst) this.#caption(sentence, false);
    if (!isDone) return;
    this.#segments.delete(segment);
    sentence.isDone = true;
    this.#caption(sentence, true);
    if (speech.isCut) {
      if (![...this.#segments.values()].some((other) => other.speech === speech)) speech.end();
    } else speech.check();
    this.#stir();
  }

  async #sentence(effect: string, speech: Speech, sentence: Sentence, pace: number | undefined): Promise<void> {
    for (const voice of this.#chain.for(sentence.language)) {
      const isWhole = await this.#play(effect, speech, sentence, voice, pace);
      if (isWhole || speech.isCut) return;
    }
    await this.#showOnly(effect, speech, sentence);
  }

  /** One sentence by one voice. @returns false when the voice failed, and another must say it */
  async #play(effect: string, speech: Speech, sentence: Sentence, voice: Voice, pace: number | undefined): Promise<boolean> {
    const segment = ++this.#lastSegment;
    const request = this.#request(voice, sentence, pace);
    const { signal } = speech.cutting;
    const pieces = this.#takePrepared(keyOf(voice, request), signal) ?? this.#chain.speak(voice, request, signal);
    let samples = 0;
    sentence.words = [];
    for (;;) {
      const next = await this.#options.pending.track(pieces.next());
      if (next.done) {
        if (!next.value) {
          // Sound of it that is out already is said again by the next voice, in a segment of its own.
          if (samples > 0 && !speech.isCut) {
            this.#segments.delete(segment);
            this.#options.line()?.finish(segment);
          }
          return false;
        }
        this.#options.line()?.finish(segment);
        this.#watch(speech, sentence, segment);
        return true;
      }
      const { pcm, words } = next.value;
      if (speech.isCut) return false;
      if (samples === 0) {
        this.#segments.set(segment, { speech, sentence });
        this.#options.onSound(effect);
      }
      samples += pcm.length;
      sentence.totalMs = (samples / voice.sampleRate) * 1000;
      sentence.words.push(...(words ?? []));
      this.#options.line()?.play(segment, pcm, voice.sampleRate);
    }
  }

  #request(voice: Voice, { text, language }: Sentence, pace: number | undefined): SpeakRequest {
    const speaker = this.#options.speaker?.(voice, language);
    return { text: toSpeakable(text, language), language, ...(speaker !== undefined && { speaker }), ...(pace !== undefined && { pace }) };
  }

  #takePrepared(key: string, signal: AbortSignal): AsyncGenerator<SpokenPiece, boolean> | null {
    const prepared = this.#prepared;
    this.#prepared = null;
    if (prepared?.key === key) return prepared.take(signal);
    prepared?.drop();
    return null;
  }

  /** No voice is left: she reads it. */
  async #showOnly(effect: string, speech: Speech, sentence: Sentence): Promise<void> {
    sentence.totalMs = sentence.text.split(/\s+/u).length * readingMs;
    this.#options.onSound(effect);
    this.#caption(sentence, true);
    const { clock } = this.#options;
    const startedAt = clock.now();
    await new Promise<void>((resolve) => {
      const cancel = clock.setTimer(sentence.totalMs, resolve);
      const stop = () => {
        cancel();
        resolve();
      };
      speech.cutting.signal.addEventListener("abort", stop, { once: true });
    });
    sentence.playedMs = Math.min(sentence.totalMs, clock.now() - startedAt);
    sentence.isDone = true;
    if (speech.isCut) speech.end();
    else speech.check();
  }

  /** A far end that tells no more must not hold the call up. */
  #watch(speech: Speech, sentence: Sentence, segment: number): void {
    const { clock } = this.#options;
    let left = speech.sentences
      .slice(0, speech.sentences.indexOf(sentence) + 1)
      .reduce((sum, { totalMs, playedMs }) => sum + totalMs - playedMs, 0);
    let before = sentence.playedMs;
    const look = () => {
      if (sentence.isDone || !this.#segments.has(segment)) return;
      if (this.#pausedAt === null && sentence.playedMs === before && left <= 0)
        return this.played({ segment, ms: sentence.totalMs, isDone: true });
      if (this.#pausedAt === null) left = Math.max(0, left - overdueMs);
      before = sentence.playedMs;
      clock.setTimer(overdueMs, look);
    };
    clock.setTimer(overdueMs, look);
  }

  async #notTooFarAhead(speech: Speech, at: number): Promise<void> {
    const { sentencesAhead } = this.#options.settings;
    for (;;) {
      const waiting = speech.sentences.slice(0, at).filter(({ isDone }) => !isDone).length;
      if (waiting <= sentencesAhead || speech.isCut) return;
      await this.#wake.promise;
    }
  }

  #stir(): void {
    const { resolve } = this.#wake;
    this.#wake = Promise.withResolvers<void>();
    resolve();
  }

  #caption({ id, text, language }: Sentence, isFinal: boolean): void {
    this.#options.line()?.caption({ who: "agent", id, text, language, isFinal });
  }
}

function isSlow(utterances: readonly Utterance[]): boolean {
  return utterances.some(({ source }) => "reply" in source && source.reply === "repeat-slowly");
}

function keyOf(voice: Voice, request: SpeakRequest): string {
  return JSON.stringify([voice.name, request.language, request.speaker, request.pace, request.text]);
}
