export type { AnswerCache } from "./cache/answer-cache.ts";
export { machineClock, type ModelClock } from "./clock.ts";
export * from "./config.ts";
export { createModels, type ModelsOptions, type ModelUse } from "./create-models.ts";
export * from "./model-error.ts";
export * from "./models.ts";
export { jsonSupportAt, type ProviderPreset, providerPresets } from "./presets.ts";
export { type Breakers, type BreakerState, createBreakers } from "./routing/breakers.ts";
export type { ModelSource, SourcePart, SourceRequest } from "./source.ts";
