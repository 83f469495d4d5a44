export { HostError, type HostErrorCode } from "./host-error.ts";
export { isLinkLost, type Link, type LinkOptions, openLink } from "./link.ts";
export { lagMeter } from "./lag-meter.ts";
export { plainTalk } from "./plain-talk.ts";
export { remotePrograms } from "./programs.ts";
export * from "./protocol.ts";
export { remoteModels } from "./remote-models.ts";
export { remoteStore } from "./remote-store.ts";
export { remoteToolStores } from "./remote-tools.ts";
export {
  type CallersLine,
  createHostedCalls,
  type HostedCalls,
  type HostedCallsOptions,
  type Talk,
  type TalkInput,
} from "./hosted-calls.ts";
