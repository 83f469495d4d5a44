import { machineClock, type SpeechClock } from "../clock.ts";
import type { Heard, Hearing, HearingOptions, HearingStream } from "../hearing.ts";
import { hearingRate } from "../hearing.ts";
import { SpeechError } from "../speech-error.ts";
import { type Breaker, type BreakerOptions, createBreaker, givenUp, type RequestEnd } from "./breaker.ts";

export interface FallbackHearingOptions {
  /** How long one may take after the end of an utterance before the next is asked. @defaultValue 4 000 */
  finishMs?: number;
  breaker?: BreakerOptions;
  clock?: SpeechClock;
}

/**
 * Several recognisers as one: the first that may be asked and knows the language hears; when it fails, also in the middle of an utterance,
 * the next gets the whole sound from its beginning. One that hears people is never followed by one that only hears synthetic speech.
 */
export function fallbackHearing(hearings: readonly Hearing[], options: FallbackHearingOptions = {}): Hearing {
  const hears = hearings.some((hearing) => hearing.hears === "people") ? "people" : "synthetic";
  const members = hearings
    .filter((hearing) => hearing.hears === hears)
    .map((hearing) => ({ hearing, breaker: createBreaker(options.breaker) }));
  return {
    name: members.map(({ hearing }) => hearing.name).join("+"),
    languages: [...new Set(members.flatMap(({ hearing }) => hearing.languages))],
    hears,
    open: (request) => new FallbackStream(members, request, options),
    close: async () => void (await Promise.all(hearings.map((hearing) => hearing.close()))),
  };
}

interface Member {
  hearing: Hearing;
  breaker: Breaker;
}

/** Who hears now. */
interface Current {
  stream: HearingStream | null;
  end: RequestEnd;
  failed: PromiseWithResolvers<never>;
}

class FallbackStream implements HearingStream {
  readonly #left: Member[];
  readonly #options: HearingOptions;
  readonly #clock: SpeechClock;
  readonly #finishMs: number;
  /** All of the utterance, for who comes next. */
  readonly #sound: Int16Array[] = [];
  #length = 0;
  #current: Current | null = null;
  #lastFailure: unknown = new SpeechError("NOT_AVAILABLE", "No recogniser may be asked now: those of the list failed in a row or lack the language. Look at their keys and limits."); // prettier-ignore
  #isFinishing = false;
  #isOver = false;

  constructor(members: readonly Member[], options: HearingOptions, { finishMs = 4_000, clock = machineClock }: FallbackHearingOptions) {
    const known = members.filter(({ hearing }) => options.languages.some((language) => hearing.languages.includes(baseOf(language))));
    this.#left = [...known];
    this.#options = options;
    this.#clock = clock;
    this.#finishMs = finishMs;
    this.#next();
  }

  push(pcm: Int16Array): void {
    if (this.#isOver) return;
    // A caller who never stops is heard on, but only her last minutes are kept for another recogniser.
    this.#sound.push(pcm);
    this.#length += pcm.length;
    while (this.#length > mostKept) this.#length -= this.#sound.shift()!.length;
    this.#current?.stream?.push(pcm);
  }

  async finish(): Promise<Heard> {
    this.#isFinishing = true;
    for (;;) {
      const current = this.#current;
      if (!current) {
        this.#isOver = true;
        throw this.#lastFailure;
      }
      try {
        const heard = await this.#within(Promise.race([current.stream!.finish(), current.failed.promise]));
        current.end(null);
        this.#isOver = true;
        return heard;
      } catch (failure) {
        if (this.#isOver) throw failure;
        if (this.#current === current) this.#giveUp(failure);
      }
    }
  }

  cancel(): void {
    this.#isOver = true;
    this.#current?.end(givenUp);
    this.#current?.stream?.cancel();
    this.#current = null;
  }

  #giveUp(failure: unknown): void {
    const current = this.#current;
    this.#current = null;
    this.#lastFailure = failure;
    current?.end(failure);
    current?.stream?.cancel();
    this.#next();
    current?.failed.reject(failure);
  }

  #next(): void {
    for (let member = this.#left.shift(); member; member = this.#left.shift()) {
      const end = member.breaker.enter();
      if (!end) continue;
      const failed = Promise.withResolvers<never>();
      // Nobody may wait for it.
      failed.promise.catch(() => {});
      const mine: Current = { stream: null, end, failed };
      const isMine = () => !this.#isOver && this.#current === mine;
      this.#current = mine;
      try {
        const stream = member.hearing.open({
          ...this.#options,
          onPartial: (heard) => void (isMine() && this.#options.onPartial?.(heard)),
          onFailure: (failure) => void (isMine() && this.#giveUp(failure)),
        });
        mine.stream = stream;
        // It may have failed while it was opened; who came next has taken over then.
        if (isMine()) for (const pcm of this.#sound) stream.push(pcm);
        else stream.cancel();
        return;
      } catch (failure) {
        this.#current = null;
        this.#lastFailure = failure;
        end(failure);
      }
    }
    if (!this.#isFinishing) this.#options.onFailure?.(asError(this.#lastFailure));
  }

  async #within<T>(work: Promise<T>): Promise<T> {
    const late = Promise.withResolvers<never>();
    const stop = this.#clock.setTimer(this.#finishMs, () => late.reject(new SpeechError("TIMEOUT", "A recogniser took too long to finish an utterance; the next was asked."))); // prettier-ignore
    try {
      return await Promise.race([work, late.promise]);
    } finally {
      stop();
    }
  }
}

/** Two minutes. */
const mostKept = 120 * hearingRate;

const baseOf = (language: string) => language.toLowerCase().split("-")[0]!;
const asError = (failure: unknown) => (failure instanceof Error ? failure : new SpeechError("FAILED", "A recogniser failed.", { cause: failure })); // prettier-ignore
