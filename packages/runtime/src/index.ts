export { memoryStore } from "./memory-store.ts";
export * from "./ports.ts";
export { isRuntimeError, RuntimeError, type RuntimeErrorCode } from "./runtime-error.ts";
export { systemClock } from "./system-clock.ts";
