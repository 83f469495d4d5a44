export { type IdentifiedLanguage } from "./language/identify-language.ts";
export { understandLanguage } from "./language/understand-language.ts";
export * from "./understander.ts";
