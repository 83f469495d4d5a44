import { createHostedCalls, type HostedCalls, lagMeter, type Link, openLink, type SpeechKits } from "@vaarta/host";
import type { Log } from "./log.ts";
import type { WorkerSettings } from "./settings.ts";

/** What a call is held with: ears, voices, and who has the turn. */
export interface WorkerParts {
  speech: SpeechKits;
  close(): Promise<void>;
}

export interface OpenHost {
  calls: HostedCalls;
  link: Link;
  close(): Promise<void>;
}

/** Opens this process's link to the server, and what drives calls over it. */
export function openHost(options: {
  settings: WorkerSettings;
  name: string;
  capacity: number;
  /** Name under which LiveKit hands calls to this process alone. */
  agent?: string;
  parts: WorkerParts;
  log: Log;
  onDrain?(withinMs: number): void;
}): OpenHost {
  const { settings, name, capacity, parts, log } = options;
  const lag = lagMeter();
  let link: Link | null = null;
  const linked = (): Link => {
    if (link) return link;
    throw new Error("The link is opened before the first call.");
  };
  const calls = createHostedCalls({
    link: linked,
    speech: parts.speech,
    onTrouble: (what, conversation, code) => log.warn({ conversation, code }, what),
  });
  link = openLink({
    url: settings.link,
    secret: settings.secret,
    host: {
      name,
      kind: "livekit",
      pid: process.pid,
      port: null,
      url: null,
      ...(options.agent && { agent: options.agent }),
      capacity,
      ...parts.speech.offer,
      languages: [...parts.speech.languages],
    },
    grants: () => calls.grants(),
    load: () => ({ calls: calls.count, lagMs: lag.worst() }),
    onRevoked: (conversation, code) => calls.revoke(conversation, code),
    onDrain: (withinMs) => options.onDrain?.(withinMs),
    onState: (isOpen, reason) => log.info({ isOpen, reason }, isOpen ? "linked to the server" : "the server is away"),
  });
  return {
    calls,
    link,
    async close() {
      lag.stop();
      linked().close();
      await parts.close();
    },
  };
}
