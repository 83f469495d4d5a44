export { semantics } from "@vaarta/flow";
export * from "./types.ts";
export { startConversation, type StartedEvent } from "./start.ts";
export { step } from "./step.ts";
export { swap } from "./swap.ts";
export { wants } from "./wants.ts";
export type { Aside, AsideKind, Memory, Trail, Write } from "./memory.ts";
