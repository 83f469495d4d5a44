export { type IdentifiedLanguage } from "./language/identify-language.ts";
export { understandLanguage } from "./language/understand-language.ts";
export * from "./meanings/examine.ts";
export { type Meaning, type MeaningSource } from "./meanings/examples.ts";
export * from "./understander.ts";
