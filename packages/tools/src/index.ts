export * from "./tool-runner.ts";
