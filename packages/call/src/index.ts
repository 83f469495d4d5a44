export { createCall, type Call, type CallOptions } from "./call.ts";
export { CallError, type CallErrorCode } from "./call-error.ts";
export { hearingRate } from "./line.ts";
export type { AudioLine, Caption, LineEvents, LineState, Played } from "./line.ts";
export { callSettings, endpointingMs, type CallSettings, type EndpointingMs } from "./settings.ts";
export type { TurnReport } from "./turn-report.ts";
export { isBackchannel } from "./turns/backchannel.ts";
export { endpointing, type Endpoint, type EndpointingClass, type Situation } from "./turns/endpointing.ts";
export * from "./wire.ts";
