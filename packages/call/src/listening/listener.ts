import type { Clock } from "@vaarta/runtime";
import type { ActivityStream, Heard, Hearing, TurnDetector, VoiceActivity } from "@vaarta/speech";
import { CallError } from "../call-error.ts";
import type { Pending } from "../pending.ts";
import type { CallSettings } from "../settings.ts";
import type { Endpoint } from "../turns/endpointing.ts";
import { isBackchannel } from "../turns/backchannel.ts";
import { within } from "../within.ts";
import { CallerTurn, type EndedTurn } from "./caller-turn.ts";
import { hearingRate } from "../line.ts";
import { PreRoll } from "./pre-roll.ts";
import { SpeechGate } from "./speech-gate.ts";

export interface ListenerOptions {
  clock: Clock;
  settings: CallSettings;
  hearing: Hearing;
  activity: VoiceActivity;
  turnDetector?: TurnDetector;
  pending: Pending;
  /** Languages that may be spoken, the likeliest first. */
  languages(): string[];
  /** She speaks the likeliest: the others are tried only for what is not heard in it. */
  isLocked(): boolean;
  words(): string[];
  /** How long a silence ends this turn. */
  endpoint(turn: CallerTurn): Endpoint;
  /** She began. */
  onOnset(turn: CallerTurn): void;
  /** More of her sound was looked at, or words of it were recognised. */
  onProgress(turn: CallerTurn): void;
  onPartial(turn: CallerTurn): void;
  /** The turn is over: no more sound belongs to it. Words may take a moment. */
  onEnd(turn: CallerTurn, ended: Promise<EndedTurn>): void;
  onFault(error: Error): void;
}

/** No sound at all for so long in the middle of a turn: the line stands still, and the turn is cut. */
const stillMs = 1_000;
/** Heard less surely than this, another language is tried. */
const sure = 0.6;
/** Sound that a turn detector is given. */
const detectorSamples = hearingRate * 8;

/** Makes turns of the caller's sound: speech begins one, a silence that fits the situation ends it. */
export class Listener {
  readonly gate = new SpeechGate();
  readonly #options: ListenerOptions;
  readonly #activity: ActivityStream;
  #preRoll: PreRoll;
  #turn: CallerTurn | null = null;
  #turns = 0;
  /** A turn too short to stand alone, waiting for what follows. */
  #carried: Int16Array[] = [];
  #lastSoundAt = 0;
  /** When this turn's onset was noticed, and its sound from before that. */
  #before = { at: 0, samples: 0 };
  #judged = "";

  constructor(options: ListenerOptions) {
    this.#options = options;
    this.#activity = options.activity.open((probabilities) => this.#look(probabilities));
    this.#preRoll = new PreRoll((options.settings.preRollMs * hearingRate) / 1000);
  }

  get turn(): CallerTurn | null {
    return this.#turn;
  }

