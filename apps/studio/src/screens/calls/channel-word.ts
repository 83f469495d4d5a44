import type { Say } from "../../i18n/keys.ts";

/** How the caller and the agent spoke with each other. */
export function channelWord(channel: string, say: Say): string {
  return channel === "voice" || channel === "chat" || channel === "test" ? say(`calls.channel.${channel}`) : channel;
}
