import type { Utterance } from "@vaarta/engine";
import type { SpokenWord } from "@vaarta/speech";
import { splitSentences } from "@vaarta/text";
import { heardText, type HeardSentence } from "./heard-words.ts";

/** One sentence on its way to her ear. */
export interface Sentence extends HeardSentence {
  readonly language: string;
  /** For captions: the same id until it is done. */
  readonly id: string;
  words: SpokenWord[];
  totalMs: number;
  playedMs: number;
  isDone: boolean;
}

/** Everything one effect says, from its first word to the end of its play-out, or to where it was cut. */
export class Speech {
  readonly utterances: readonly { text: string; sentences: readonly Sentence[] }[];
  readonly effect: string;
  readonly cutting = new AbortController();
  readonly #ended = Promise.withResolvers<void>();

  constructor(id: string, utterances: readonly Utterance[]) {
    this.effect = id;
    this.utterances = utterances.map(({ text, language }, at) => ({
      text,
      sentences: splitSentences(text).map((sentence, place) => ({
        id: `${id}.${at}.${place}`,
        text: sentence,
        language,
        words: [],
        totalMs: 0,
        playedMs: 0,
        isDone: false,
      })),
    }));
    this.check();
  }

  get sentences(): Sentence[] {
    return this.utterances.flatMap(({ sentences }) => sentences);
  }

  get isCut(): boolean {
    return this.cutting.signal.aborted;
  }

  /** Something of it came out at the far end. */
  get isHeard(): boolean {
    return this.sentences.some(({ playedMs }) => playedMs > 0);
  }

  heard(): { heard: "all" | "part" | "none"; text: string } {
    return heardText(this.utterances);
  }

  /** Looks whether all of it is over. */
  check(): void {
    if (this.sentences.every(({ isDone }) => isDone)) this.end();
  }

  /** Nothing more of it will be heard. */
  end(): void {
    this.#ended.resolve();
  }

  get ended(): Promise<void> {
    return this.#ended.promise;
  }
}
