import { Room } from "@livekit/rtc-node";
import { openHost, type WorkerParts } from "./host.ts";
import type { Log } from "./log.ts";
import { register, type Registration } from "./registration.ts";
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
  // LiveKit goes on handing calls to a worker that hangs; the server knows who lives, and sends a call it saves to one of them.
  const own = `${settings.agentName}.${settings.name}`;
  const host = openHost({ settings, name: settings.name, agent: own, capacity: settings.calls, parts, log, onDrain });
  const held = new Map<string, { room: Room; ended: Promise<void> }>();
  const { url, apiKey, apiSecret, agentName } = settings;
  const registrations = [agentName, own].map((name) => registered(name));

  function registered(name: string): Registration {
    return register({
      url,
      apiKey,
      apiSecret,
      agentName: name,
      load: () => ({ calls: held.size, capacity: settings.calls }),
      take({ id, url: address, token, metadata }) {
        const room = new Room();
        const ended = holdRoomCall({ room, url: address, token, metadata, calls: host.calls, offer: parts.speech.offer, log });
        held.set(id, { room, ended });
        void ended.then(() => held.delete(id));
      },
      terminate: (job) => void held.get(job)?.room.disconnect(),
      log,
    });
  }

  return {
    async ready() {
      await Promise.all([...registrations.map((one) => one.registered()), host.link.opened()]);
    },
    async stop(withinMs) {
      for (const one of registrations) one.drain();
      await host.calls.drain(withinMs);
      await Promise.all([...held.values()].map(({ ended }) => ended));
      for (const one of registrations) one.close();
      await host.close();
    },
  };
}
