export type { Hearing, HearingOptions, HearingStream, Heard, HeardWord } from "./hearing.ts";
export { hearingRate } from "./hearing.ts";
export { isSpeechError, SpeechError, type SpeechErrorCode } from "./speech-error.ts";
export type { TurnDetector, TurnEvidence } from "./turn-detector.ts";
export type { SpeakRequest, SpokenPiece, SpokenWord, Voice } from "./voice.ts";
export type { ActivityStream, VoiceActivity } from "./voice-activity.ts";
export { activityFrame } from "./voice-activity.ts";
