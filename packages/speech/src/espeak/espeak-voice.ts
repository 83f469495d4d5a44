import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { estimateWordTimes } from "../spoken-text/word-times.ts";
import { SpeechError } from "../speech-error.ts";
import type { SpeakRequest, SpokenPiece, Voice } from "../voice.ts";
import { EspeakPrograms } from "./espeak-programs.ts";
import { espeakVoices, voiceArgument } from "./espeak-languages.ts";
import { WavStream } from "../sound/wav-stream.ts";

export interface EspeakOptions {
  /** Path of the program; see `findEspeak`. Null where there is none: every request is refused with NOT_AVAILABLE. */
  program: string | null;
  /** Sentences spoken at once; others wait. Each takes some milliseconds. @defaultValue 4 */
  atOnce?: number;
  /** Words a minute at pace 1. @defaultValue 165 */
  wordsPerMinute?: number;
}

/**
 * The draft voice: espeak-ng run as a separate program. Needs no key and no download, sounds like a machine, and says so by `isDraft`.
 * Speakers are its variants: `f2`, `m3`...
 */
export function createEspeakVoice({ program, atOnce = 4, wordsPerMinute = 165 }: EspeakOptions): Voice {
  const programs = program === null ? null : new EspeakPrograms(program, atOnce);
  return {
    name: "espeak",
    languages: Object.keys(espeakVoices),
    isDraft: true,
    sampleRate: 22_050,
    async *speak(request, signal) {
      if (!programs) throw new SpeechError("NOT_AVAILABLE", "There is no espeak-ng on this machine. Install it, or set VAARTA_ESPEAK to its path; until then answers are captions only."); // prettier-ignore
      const args = ["-b", "1", "-v", voiceArgument(request), "-s", String(Math.round(wordsPerMinute * (request.pace ?? 1))), "-z", "--stdout", "--stdin"]; // prettier-ignore
      await programs.enter();
      try {
        signal.throwIfAborted();
        yield* spoken(programs.take(args), request, signal);
      } finally {
        programs.over();
      }
    },
    close: () => Promise.resolve(programs?.close()),
  };
}

async function* spoken(child: ChildProcessWithoutNullStreams, request: SpeakRequest, signal: AbortSignal): AsyncIterable<SpokenPiece> {
  const stop = () => child.kill("SIGKILL");
  signal.addEventListener("abort", stop);
  const ended = new Promise<number | Error>((resolve) => {
    child.once("error", resolve);
    child.once("close", (status, killed) => resolve(killed === null ? (status ?? 1) : 1));
  });
  // Two square brackets would begin phonemes; what is no text is not spoken.
  child.stdin.end(request.text.replaceAll("[[", "[").replace(/[\p{Cc}\p{Cs}]/gu, " "));
  try {
    const wav = new WavStream();
    let samples = 0;
    for await (const bytes of child.stdout) {
      // What was read before it was stopped is not spoken after that.
      signal.throwIfAborted();
      const pcm = wav.take(bytes as Buffer);
      if (pcm.length === 0) continue;
      samples += pcm.length;
      yield { pcm };
    }
    const status = await ended;
    signal.throwIfAborted();
    if (status instanceof Error) throw new SpeechError("NOT_AVAILABLE", "espeak-ng could not be started. Install it, or set VAARTA_ESPEAK to its path.", { cause: status }); // prettier-ignore
    if (status !== 0) throw new SpeechError("FAILED", "espeak-ng ended before it had spoken. Run `espeak-ng --version` to see whether it works.", { cause: status }); // prettier-ignore
    yield { pcm: new Int16Array(0), words: estimateWordTimes(request.text, request.language, (samples / wav.sampleRate) * 1_000) };
  } finally {
    signal.removeEventListener("abort", stop);
    stop();
  }
}
