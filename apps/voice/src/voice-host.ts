import { createHostedCalls, type HostDescription, lagMeter, type Link, openLink, openSpeech } from "@vaarta/host";
import type { Logger } from "pino";
import { callSockets } from "./call-sockets.ts";
import type { VoiceSettings } from "./settings.ts";

export interface VoiceHost {
  port: number;
  /** Lets calls end, hands the rest over, and closes. */
  stop(withinMs: number): Promise<void>;
}

/** Without a server for so long and without a call, nobody needs this process. */
const aloneMs = 60_000;

/** Takes calls of browsers for a server. */
export async function startVoiceHost(settings: VoiceSettings, log: Logger, onNobody: () => void): Promise<VoiceHost> {
  const onTrouble = (what: string, conversation: string, code: string) => log.warn({ conversation, code }, what);
  const speech = await openSpeech(process.env, (what, code) => log.warn({ code }, what));
  const { offer } = speech;
  const lag = lagMeter();
  let link: Link | null = null;
  const linked = (): Link => {
    if (link) return link;
    throw new Error("The link is opened before the first call.");
  };
  const calls = createHostedCalls({ link: linked, speech, onTrouble });
  const sockets = await callSockets({ calls, host: settings.host, port: settings.port, offer, onTrouble });
  let alone: NodeJS.Timeout | null = null;
  const host: HostDescription = {
    name: settings.name,
    kind: "embedded",
    pid: process.pid,
    port: sockets.port,
    url: settings.url,
    capacity: settings.calls,
    ...offer,
    languages: [...speech.languages],
  };

  async function stop(withinMs: number): Promise<void> {
    await calls.drain(withinMs);
    if (alone) clearInterval(alone);
    lag.stop();
    await sockets.close();
    await speech.close();
    linked().close();
  }

  link = openLink({
    url: settings.link,
    secret: settings.secret,
    host,
    grants: () => calls.grants(),
    load: () => ({ calls: calls.count, lagMs: lag.worst() }),
    onRevoked: (conversation, code) => calls.revoke(conversation, code),
    onDrain: (withinMs) => void stop(withinMs).then(onNobody),
    onState(isOpen, reason) {
      if (alone) clearInterval(alone);
      alone = null;
      if (isOpen) return;
      log.info({ reason }, "the server is away");
      alone = setInterval(() => calls.count === 0 && onNobody(), aloneMs);
    },
  });
  return { port: sockets.port, stop };
}
