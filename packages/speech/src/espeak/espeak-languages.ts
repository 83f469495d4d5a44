import { SpeechError } from "../speech-error.ts";
import type { SpeakRequest } from "../voice.ts";

/** Its voice for each language. There is no Indian English among the voices it comes with. */
export const espeakVoices: Readonly<Record<string, string>> = { hi: "hi", bn: "bn", mr: "mr", en: "en-gb" };

/** @throws {SpeechError} LANGUAGE_LACKING */
export function voiceArgument({ language, speaker }: Pick<SpeakRequest, "language" | "speaker">): string {
  const voice = espeakVoices[language.toLowerCase().split("-")[0]!];
  if (voice === undefined) throw new SpeechError("LANGUAGE_LACKING", `The draft voice does not speak ${language}. Connect a voice that does.`); // prettier-ignore
  // With a variant its English goes by the plain name.
  if (speaker !== undefined && /^[a-z]{1,12}[0-9]{0,2}$/i.test(speaker)) return `${voice === "en-gb" ? "en" : voice}+${speaker}`;
  return voice;
}
