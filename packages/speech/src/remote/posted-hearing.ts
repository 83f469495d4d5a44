import type { SpeechClock } from "../clock.ts";
import { type Heard, type Hearing, hearingRate, type HearingOptions } from "../hearing.ts";
import { wavFile } from "../sound/wav-file.ts";
import { SpeechError } from "../speech-error.ts";
import { garbageOf } from "./failures.ts";
import { postForJson } from "./post.ts";
import type { Waits } from "./provider-settings.ts";

/** How a provider is asked over HTTP for the words of a whole utterance: there are no partials. */
export interface PostedHearing {
  name: string;
  provider: string;
  /** Its code of each language, by BCP 47 primary tag. */
  languages: Readonly<Record<string, string>>;
  url: URL;
  headers: Readonly<Record<string, string>>;
  /** @param codes - of the languages that may be spoken, the likeliest first */
  form(options: HearingOptions, codes: readonly string[]): Readonly<Record<string, string>>;
  /** @returns null when the answer is not what was promised */
  read(answer: Readonly<Record<string, unknown>>, options: HearingOptions): Heard | null;
}

export function createPostedHearing(of: PostedHearing, { finishMs = 5_000 }: Waits = {}, clock?: SpeechClock): Hearing {
  return {
    name: of.name,
    languages: Object.keys(of.languages),
    hears: "people",
    open(options) {
      const sound: Int16Array[] = [];
      const cancelled = new AbortController();
      return {
        push: (pcm) => void sound.push(pcm),
        async finish() {
          const codes = codesOf(of, options);
          const body = new FormData();
          body.append("file", new Blob([wavFile(sound, hearingRate)], { type: "audio/wav" }), "utterance.wav");
          for (const [name, value] of Object.entries(of.form(options, codes))) body.append(name, value);
          const request = { provider: of.provider, url: of.url, headers: of.headers, body, signal: cancelled.signal, waitMs: finishMs };
          const heard = of.read(await postForJson({ ...request, ...(clock && { clock }) }, () => garbageOf(of.provider)), options);
          if (!heard) throw garbageOf(of.provider);
          return heard;
        },
        cancel: () => cancelled.abort(),
      };
    },
    close: () => Promise.resolve(),
  };
}

/** @throws {SpeechError} LANGUAGE_LACKING when it knows none of them */
export function codesOf({ languages, provider }: Pick<PostedHearing, "languages" | "provider">, options: HearingOptions): string[] {
  const codes = options.languages.flatMap((language) => languages[language.toLowerCase().split("-")[0]!] ?? []);
  if (codes.length === 0) throw new SpeechError("LANGUAGE_LACKING", `${provider} does not hear ${options.languages.join(", ")} here. Connect one that does.`); // prettier-ignore
  return [...new Set(codes)];
}
