export * from "./model-error.ts";
export * from "./models.ts";
