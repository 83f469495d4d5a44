import { WebSocket } from "ws";
import { machineClock, type SpeechClock } from "../clock.ts";
import type { Heard, Hearing, HearingOptions, HearingStream } from "../hearing.ts";
import { SpeechError } from "../speech-error.ts";
import { failureOf, garbageOf, lateOf, lostOf } from "./failures.ts";
import { codesOf } from "./posted-hearing.ts";
import type { Waits } from "./provider-settings.ts";

/** How a provider hears over a WebSocket, one socket for each utterance. */
export interface SocketHearing {
  name: string;
  provider: string;
  /** Its code of each language, by BCP 47 primary tag. */
  languages: Readonly<Record<string, string>>;
  headers: Readonly<Record<string, string>>;
  /** @param codes - of the languages that may be spoken, the likeliest first */
  url(options: HearingOptions, codes: readonly string[]): URL;
  sound(pcm: Int16Array): string | Uint8Array;
  /** Sent after the last sound. */
  end: readonly string[];
  /** One for each utterance. */
  reader(options: HearingOptions): SocketReader;
  /**
   * For providers that do not tell which words are the last: an utterance with words is taken for finished when so long nothing came after
   * its end, and when so long nothing came after words that came after its end.
   * @defaultValue the reader's `finished` alone
   */
  quietMs?: { afterEnd: number; afterWords: number };
}

export interface SocketReader {
  /**
   * @param message - parsed
   * @param isEnding - the end was sent before it came
   */
  take(message: Readonly<Record<string, unknown>>, isEnding: boolean): SocketNews;
  /** What was said by all that came. */
  heard(): Heard;
}

/** `nothing` is a message of no interest, `finished` the last one, `garbage` one that should not be. */
export type SocketNews = "nothing" | "words" | "finished" | "garbage" | SpeechError;

export function createSocketHearing(of: SocketHearing, waits: Waits = {}, clock: SpeechClock = machineClock): Hearing {
  const open = new Set<SocketStream>();
  return {
    name: of.name,
    languages: Object.keys(of.languages),
    hears: "people",
    open(options) {
      const stream = new SocketStream(of, options, waits, clock, () => open.delete(stream));
      open.add(stream);
      return stream;
    },
    close: () => {
      for (const stream of open) stream.cancel();
      return Promise.resolve();
    },
  };
}

class SocketStream implements HearingStream {
  readonly #of: SocketHearing;
  readonly #options: HearingOptions;
  readonly #clock: SpeechClock;
  readonly #finishMs: number;
  readonly #onOver: () => void;
  readonly #socket: WebSocket;
  readonly #reader: SocketReader;
  /** Until the socket stands. */
  #waiting: (string | Uint8Array)[] = [];
  readonly #result = Promise.withResolvers<Heard>();
  #timers: (() => void)[] = [];
  #quiet: (() => void) | null = null;
  #isEnding = false;
  #isOver = false;

  constructor(
    of: SocketHearing,
    options: HearingOptions,
    { connectMs = 3_000, finishMs = 5_000 }: Waits,
    clock: SpeechClock,
    onOver: () => void,
  ) {
    // prettier-ignore
    const url = of.url(options, codesOf(of, options));
    this.#of = of;
    this.#options = options;
    this.#clock = clock;
    this.#finishMs = finishMs;
    this.#onOver = onOver;
    this.#reader = of.reader(options);
    // Nobody may ask for it: a caller is not always heard to the end.
    this.#result.promise.catch(() => {});
    this.#socket = new WebSocket(url, { headers: of.headers, perMessageDeflate: false, maxPayload: 1 << 20, followRedirects: false });
    this.#timers.push(
      clock.setTimer(connectMs, () => {
        if (this.#socket.readyState !== WebSocket.OPEN) this.#fail(lateOf(of.provider, connectMs));
      }),
    );
    this.#socket.on("open", () => {
      for (const message of this.#waiting) this.#socket.send(message);
      this.#waiting = [];
    });
    this.#socket.on("unexpected-response", (_, response) => this.#fail(failureOf(of.provider, response.statusCode ?? 0)));
    this.#socket.on("message", (data, isBinary) => this.#take(isBinary ? "" : (data as Buffer).toString("utf8")));
    this.#socket.on("close", (code) => this.#fail(code === 1008 || code === 4001 || code === 4003 ? failureOf(of.provider, 401) : lostOf(of.provider))); // prettier-ignore
    this.#socket.on("error", () => this.#fail(lostOf(of.provider)));
  }

  push(pcm: Int16Array): void {
    if (!this.#isEnding && pcm.length > 0) this.#send(this.#of.sound(pcm));
  }

  finish(): Promise<Heard> {
    if (!this.#isEnding && !this.#isOver) {
      this.#isEnding = true;
      for (const message of this.#of.end) this.#send(message);
      this.#timers.push(this.#clock.setTimer(this.#finishMs, () => this.#tooLate()));
      this.#restartQuiet(false);
    }
    return this.#result.promise;
  }

  cancel(): void {
    this.#over();
    this.#result.reject(new SpeechError("FAILED", "The utterance was cancelled."));
  }

  #send(message: string | Uint8Array): void {
    if (this.#isOver) return;
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(message);
    else this.#waiting.push(message);
  }

  #take(text: string): void {
    if (this.#isOver) return;
    let message: unknown;
    try {
      message = JSON.parse(text);
    } catch {
      message = null;
    }
    const isObject = typeof message === "object" && message !== null && !Array.isArray(message);
    const news = isObject ? this.#reader.take(message as Record<string, unknown>, this.#isEnding) : "garbage";
    if (news === "garbage") this.#fail(garbageOf(this.#of.provider));
    else if (news instanceof SpeechError) this.#fail(news);
    else if (news === "finished") this.#succeed();
    else if (news === "words") {
      const { text: words, language } = this.#reader.heard();
      if (!this.#isEnding) this.#options.onPartial?.({ text: words, language });
      this.#restartQuiet(true);
    }
  }

  #restartQuiet(isAfterWords: boolean): void {
    this.#quiet?.();
    const { quietMs } = this.#of;
    if (quietMs === undefined || !this.#isEnding || (!isAfterWords && this.#reader.heard().text === "")) return;
    this.#quiet = this.#clock.setTimer(isAfterWords ? quietMs.afterWords : quietMs.afterEnd, () => this.#succeed());
  }

  #tooLate(): void {
    this.#fail(lateOf(this.#of.provider, this.#finishMs));
  }

  #succeed(): void {
    if (this.#isOver) return;
    this.#over();
    this.#result.resolve(this.#reader.heard());
  }

  #fail(failure: SpeechError): void {
    if (this.#isOver) return;
    this.#over();
    this.#result.reject(failure);
    this.#options.onFailure?.(failure);
  }

  #over(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#quiet?.();
    for (const stop of this.#timers) stop();
    this.#waiting = [];
    // Also while it is being connected: what it says of that is nobody's matter.
    this.#socket.terminate();
    this.#onOver();
  }
}
