import { cachedVoice } from "./cache/cached-voice.ts";
import { fallbackHearing } from "./fallback/fallback-hearing.ts";
import { fallbackVoice, type FallbackVoiceOptions } from "./fallback/fallback-voice.ts";
import type { Hearing } from "./hearing.ts";
import { type Lack, lackOf, type MachineSpeech } from "./machine-speech.ts";
import { createDeepgramHearing, createDeepgramVoice } from "./remote/deepgram.ts";
import { createOpenAiHearing, createOpenAiVoice } from "./remote/openai-compatible.ts";
import { addressOf } from "./remote/address.ts";
import type { RemoteSettings } from "./remote/provider-settings.ts";
import { createSarvamHearing, createSarvamPostedHearing, createSarvamVoice } from "./remote/sarvam.ts";
import type { TurnDetector } from "./turn-detector.ts";
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

/** What each can do, in the languages of this product. */
export const speechProviders: Readonly<Record<SpeechProviderName, { name: string; hearing: readonly string[]; voice: readonly string[] }>> =
  {
    sarvam: { name: "Sarvam", hearing: ["hi", "bn", "mr", "en"], voice: ["hi", "bn", "mr", "en"] },
    deepgram: { name: "Deepgram", hearing: ["hi", "bn", "mr", "en"], voice: ["en"] },
    "openai-compatible": { name: "OpenAI-compatible", hearing: ["hi", "bn", "mr", "en"], voice: ["hi", "bn", "mr", "en"] },
  };

/** What hears and speaks by somebody's settings, with what this machine has behind it. */
export interface Speech {
  /** Null where nobody hears: callers type. */
  hearing: Hearing | null;
  /** Null where nothing speaks: answers are captions. */
  voice: Voice | null;
  /** The machine's. */
  activity: VoiceActivity;
  turns: TurnDetector;
  hears: "people" | "synthetic" | "nobody";
  speaks: "voice" | "draft" | "captions";
  lacking: readonly Lack[];
  /** Speaks fixed lines ahead of need, by the voice that will be asked first. @returns how many were made now */
  prepare(lines: readonly SpeakRequest[], signal: AbortSignal): Promise<number>;
  /** The machine's own stay open. */
  close(): Promise<void>;
}

/**
 * The recogniser and the voice that settings make. What they cannot make is done without and told in `lacking`. The draft voice stands
 * behind every other voice; the recogniser of this machine is used only where nobody hears people.
 */
export function speechFor(
  settings: SpeechSettings,
  machine: MachineSpeech,
  { onFallback }: Pick<FallbackVoiceOptions, "onFallback"> = {},
): Speech {
  const lacking: Lack[] = [...machine.lacking];
  const attempt = <T>(what: Lack["what"], make: () => T): T[] => {
    try {
      return [make()];
    } catch (error) {
      lacking.push(lackOf(what, error));
      return [];
    }
  };
  const people = settings.hearing.flatMap((choice) => attempt("hearing", () => remoteHearings(choice))).flat();
  const remote = settings.voice.flatMap((choice) => attempt("voice", () => cachedVoice(remoteVoice(choice))));
  const hearing = people.length > 0 ? fallbackHearing(people) : machine.hearing;
  const voices = machine.draft ? [...remote, machine.draft] : remote;
  const [first] = voices;
  return {
    hearing,
    voice: voices.length > 1 ? fallbackVoice(voices, onFallback ? { onFallback } : {}) : (first ?? null),
    activity: machine.activity,
    turns: machine.turns,
    hears: hearing?.hears ?? "nobody",
    speaks: remote.length > 0 ? "voice" : first ? "draft" : "captions",
    lacking,
    prepare: (lines, signal) => first?.prepare(lines, signal) ?? Promise.resolve(0),
    close: async () => void (await Promise.all([...people, ...remote].map((one) => one.close()))),
  };
}

/** Sarvam's plain interface stands behind its socket: an utterance is not lost with a connection. */
export function remoteHearings(choice: ProviderChoice): Hearing[] {
  const { provider, ...settings } = checked(choice);
  if (provider === "sarvam") return [createSarvamHearing(settings), createSarvamPostedHearing(settings)];
  return [provider === "deepgram" ? createDeepgramHearing(settings) : createOpenAiHearing(settings)];
}

/** The voice of one account. @throws {SpeechError} NOT_AVAILABLE for an address that may not be called */
export function remoteVoice(choice: ProviderChoice): Voice {
  const { provider, ...settings } = checked(choice);
  if (provider === "sarvam") return createSarvamVoice(settings);
  return provider === "deepgram" ? createDeepgramVoice(settings) : createOpenAiVoice(settings);
}

/** @throws {SpeechError} NOT_AVAILABLE now rather than in a call, when the address may not be called */
function checked(choice: ProviderChoice): ProviderChoice {
  if (choice.baseUrl !== undefined) addressOf(choice.baseUrl, "");
  return choice;
}
