import type { SpeechExchange, SpeechRequestSeen } from "./scripted-speech-server.ts";

export type SpeechKind = "sarvam" | "deepgram" | "openai-compatible";

type Hears = Extract<SpeechExchange, { hears: string }>;

/** How one provider talks. */
interface SpeechFormat {
  /** Path of the base URL. */
  base: string;
  voiceRate: number;
  /** @returns what the real one would refuse the request for, or null */
  refuses(seen: SpeechRequestSeen): string | null;
  /** A message on a socket: samples in it, the end of the sound, or what it would not take. */
  received(data: Buffer, isBinary: boolean): number | "end" | "wrong";
  /** Messages for words that are not final; none where the provider has none. */
  partial(hears: Hears): object[];
  /** @param isEnd - after the end of the sound, not in the middle of it */
  final(hears: Hears, isEnd: boolean): object;
  error(status: number): object;
  /** The answer to a posted utterance. */
  posted(hears: Hears, seen: SpeechRequestSeen): object;
}

const has = (given: string | null | undefined, wanted: string) => given === wanted;

const sarvam: SpeechFormat = {
  base: "",
  voiceRate: 22_050,
  refuses({ path, query, headers, body }) {
    if (!headers["api-subscription-key"]) return "no api-subscription-key";
    if (path === "/speech-to-text/ws") {
      if (!/^(?:[a-z]{2}-IN|unknown)$/.test(query.get("language-code") ?? "")) return "language-code";
      return has(query.get("sample_rate"), "16000") && has(query.get("input_audio_codec"), "pcm_s16le") && has(query.get("flush_signal"), "true") && query.get("model") ? null : "query"; // prettier-ignore
    }
    if (path === "/speech-to-text") return body["file"] === "wav" && body["model"] && body["language_code"] ? null : "form";
    if (path === "/text-to-speech/stream")
      return typeof body["text"] === "string" && /^[a-z]{2}-IN$/.test(String(body["target_language_code"])) && body["output_audio_codec"] === "linear16" && body["speech_sample_rate"] === 22_050 ? null : "body"; // prettier-ignore
    return "path";
  },
  received(data, isBinary) {
    if (isBinary) return "wrong";
    const message = JSON.parse(data.toString("utf8")) as { type?: string; audio?: { data: string; encoding: string; sample_rate: number } };
    if (message.type === "flush") return "end";
    if (message.audio?.encoding !== "audio/wav" || message.audio.sample_rate !== 16_000) return "wrong";
    return Buffer.from(message.audio.data, "base64").length / 2;
  },
  partial: () => [],
  final: ({ hears, language }) => ({
    type: "data",
    data: { request_id: "r1", transcript: hears, language_code: language ? `${language}-IN` : "hi-IN", metrics: { audio_duration: 1, processing_latency: 0.1 } }, // prettier-ignore
  }),
  error: (status) => ({ type: "error", data: { message: "refused the words of the caller", code: { 401: "invalid_api_key_error", 429: "rate_limit_exceeded_error" }[status] ?? "internal_server_error" } }), // prettier-ignore
  posted: ({ hears, language }) => ({ request_id: "r1", transcript: hears, language_code: language ? `${language}-IN` : "hi-IN" }),
};

const deepgram: SpeechFormat = {
  base: "/v1",
  voiceRate: 24_000,
  refuses({ path, query, headers, body }) {
    if (!/^Token ./.test(headers.authorization ?? "")) return "no token";
    if (path === "/v1/listen")
      return has(query.get("encoding"), "linear16") && has(query.get("sample_rate"), "16000") && query.get("language") && query.get("model") ? null : "query"; // prettier-ignore
    if (path === "/v1/speak")
      return typeof body["text"] === "string" && Object.keys(body).length === 1 && has(query.get("encoding"), "linear16") && has(query.get("container"), "none") && has(query.get("sample_rate"), "24000") ? null : "speak"; // prettier-ignore
    return "path";
  },
  received(data, isBinary) {
    if (isBinary) return data.length / 2;
    const { type } = JSON.parse(data.toString("utf8")) as { type: string };
    if (type === "Finalize") return "end";
    return type === "KeepAlive" || type === "CloseStream" ? 0 : "wrong";
  },
  partial: (hears) => [{ type: "SpeechStarted", channel: [0], timestamp: 0 }, results(hears, { isFinal: false, isEnd: false })],
  final: (hears, isEnd) => results(hears, { isFinal: true, isEnd }),
  error: () => ({ type: "Error", description: "failed", variant: "x" }),
  posted: () => ({}),
};

function results({ hears, confidence = 0.95, language }: Hears, { isFinal, isEnd }: { isFinal: boolean; isEnd: boolean }): object {
  const words = hears.split(" ").filter((word) => word !== "").map((word, k) => ({ word: word.toLowerCase(), punctuated_word: word, start: k * 0.4, end: k * 0.4 + 0.35, confidence })); // prettier-ignore
  return {
    type: "Results",
    channel_index: [0, 1],
    duration: 1,
    start: 0,
    is_final: isFinal,
    speech_final: false,
    from_finalize: isEnd,
    channel: { alternatives: [{ transcript: hears, confidence, ...(language && { languages: [language] }), words }] },
    metadata: { request_id: "r1" },
  };
}

const openai: SpeechFormat = {
  base: "/v1",
  voiceRate: 24_000,
  refuses({ path, headers, body }) {
    if (headers.authorization !== undefined && !/^Bearer ./.test(headers.authorization)) return "authorization";
    if (path === "/v1/audio/transcriptions") return body["file"] === "wav" && body["model"] ? null : "form";
    if (path === "/v1/audio/speech") return body["model"] && body["voice"] && typeof body["input"] === "string" && body["response_format"] === "pcm" ? null : "body"; // prettier-ignore
    return "path";
  },
  received: () => "wrong",
  partial: () => [],
  final: () => ({}),
  error: () => ({}),
  posted: ({ hears, language, confidence }, { body }) =>
    body["response_format"] === "verbose_json"
      ? { task: "transcribe", text: ` ${hears}`, language: { hi: "hindi", bn: "bengali", mr: "marathi", en: "english" }[language ?? "hi"], segments: [{ avg_logprob: Math.log(confidence ?? 0.95), no_speech_prob: hears === "" ? 0.9 : 0.01 }] } // prettier-ignore
      : { text: hears },
};

export const speechFormats: Readonly<Record<SpeechKind, SpeechFormat>> = { sarvam, deepgram, "openai-compatible": openai };
