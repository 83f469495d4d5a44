import type { SpeechClock } from "../clock.ts";
import { WavStream } from "../sound/wav-stream.ts";
import { estimateWordTimes } from "../spoken-text/word-times.ts";
import { SpeechError } from "../speech-error.ts";
import type { SpeakRequest, SpokenPiece, Voice } from "../voice.ts";
import { garbageOf } from "./failures.ts";
import { post } from "./post.ts";
import type { RemoteSettings, Waits } from "./provider-settings.ts";

/** How a provider is asked for sound over HTTP. It answers with 16-bit mono samples, with or without a WAV header. */
export interface PostedVoice {
  name: string;
  /** Its name for people. */
  provider: string;
  /** Its code of each language, by BCP 47 primary tag. */
  languages: Readonly<Record<string, string>>;
  sampleRate: number;
  request(request: SpeakRequest, code: string): { url: URL; headers: Readonly<Record<string, string>>; body: object };
}

export function createPostedVoice(of: PostedVoice, { soundMs = 4_000 }: Waits = {}, clock?: SpeechClock): Voice {
  return {
    name: of.name,
    languages: Object.keys(of.languages),
    isDraft: false,
    sampleRate: of.sampleRate,
    async *speak(request, signal) {
      const code = of.languages[request.language.toLowerCase().split("-")[0]!];
      if (code === undefined) throw new SpeechError("LANGUAGE_LACKING", `${of.provider} does not speak ${request.language} here. Connect a voice that does.`); // prettier-ignore
      signal.throwIfAborted();
      const { url, headers, body } = of.request(request, code);
      const bytes = post({
        provider: of.provider,
        url,
        headers: { ...headers, "content-type": "application/json" },
        body: JSON.stringify(body),
        signal,
        waitMs: soundMs,
        ...(clock && { clock }),
      });
      yield* samplesOf(bytes, of, request);
    },
    close: () => Promise.resolve(),
  };
}

async function* samplesOf(bytes: AsyncIterable<Uint8Array>, of: PostedVoice, request: SpeakRequest): AsyncIterable<SpokenPiece> {
  let reader: WavStream | null = null;
  let rest = Buffer.alloc(0);
  let samples = 0;
  for await (const piece of bytes) {
    rest = Buffer.concat([rest, piece]);
    if (reader === null) {
      if (rest.length < 4) continue;
      const head = rest.toString("latin1", 0, 4);
      // Compressed sound and error pages would be a noise in her ear.
      if (head.startsWith("{") || head.startsWith("<") || head.startsWith("ID3") || head === "OggS" || head === "fLaC") throw garbageOf(of.provider); // prettier-ignore
      reader = new WavStream({ sampleRate: head === "RIFF" ? 0 : of.sampleRate });
    }
    const pcm = reader.take(rest);
    rest = Buffer.alloc(0);
    if (pcm.length === 0) continue;
    if (reader.sampleRate !== of.sampleRate) throw garbageOf(of.provider);
    samples += pcm.length;
    yield { pcm };
  }
  // An answer without sound is none.
  if (samples === 0) throw garbageOf(of.provider);
  yield { pcm: new Int16Array(0), words: estimateWordTimes(request.text, request.language, (samples / of.sampleRate) * 1_000) };
}

export type VoiceOptions = RemoteSettings & Waits & { clock?: SpeechClock };
