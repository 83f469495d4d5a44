import { Room } from "@livekit/rtc-node";
import { openHost, type WorkerParts } from "./host.ts";
import type { Log } from "./log.ts";
import { register } from "./registration.ts";
import { holdRoomCall } from "./room-call.ts";
import type { WorkerSettings } from "./settings.ts";

export interface RunningWorker {
  /** Resolves when LiveKit and the server know it. */
  ready(): Promise<void>;
  /** No new calls; those that run may end for a time and are handed over then. */
  stop(withinMs: number): Promise<void>;
}

/**
 * A worker that holds all its rooms in this process.
 * @param onDrain - the server stops, or wants this worker to
 */
export function startRoomWorker(
  settings: WorkerSettings,
  parts: WorkerParts,
  log: Log,
  onDrain: (withinMs: number) => void,
): RunningWorker {
  const host = openHost({ settings, name: settings.name, capacity: settings.calls, parts, log, onDrain });
  const held = new Map<string, { room: Room; ended: Promise<void> }>();
  const { url, apiKey, apiSecret, agentName } = settings;
  const registration = register({
    url,
    apiKey,
    apiSecret,
    agentName,
    load: () => ({ calls: held.size, capacity: settings.calls }),
    take({ id, url: address, token, metadata }) {
      const room = new Room();
      const ended = holdRoomCall({ room, url: address, token, metadata, calls: host.calls, offer: parts.offer, log });
      held.set(id, { room, ended });
      void ended.then(() => held.delete(id));
    },
    terminate: (job) => void held.get(job)?.room.disconnect(),
    log,
  });
  return {
    async ready() {
      await Promise.all([registration.registered(), host.link.opened()]);
    },
    async stop(withinMs) {
      registration.drain();
      await host.calls.drain(withinMs);
      await Promise.all([...held.values()].map(({ ended }) => ended));
      registration.close();
      await host.close();
    },
  };
}
