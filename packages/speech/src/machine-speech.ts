import { createEnergyActivity } from "./activity/energy-activity.ts";
import { createSileroActivity } from "./activity/silero-activity.ts";
import { cachedVoice, type CachedVoice } from "./cache/cached-voice.ts";
import { createEspeakVoice } from "./espeak/espeak-voice.ts";
import { findEspeak } from "./espeak/find-espeak.ts";
import type { Hearing } from "./hearing.ts";
import { createOwnHearing } from "./own/own-hearing.ts";
import { isSpeechError, SpeechError } from "./speech-error.ts";
import type { TurnDetector } from "./turn-detector.ts";
import { createRuleTurnDetector } from "./turns/rule-turn-detector.ts";
import type { VoiceActivity } from "./voice-activity.ts";

/** What hears and speaks on this machine without a key: one for all calls of a process. */
export interface MachineSpeech {
  /** For synthetic speech only; null where its model is not there. */
  hearing: Hearing | null;
  /** Null where there is no espeak-ng. */
  draft: CachedVoice | null;
  activity: VoiceActivity;
  turns: TurnDetector;
  lacking: readonly Lack[];
  close(): Promise<void>;
}

/** Something that is done without. */
export interface Lack {
  what: "hearing" | "voice" | "own-hearing" | "draft-voice" | "activity-model";
  code: string;
  /** What to do about it. */
  message: string;
}

/**
 * Opens what there is. What is missing is done without and told in `lacking`.
 * @param environment - `VAARTA_ESPEAK` and `PATH`
 */
export async function openMachineSpeech(environment: Readonly<Record<string, string | undefined>>): Promise<MachineSpeech> {
  const lacking: Lack[] = [];
  const program = findEspeak(environment);
  const draft = program === null ? null : cachedVoice(createEspeakVoice({ program }));
  if (!draft) lacking.push({ what: "draft-voice", code: "NOT_AVAILABLE", message: "There is no espeak-ng on this machine; the set-up says how to get it." }); // prettier-ignore
  const hearing = ownHearing(program, lacking);
  const activity = await activityOf(lacking);
  return {
    hearing,
    draft,
    activity,
    turns: createRuleTurnDetector(),
    lacking,
    close: async () => void (await Promise.all([hearing?.close(), draft?.close(), activity.close()])),
  };
}

/** @throws what is no `SpeechError` */
export function lackOf(what: Lack["what"], error: unknown): Lack {
  if (!isSpeechError(error)) throw error;
  return { what, code: error.code, message: error.message };
}

function ownHearing(program: string | null, lacking: Lack[]): Hearing | null {
  try {
    return createOwnHearing({ program });
  } catch (cause) {
    lacking.push(lackOf("own-hearing", new SpeechError("NOT_AVAILABLE", "The model of the recogniser for sample callers is not there or cannot be read.", { cause }))); // prettier-ignore
    return null;
  }
}

async function activityOf(lacking: Lack[]): Promise<VoiceActivity> {
  try {
    return await createSileroActivity();
  } catch (error) {
    lacking.push(lackOf("activity-model", error));
    return createEnergyActivity();
  }
}
