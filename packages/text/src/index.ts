export * from "./dates/civil.ts";
export * from "./dates/format.ts";
export * from "./error.ts";
export * from "./languages.ts";
export * from "./numbers/group-indian.ts";
export * from "./numbers/number-to-words.ts";
