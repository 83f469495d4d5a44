import type { SpeechClock } from "../clock.ts";
import type { Heard, Hearing, HearingOptions } from "../hearing.ts";
import type { Voice } from "../voice.ts";
import { addressOf } from "./address.ts";
import { createPostedHearing } from "./posted-hearing.ts";
import { createPostedVoice } from "./posted-voice.ts";
import type { RemoteSettings, Waits } from "./provider-settings.ts";

export const openAiBaseUrl = "https://api.openai.com/v1";

const provider = "The speech server";
/** Languages of its models go by their BCP 47 primary tags. */
const languages = { hi: "hi", bn: "bn", mr: "mr", en: "en", gu: "gu", ta: "ta", te: "te", kn: "kn", ml: "ml", pa: "pa", ur: "ur" };

type Options = RemoteSettings & Waits;

/** Hearing by any server with OpenAI's `audio/transcriptions`, one's own too: one request for each utterance, no partials. */
export function createOpenAiHearing(options: Options, clock?: SpeechClock): Hearing {
  const { key, baseUrl = openAiBaseUrl, model = "gpt-4o-mini-transcribe" } = options;
  return createPostedHearing(
    {
      name: "openai-compatible",
      provider,
      languages,
      url: addressOf(baseUrl, "/audio/transcriptions"),
      headers: authorisation(key),
      form: ({ words = [] }, codes) => ({
        model,
        // Only Whisper tells how sure it is.
        response_format: /whisper/i.test(model) ? "verbose_json" : "json",
        ...(codes.length === 1 && { language: codes[0]! }),
        ...(words.length > 0 && { prompt: words.slice(0, 50).join(", ") }),
      }),
      read: heardOf,
    },
    options,
    clock,
  );
}

/** A voice by any server with OpenAI's `audio/speech`, one's own too. */
export function createOpenAiVoice(options: Options, clock?: SpeechClock): Voice {
  const { key, baseUrl = openAiBaseUrl, model = "gpt-4o-mini-tts", speaker = "alloy" } = options;
  return createPostedVoice(
    {
      name: "openai-compatible",
      provider,
      languages,
      sampleRate: 24_000,
      request: (request) => ({
        url: addressOf(baseUrl, "/audio/speech"),
        headers: authorisation(key),
        body: { model, voice: request.speaker ?? speaker, input: request.text, response_format: "pcm", speed: request.pace ?? 1 },
      }),
    },
    options,
    clock,
  );
}

/** Servers of one's own often ask for no key. */
const authorisation = (key: string): Record<string, string> => (key === "" ? {} : { authorization: `Bearer ${key}` });

interface Segment {
  avg_logprob?: number;
  no_speech_prob?: number;
}

function heardOf({ text, language, segments }: Readonly<Record<string, unknown>>, options: HearingOptions): Heard | null {
  if (typeof text !== "string") return null;
  const parts = Array.isArray(segments) ? (segments as Segment[]) : [];
  // Whisper invents words for silence, and says of them that there was no speech.
  const isSilence = parts.length > 0 && parts.every((part) => (part.no_speech_prob ?? 0) > 0.6 && (part.avg_logprob ?? 0) < -0.7);
  const sure = parts.flatMap((part) => (part.avg_logprob === undefined ? [] : Math.exp(part.avg_logprob)));
  const words = isSilence ? "" : text.trim();
  return {
    text: words,
    language: tagOf(language) ?? options.languages[0] ?? "hi",
    confidence: words === "" ? 0 : sure.length > 0 ? sure.reduce((sum, value) => sum + value, 0) / sure.length : 0.8,
  };
}

/** Whisper says "hindi" where others say "hi". */
function tagOf(language: unknown): string | null {
  if (typeof language !== "string") return null;
  const names: Record<string, string> = { hindi: "hi", bengali: "bn", marathi: "mr", english: "en", gujarati: "gu", tamil: "ta", telugu: "te", kannada: "kn", malayalam: "ml", punjabi: "pa", urdu: "ur" }; // prettier-ignore
  const lower = language.toLowerCase();
  return names[lower] ?? (/^[a-z]{2}(?:-|$)/.test(lower) ? lower.slice(0, 2) : null);
}
