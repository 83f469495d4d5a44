export * from "./understander.ts";
