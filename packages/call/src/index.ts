export type { AudioLine, Caption, LineEvents, LineState, Played } from "./line.ts";
export * from "./wire.ts";
