import type { SpeechClock } from "../clock.ts";
import { type Heard, type Hearing, hearingRate, type HearingOptions } from "../hearing.ts";
import type { Voice } from "../voice.ts";
import { addressOf, socketAddressOf } from "./address.ts";
import { failureOf } from "./failures.ts";
import { createPostedHearing } from "./posted-hearing.ts";
import { createPostedVoice } from "./posted-voice.ts";
import type { RemoteSettings, Waits } from "./provider-settings.ts";
import { createSocketHearing, type SocketNews, type SocketReader } from "./socket-hearing.ts";

/** Sarvam AI. Its recogniser mixes English into Indian languages; its voice reads Devanagari with English words in it. */
export const sarvamBaseUrl = "https://api.sarvam.ai";

const name = "sarvam";
const provider = "Sarvam";
const languages = { hi: "hi-IN", bn: "bn-IN", mr: "mr-IN", en: "en-IN", gu: "gu-IN", ta: "ta-IN", te: "te-IN", kn: "kn-IN", ml: "ml-IN", pa: "pa-IN", or: "od-IN" }; // prettier-ignore
const defaultModels = { hearing: "saaras:v3", voice: "bulbul:v3" };

type Options = RemoteSettings & Waits;

/**
 * Hearing over Sarvam's socket, an utterance each. It tells no partials, and no end: after its flush the words are those that came.
 * @see https://docs.sarvam.ai/api-reference-docs/speech-to-text/transcribe/ws
 */
export function createSarvamHearing(options: Options, clock?: SpeechClock): Hearing {
  const { key, baseUrl = sarvamBaseUrl, model = defaultModels.hearing } = options;
  return createSocketHearing(
    {
      name,
      provider,
      languages,
      headers: { "api-subscription-key": key },
      url: (_, codes) =>
        socketAddressOf(baseUrl, "/speech-to-text/ws", {
          "language-code": codes.length === 1 ? codes[0] : "unknown",
          model,
          ...(model.startsWith("saaras") && { mode: "codemix" }),
          sample_rate: String(hearingRate),
          input_audio_codec: "pcm_s16le",
          flush_signal: "true",
        }),
      sound: (pcm) => JSON.stringify({ audio: { data: base64(pcm), sample_rate: hearingRate, encoding: "audio/wav" } }),
      end: [JSON.stringify({ type: "flush" })],
      reader: (request) => new Segments(request),
      quietMs: { afterEnd: 700, afterWords: 150 },
    },
    options,
    clock,
  );
}

/** Hearing over Sarvam's plain interface: one request for each utterance, of 30 s at most. */
export function createSarvamPostedHearing(options: Options, clock?: SpeechClock): Hearing {
  const { key, baseUrl = sarvamBaseUrl, model = defaultModels.hearing } = options;
  return createPostedHearing(
    {
      name: `${name}-rest`,
      provider,
      languages,
      url: addressOf(baseUrl, "/speech-to-text"),
      headers: { "api-subscription-key": key },
      form: (_, codes) => ({
        model,
        language_code: codes.length === 1 ? codes[0]! : "unknown",
        ...(model.startsWith("saaras") && { mode: "codemix" }),
      }),
      read: (answer, request) => heardOf([answer], request),
    },
    options,
    clock,
  );
}

/** Sarvam's voice, streamed. @see https://docs.sarvam.ai/api-reference-docs/text-to-speech/convert-stream */
export function createSarvamVoice(options: Options, clock?: SpeechClock): Voice {
  const { key, baseUrl = sarvamBaseUrl, model = defaultModels.voice, speaker } = options;
  return createPostedVoice(
    {
      name,
      provider,
      languages,
      sampleRate: 22_050,
      request: (request, code) => ({
        url: addressOf(baseUrl, "/text-to-speech/stream"),
        headers: { "api-subscription-key": key },
        body: {
          text: request.text,
          target_language_code: code,
          model,
          ...((request.speaker ?? speaker) && { speaker: request.speaker ?? speaker }),
          pace: request.pace ?? 1,
          speech_sample_rate: 22_050,
          output_audio_codec: "linear16",
          enable_preprocessing: false,
        },
      }),
    },
    options,
    clock,
  );
}

/** Its own detection of pauses may cut an utterance into several messages. */
class Segments implements SocketReader {
  readonly #answers: Record<string, unknown>[] = [];
  readonly #options: HearingOptions;

  constructor(options: HearingOptions) {
    this.#options = options;
  }

  take({ type, data }: Readonly<Record<string, unknown>>): SocketNews {
    if (type === "events") return "nothing";
    if (typeof data !== "object" || data === null) return "garbage";
    const answer = data as Record<string, unknown>;
    if (type === "error") return failureOf(provider, statusOf(answer));
    if (type !== "data" || typeof answer["transcript"] !== "string") return "garbage";
    this.#answers.push(answer);
    return "words";
  }

  heard(): Heard {
    return heardOf(this.#answers, this.#options) ?? { text: "", language: this.#options.languages[0] ?? "hi", confidence: 0 };
  }
}

function heardOf(answers: readonly Record<string, unknown>[], { languages: expected }: HearingOptions): Heard | null {
  if (answers.some(({ transcript }) => typeof transcript !== "string")) return null;
  const text = answers.map(({ transcript }) => (transcript as string).trim()).filter((part) => part !== "").join(" "); // prettier-ignore
  const said = answers.filter(({ transcript }) => transcript !== "").at(-1) ?? answers.at(-1);
  const code = said?.["language_code"];
  const sure = said?.["language_probability"];
  // Its probability is of the language, not of the words: those it gives it is taken to be sure of.
  return {
    text,
    language: typeof code === "string" && code !== "unknown" ? code.split("-")[0]!.replace(/^od$/, "or") : (expected[0] ?? "hi"),
    confidence: text === "" ? 0 : typeof sure === "number" && sure < 0.5 ? 0.6 : 0.9,
  };
}

/** Its errors carry a status, or a word for it. */
function statusOf({ code, status_code: status }: Readonly<Record<string, unknown>>): number {
  if (typeof status === "number") return status;
  if (typeof code === "number") return code;
  if (code === "invalid_api_key_error" || code === "invalid_api_key") return 401;
  if (code === "insufficient_quota_error") return 402;
  return code === "rate_limit_exceeded_error" ? 429 : 500;
}

function base64({ buffer, byteOffset, byteLength }: Int16Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString("base64");
}
