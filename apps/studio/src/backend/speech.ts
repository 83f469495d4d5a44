import { asking, type Api } from "./trpc.ts";

export type SpeechProviderId = "sarvam" | "deepgram" | "openai-compatible";

/** What a provider is used for, and how. */
export interface SpeechUse {
  hears: boolean;
  speaks: boolean;
  baseUrl?: string;
  hearingModel?: string;
  voiceModel?: string;
  speaker?: string;
}

export interface SpeechConnection {
  provider: SpeechProviderId;
  /** The last letters of the key; null without one. */
  keyHint: string | null;
  use: SpeechUse;
}

export interface SpeechProvider {
  id: SpeechProviderId;
  name: string;
  /** Languages it hears, and those it speaks. */
  hearing: readonly string[];
  voice: readonly string[];
  /** The same key serves a language model too. */
  hasModel: boolean;
}

export type SpeechTrial =
  | { ok: true; said: string; heard: string | null; firstSoundMs: number | null; heardMs: number | null }
  | { ok: false; part: "voice" | "hearing"; code: string; message: string };

/** Who hears and speaks for the workspace. */
export interface Speech {
  list(): Promise<{ connections: SpeechConnection[]; providers: SpeechProvider[]; languages: string[] }>;
  /** @param input.key - absent: as it was. It goes in and never comes out. @returns the language model that was set up with it */
  connect(input: { provider: SpeechProviderId; key?: string; withModel: boolean; use: SpeechUse }): Promise<{ model: string | null }>;
  remove(provider: SpeechProviderId): Promise<void>;
  test(input: { provider: SpeechProviderId; language: string }): Promise<SpeechTrial>;
}

export function createSpeech(api: Api): Speech {
  return {
    list: async () => {
      const { connections, providers, languages } = await asking(api.speech.list.query());
      return { connections, providers, languages };
    },
    connect: (input) => asking(api.speech.connect.mutate(input)),
    remove: (provider) => asking(api.speech.remove.mutate({ provider }).then(() => undefined)),
    test: (input) => asking(api.speech.test.mutate(input)),
  };
}
