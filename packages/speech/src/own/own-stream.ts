import type { Heard, HearingOptions, HearingStream } from "../hearing.ts";
import { SpeechError } from "../speech-error.ts";
import type { FromRecogniser } from "./messages.ts";

/** What a stream says to the recogniser's process; its number is put on elsewhere. */
export type StreamMessage = { kind: "push"; pcm: Int16Array } | { kind: "finish" } | { kind: "cancel" };

/** 160 ms: larger pieces cost less, smaller ones tell partial results sooner. */
const pieceSamples = 2_560;

/** One utterance on its way to the recogniser's process. */
export class OwnStream implements HearingStream {
  readonly #options: HearingOptions;
  readonly #timeoutMs: number;
  readonly #send: (message: StreamMessage) => void;
  readonly #over: () => void;
  #piece = new Int16Array(pieceSamples);
  #count = 0;
  #failure: Error | null = null;
  #isOver = false;
  #settle: { heard(heard: Heard): void; failed(error: Error): void } | null = null;

  /** @param over - called once, when nothing more is said of it */
  constructor(options: HearingOptions, timeoutMs: number, send: (message: StreamMessage) => void, over: () => void) {
    this.#options = options;
    this.#timeoutMs = timeoutMs;
    this.#send = send;
    this.#over = over;
  }

  push(pcm: Int16Array): void {
    if (this.#isOver) return;
    for (let at = 0; at < pcm.length;) {
      const taken = pcm.subarray(at, at + pieceSamples - this.#count);
      this.#piece.set(taken, this.#count);
      this.#count += taken.length;
      at += taken.length;
      if (this.#count === pieceSamples) this.#sendPiece();
    }
  }

  finish(): Promise<Heard> {
    if (this.#failure) return Promise.reject(this.#failure);
    if (this.#isOver) return Promise.reject(new SpeechError("FAILED", "The utterance is over; finish was called twice or after cancel."));
    this.#isOver = true;
    this.#sendPiece();
    this.#send({ kind: "finish" });
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.fail(new SpeechError("TIMEOUT", "The recogniser took too long. Where this repeats, the machine has too little processor time for its calls.")), this.#timeoutMs); // prettier-ignore
      this.#settle = {
        heard: (heard) => {
          clearTimeout(timer);
          resolve(heard);
        },
        failed: (error) => {
          clearTimeout(timer);
          reject(error);
        },
      };
    });
  }

  cancel(): void {
    if (!this.#isOver && !this.#failure) this.#send({ kind: "cancel" });
    this.#isOver = true;
    this.#settle?.failed(new SpeechError("FAILED", "The utterance was cancelled."));
    this.#over();
  }

  /** An answer of the process. */
  take(message: Exclude<FromRecogniser, { kind: "ready" }>): void {
    if (message.kind === "partial") {
      if (!this.#isOver) this.#options.onPartial?.({ text: message.text, language: message.language });
    } else if (message.kind === "failed") this.fail(new SpeechError("FAILED", `The recogniser failed: ${message.message}`));
    else {
      this.#settle?.heard(message.heard);
      this.#over();
    }
  }

  fail(error: Error): void {
    if (this.#failure) return;
    this.#failure = error;
    this.#over();
    // Told once: by what waits for it, else as a failure in mid-utterance.
    if (this.#settle) this.#settle.failed(error);
    else if (!this.#isOver) this.#options.onFailure?.(error);
    this.#isOver = true;
  }

  #sendPiece(): void {
    if (this.#count === 0) return;
    this.#send({ kind: "push", pcm: this.#piece.slice(0, this.#count) });
    this.#count = 0;
  }
}
