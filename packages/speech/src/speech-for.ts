import { createEnergyActivity } from "./activity/energy-activity.ts";
import { createSileroActivity } from "./activity/silero-activity.ts";
import { cachedVoice } from "./cache/cached-voice.ts";
import { createEspeakVoice } from "./espeak/espeak-voice.ts";
import { findEspeak } from "./espeak/find-espeak.ts";
import { fallbackHearing } from "./fallback/fallback-hearing.ts";
import { fallbackVoice, type FallbackVoiceOptions } from "./fallback/fallback-voice.ts";
import type { Hearing } from "./hearing.ts";
import { createDeepgramHearing, createDeepgramVoice } from "./remote/deepgram.ts";
import { createOpenAiHearing, createOpenAiVoice } from "./remote/openai-compatible.ts";
import type { RemoteSettings } from "./remote/provider-settings.ts";
import { createSarvamHearing, createSarvamPostedHearing, createSarvamVoice } from "./remote/sarvam.ts";
import { SpeechError } from "./speech-error.ts";
import type { TurnDetector } from "./turn-detector.ts";
import { createRuleTurnDetector } from "./turns/rule-turn-detector.ts";
import type { SpeakRequest, Voice } from "./voice.ts";
import type { VoiceActivity } from "./voice-activity.ts";

/** Who hears and who speaks, in order of preference. Nobody else is ever contacted. */
export interface SpeechSettings {
  hearing: readonly ProviderChoice[];
  voice: readonly ProviderChoice[];
}

export interface ProviderChoice extends RemoteSettings {
  provider: SpeechProviderName;
}

export type SpeechProviderName = "sarvam" | "deepgram" | "openai-compatible";

export const speechProviders: Readonly<Record<SpeechProviderName, { name: string; hearing: readonly string[]; voice: readonly string[] }>> =
  {
    sarvam: { name: "Sarvam", hearing: ["hi", "bn", "mr", "en"], voice: ["hi", "bn", "mr", "en"] },
    deepgram: { name: "Deepgram", hearing: ["hi", "bn", "mr", "en"], voice: ["en"] },
    "openai-compatible": { name: "OpenAI-compatible", hearing: ["hi", "bn", "mr", "en"], voice: ["hi", "bn", "mr", "en"] },
  };

export interface Speech {
  /** Null where nobody hears: callers type. */
  hearing: Hearing | null;
  /** Null where nothing speaks: answers are captions. */
  voice: Voice | null;
  activity: VoiceActivity;
  turns: TurnDetector;
  hears: "people" | "synthetic" | "nobody";
  speaks: "voice" | "draft" | "captions";
  /** What it goes without, and why, for logs and the set-up page. */
  lacking: readonly { what: "hearing" | "voice" | "draft-voice" | "activity-model"; code: string; message: string }[];
  /** Speaks fixed lines ahead of need, by the voice that will be asked first. @returns how many were made now */
  prepare(lines: readonly SpeakRequest[], signal: AbortSignal): Promise<number>;
  close(): Promise<void>;
}

export interface SpeechForOptions {
  /** `VAARTA_ESPEAK` and `PATH` are read of it. */
  environment: Readonly<Record<string, string | undefined>>;
  /** The recogniser of this machine, for synthetic speech, used only where nobody hears people. */
  ownHearing?: Hearing | null;
  onFallback?: FallbackVoiceOptions["onFallback"];
}

/**
 * Everything a call hears and speaks with, made of settings. What cannot be had is done without and told in `lacking`; only a fault of the
 * program throws. The draft voice stands behind every other voice.
 */
export async function speechFor(
  settings: SpeechSettings,
  { environment, ownHearing = null, onFallback }: SpeechForOptions,
): Promise<Speech> {
  const lacking: { what: Speech["lacking"][number]["what"]; code: string; message: string }[] = [];
  const attempt = <T>(what: (typeof lacking)[number]["what"], make: () => T): T[] => {
    try {
      return [make()];
    } catch (error) {
      lacking.push({ what, ...told(error) });
      return [];
    }
  };

  const people = settings.hearing.flatMap((choice) => attempt("hearing", () => hearingsOf(choice))).flat();
  const hearing = people.length > 0 ? fallbackHearing(people) : ownHearing;
  const program = findEspeak(environment);
  if (program === null) attempt("draft-voice", () => { throw new SpeechError("NOT_AVAILABLE", "There is no espeak-ng on this machine; the set-up says how to get it."); }); // prettier-ignore
  const remote = settings.voice.flatMap((choice) => attempt("voice", () => voiceOf(choice)));
  const voices = [...remote, ...(program === null ? [] : [createEspeakVoice({ program })])].map((voice) => cachedVoice(voice));
  const [first] = voices;
  const voice = voices.length > 1 ? fallbackVoice(voices, onFallback ? { onFallback } : {}) : (first ?? null);
  const activity = await activityOf((error) => lacking.push({ what: "activity-model", ...told(error) }));
  return {
    hearing,
    voice,
    activity,
    turns: createRuleTurnDetector(),
    hears: hearing === null ? "nobody" : hearing.hears,
    speaks: remote.length > 0 ? "voice" : first ? "draft" : "captions",
    lacking,
    prepare: (lines, signal) => first?.prepare(lines, signal) ?? Promise.resolve(0),
    close: async () => void (await Promise.all([hearing?.close(), voice?.close(), activity.close()])),
  };
}

/** Sarvam's plain interface stands behind its socket: an utterance is not lost with a connection. */
function hearingsOf({ provider, ...settings }: ProviderChoice): Hearing[] {
  if (provider === "sarvam") return [createSarvamHearing(settings), createSarvamPostedHearing(settings)];
  return [provider === "deepgram" ? createDeepgramHearing(settings) : createOpenAiHearing(settings)];
}

function voiceOf({ provider, ...settings }: ProviderChoice): Voice {
  if (provider === "sarvam") return createSarvamVoice(settings);
  return provider === "deepgram" ? createDeepgramVoice(settings) : createOpenAiVoice(settings);
}

async function activityOf(onLacking: (error: unknown) => void): Promise<VoiceActivity> {
  try {
    return await createSileroActivity();
  } catch (error) {
    onLacking(error);
    return createEnergyActivity();
  }
}

const told = (error: unknown) => {
  if (!(error instanceof SpeechError)) throw error;
  return { code: error.code, message: error.message };
};
