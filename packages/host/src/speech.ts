import { createEnergyActivity, createEspeakVoice, createSileroActivity, findEspeak, type VoiceActivity } from "@vaarta/speech";
import type { CallSpeech } from "./hosted-calls.ts";

/** What hears and speaks on this machine. */
export interface Speech {
  call: CallSpeech;
  offer: { hears: "people" | "synthetic" | "nobody"; speaks: "voice" | "draft" | "captions" };
  languages: string[];
  close(): Promise<void>;
}

/**
 * Opens what this machine has of its own. What is missing is done without, and told.
 * @param environment - `VAARTA_ESPEAK` and `PATH`
 */
export async function openSpeech(
  environment: Readonly<Record<string, string | undefined>>,
  onLacking: (what: string, code: string) => void,
): Promise<Speech> {
  const espeak = findEspeak(environment);
  const voice = espeak === null ? null : createEspeakVoice({ program: espeak });
  const activity = await openActivity(onLacking);
  return {
    call: { hearing: null, voices: voice ? [voice] : [], activity },
    offer: { hears: "nobody", speaks: voice ? "draft" : "captions" },
    languages: [...(voice?.languages ?? [])],
    async close() {
      await voice?.close();
      await activity.close();
    },
  };
}

/** The model, or what needs none where it cannot be had. */
async function openActivity(onLacking: (what: string, code: string) => void): Promise<VoiceActivity> {
  try {
    return await createSileroActivity();
  } catch (error) {
    onLacking("voice activity goes without its model", (error as { code?: string }).code ?? "FAULT");
    return createEnergyActivity();
  }
}