  /** Her sound, as it comes. */
  sound(pcm: Int16Array): void {
    this.#lastSoundAt = this.#options.clock.now();
    if (this.#turn) this.#turn.push(pcm);
    else this.#preRoll.push(pcm);
    this.#activity.push(pcm);
  }

  /** The call is over. */
  close(): void {
    this.abandon();
    this.#activity.close();
  }

  #look(probabilities: readonly number[]): void {
    const { clock, settings } = this.#options;
    for (const probability of probabilities) {
      if (this.gate.look(probability)) this.#begin();
      const turn = this.#turn;
      if (!turn) continue;
      this.#options.onProgress(turn);
      if (this.#turn !== turn) continue;
      if (clock.now() - turn.startedAt >= settings.longestTurnMs) {
        this.#end({ class: "cut", waitMs: 0, because: "the turn did not end" });
      } else if (this.gate.silenceMs > 0) {
        this.#judge(turn);
        const endpoint = this.#options.endpoint(turn);
        if (this.gate.silenceMs >= endpoint.waitMs) this.#end(endpoint);
      }
    }
  }

  /** What she said before is the beginning of what she says next. */
  carry(turn: CallerTurn): void {
    this.#carried = [...turn.pcm];
  }

  /** Nothing is joined any more. */
  forget(): void {
    this.#carried = [];
  }

  /** The line is gone: what was being heard is not wanted. */
  abandon(): void {
    this.#turn?.stream.cancel();
    this.#turn = null;
    this.gate.close();
    this.forget();
    this.#activity.reset();
    this.#preRoll = new PreRoll((this.#options.settings.preRollMs * hearingRate) / 1000);
  }

  #begin(): void {
    const { clock, hearing, languages, words, isLocked } = this.#options;
    const isLockedNow = isLocked();
    const stream = hearing.open({
      languages: isLockedNow ? languages().slice(0, 1) : languages(),
      words: words(),
      onPartial: ({ text, language }) => {
        if (this.#turn !== turn || text === turn.text) return;
        turn.text = text;
        turn.language = language;
        turn.answers = false;
        if (isBackchannel(text)) turn.wordsSince = null;
        else turn.wordsSince ??= clock.now();
        this.#options.onPartial(turn);
      },
      onFailure: (error) => this.#options.onFault(error),
    });
    const turn = new CallerTurn(`t${++this.#turns}`, clock.now() - this.gate.speechMs, stream);
    turn.isLocked = isLockedNow;
    this.#turn = turn;
    this.#judged = "";
    for (const pcm of [...this.#carried, ...this.#preRoll.take()]) turn.push(pcm);
    this.#before = { at: clock.now(), samples: turn.samples };
    this.forget();
    this.#options.onOnset(turn);
    this.#watch(turn);
  }

  /** Asks the turn detector once for each silence and text. */
  #judge(turn: CallerTurn): void {
    const { turnDetector, pending } = this.#options;
    if (!turnDetector || this.gate.silenceMs < 96 || this.#judged === turn.text || turn.text === "") return;
    this.#judged = turn.text;
    const { text, language } = turn;
    const evidence = { text, language: language ?? this.#options.languages()[0] ?? "en", pcm: turn.tail(detectorSamples) };
    const stop = new AbortController();
    const judged = turnDetector.judge(evidence, stop.signal).then(
      (finished) => {
        if (turn.text === text) turn.finished = finished;
      },
      () => undefined,
    );
    void pending.track(judged);
  }

  /** A line that gives no sound makes no silence: time does. */
  #watch(turn: CallerTurn): void {
    this.#options.clock.setTimer(stillMs / 2, () => {
      if (this.#turn !== turn) return;
      if (this.#options.clock.now() - this.#lastSoundAt >= stillMs) this.#end({ class: "cut", waitMs: 0, because: "no sound came" });
      else this.#watch(turn);
    });
  }

  #end(endpoint: EndedTurn["endpoint"]): void {
    const turn = this.#turn;
    if (!turn) return;
    const { clock, settings, pending } = this.#options;
    const { speechMs, silenceMs } = this.gate;
    const now = clock.now();
    const missingMs = now - this.#before.at - ((turn.samples - this.#before.samples) / hearingRate) * 1000;
    this.#turn = null;
    this.gate.close();
    const startedAt = clock.elapsed?.() ?? now;
    const ended = this.#finish(turn).then((heard) => ({
      turn,
      heard,
      speechMs,
      silenceMs,
      endpoint,
      spokeUntil: this.#lastSoundAt - silenceMs,
      hearingMs: (clock.elapsed?.() ?? clock.now()) - startedAt,
      isBroken: missingMs >= settings.gapMs || endpoint.because === "no sound came",
    }));
    this.#options.onEnd(turn, pending.track(ended));
  }

  async #finish(turn: CallerTurn): Promise<Heard | null> {
    const { clock, settings, hearing } = this.#options;
    const late = () => new CallError("HEARING_TIMEOUT", `Hearing (${hearing.name}) gave no words for ${settings.hearingTimeoutMs} ms.`);
    try {
      const heard = await within(clock, settings.hearingTimeoutMs, turn.stream.finish(), late);
      if (!turn.isLocked || this.#options.languages().length < 2 || heard.confidence >= sure) return heard;
      const again = await within(clock, settings.hearingTimeoutMs, this.#hearAgain(turn), late);
      return again.text !== "" && again.confidence > heard.confidence ? again : heard;
    } catch (error) {
      turn.stream.cancel();
      this.#options.onFault(error instanceof Error ? error : new Error("Hearing failed."));
      return null;
    }
  }

  /** What was not heard in her language may have been said in another. */
  #hearAgain(turn: CallerTurn): Promise<Heard> {
    const { hearing, languages, words } = this.#options;
    const stream = hearing.open({ languages: languages(), words: words() });
    for (const pcm of turn.pcm) stream.push(pcm);
    return stream.finish();
  }
}
