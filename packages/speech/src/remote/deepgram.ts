import type { SpeechClock } from "../clock.ts";
import { type Heard, type HeardWord, type Hearing, hearingRate, type HearingOptions } from "../hearing.ts";
import type { Voice } from "../voice.ts";
import { addressOf, socketAddressOf } from "./address.ts";
import { failureOf } from "./failures.ts";
import { createPostedVoice } from "./posted-voice.ts";
import type { RemoteSettings, Waits } from "./provider-settings.ts";
import { createSocketHearing, type SocketNews, type SocketReader } from "./socket-hearing.ts";

export const deepgramBaseUrl = "https://api.deepgram.com/v1";

const name = "deepgram";
const provider = "Deepgram";

type Options = RemoteSettings & Waits;

/**
 * Hearing over Deepgram's socket, an utterance each, with partials and a confidence for each word. Hindi with English is one of its mixed
 * languages; other pairs are heard in the first of them.
 * @see https://developers.deepgram.com/reference/speech-to-text/listen-streaming
 */
export function createDeepgramHearing(options: Options, clock?: SpeechClock): Hearing {
  const { key, baseUrl = deepgramBaseUrl, model = "nova-3" } = options;
  return createSocketHearing(
    {
      name,
      provider,
      languages: { hi: "hi", bn: "bn", mr: "mr", en: "en-IN", ta: "ta", te: "te", kn: "kn" },
      headers: { authorization: `Token ${key}` },
      url: ({ words = [] }, codes) =>
        socketAddressOf(baseUrl, "/listen", {
          model,
          language: codes.length > 1 && codes.every((code) => code === "hi" || code === "en-IN") ? "multi" : codes[0],
          encoding: "linear16",
          sample_rate: String(hearingRate),
          channels: "1",
          interim_results: "true",
          // Where she ends is decided here.
          endpointing: "false",
          punctuate: "true",
          mip_opt_out: "true",
          keyterm: model.startsWith("nova-3") ? words.slice(0, 50) : [],
        }),
      sound: ({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength),
      end: [JSON.stringify({ type: "Finalize" })],
      reader: (request) => new Results(request),
    },
    options,
    clock,
  );
}

/** Deepgram's voice. English only. @see https://developers.deepgram.com/reference/text-to-speech/speak-request */
export function createDeepgramVoice(options: Options, clock?: SpeechClock): Voice {
  const { key, baseUrl = deepgramBaseUrl, model = "aura-2-thalia-en" } = options;
  return createPostedVoice(
    {
      name,
      provider,
      languages: { en: "en" },
      sampleRate: 24_000,
      request: ({ text, speaker, pace }) => {
        const url = addressOf(baseUrl, "/speak");
        const query = { model: speaker ?? model, encoding: "linear16", sample_rate: "24000", container: "none" };
        for (const [field, value] of Object.entries(query)) url.searchParams.set(field, value);
        if (pace !== undefined && pace !== 1) url.searchParams.set("speed", String(Math.min(1.5, Math.max(0.7, pace))));
        return { url, headers: { authorization: `Token ${key}` }, body: { text } };
      },
    },
    options,
    clock,
  );
}

interface Alternative {
  transcript: string;
  confidence: number;
  languages?: string[];
  words: { word: string; punctuated_word?: string; start: number; end: number; confidence: number; language?: string }[];
}

/** Final parts follow each other; what is not final is replaced by what comes next. */
class Results implements SocketReader {
  readonly #options: HearingOptions;
  readonly #final: Alternative[] = [];
  #interim: Alternative | null = null;

  constructor(options: HearingOptions) {
    this.#options = options;
  }

  take(message: Readonly<Record<string, unknown>>, isEnding: boolean): SocketNews {
    const { type } = message;
    if (type === "Metadata" || type === "SpeechStarted" || type === "UtteranceEnd") return "nothing";
    if (type === "Error") return failureOf(provider, 500);
    if (type !== "Results") return "garbage";
    const best = alternativeOf(message);
    if (!best) return "garbage";
    if (message["is_final"] === true) {
      this.#interim = null;
      if (best.transcript !== "") this.#final.push(best);
    } else this.#interim = best;
    return isEnding && message["from_finalize"] === true ? "finished" : "words";
  }

  heard(): Heard {
    const parts = this.#interim ? [...this.#final, this.#interim] : this.#final;
    const words: HeardWord[] = parts.flatMap((part) =>
      part.words.map(({ word, punctuated_word: written, start, end, confidence }) => ({ text: written ?? word, startMs: start * 1_000, endMs: end * 1_000, confidence })),
    ); // prettier-ignore
    const sure = words.length > 0 ? words.map(({ confidence }) => confidence) : parts.map(({ confidence }) => confidence);
    return {
      text: parts.map(({ transcript }) => transcript).join(" ").trim(), // prettier-ignore
      language: commonest(parts.flatMap((part) => part.languages ?? [])) ?? this.#options.languages[0] ?? "hi",
      confidence: sure.length === 0 ? 0 : sure.reduce((sum, value) => sum + value, 0) / sure.length,
      words,
    };
  }
}

function alternativeOf({ channel }: Readonly<Record<string, unknown>>): Alternative | null {
  const best = (channel as { alternatives?: unknown[] } | null | undefined)?.alternatives?.[0] as Partial<Alternative> | undefined;
  if (typeof best?.transcript !== "string" || typeof best.confidence !== "number") return null;
  return { ...best, transcript: best.transcript, confidence: best.confidence, words: Array.isArray(best.words) ? best.words : [] };
}

function commonest(codes: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0].split("-")[0] ?? null;
}
