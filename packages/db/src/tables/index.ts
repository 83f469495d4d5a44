export * from "./accounts.ts";
export * from "./agents.ts";
export * from "./conversations.ts";
export * from "./tool-records.ts";
export * from "./models.ts";
export * from "./voice.ts";
