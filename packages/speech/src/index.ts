export { createEnergyActivity } from "./activity/energy-activity.ts";
export { createSileroActivity, type SileroOptions } from "./activity/silero-activity.ts";
export { cachedVoice, type CachedVoice, type CacheStats } from "./cache/cached-voice.ts";
export { machineClock, type SpeechClock } from "./clock.ts";
export { createEspeakVoice, type EspeakOptions } from "./espeak/espeak-voice.ts";
export { findEspeak } from "./espeak/find-espeak.ts";
export type { BreakerOptions } from "./fallback/breaker.ts";
export { fallbackHearing, type FallbackHearingOptions } from "./fallback/fallback-hearing.ts";
export { fallbackVoice, type FallbackVoiceOptions } from "./fallback/fallback-voice.ts";
export type { Hearing, HearingOptions, HearingStream, Heard, HeardWord } from "./hearing.ts";
export { hearingRate } from "./hearing.ts";
export { createDeepgramHearing, createDeepgramVoice, deepgramBaseUrl } from "./remote/deepgram.ts";
export { createOpenAiHearing, createOpenAiVoice, openAiBaseUrl } from "./remote/openai-compatible.ts";
export type { RemoteSettings, Waits } from "./remote/provider-settings.ts";
export { createSarvamHearing, createSarvamPostedHearing, createSarvamVoice, sarvamBaseUrl } from "./remote/sarvam.ts";
export { Resampler } from "./sound/resampler.ts";
export { wavFile } from "./sound/wav-file.ts";
export { type Lack, type MachineSpeech, openMachineSpeech } from "./machine-speech.ts";
export {
  type ProviderChoice,
  remoteHearings,
  remoteVoice,
  type Speech,
  speechFor,
  type SpeechProviderName,
  speechProviders,
  type SpeechSettings,
} from "./speech-for.ts";
export { isSpeechError, SpeechError, type SpeechErrorCode } from "./speech-error.ts";
export { clauses, sentences } from "./spoken-text/sentences.ts";
export { speakable } from "./spoken-text/speakable.ts";
export { estimateWordTimes } from "./spoken-text/word-times.ts";
export { completeness, createRuleTurnDetector } from "./turns/rule-turn-detector.ts";
export type { TurnDetector, TurnEvidence } from "./turn-detector.ts";
export type { SpeakRequest, SpokenPiece, SpokenWord, Voice } from "./voice.ts";
export type { ActivityStream, OnFrames, VoiceActivity } from "./voice-activity.ts";
export { activityFrame } from "./voice-activity.ts";
export { createOwnHearing, type OwnHearingOptions } from "./own/own-hearing.ts";
