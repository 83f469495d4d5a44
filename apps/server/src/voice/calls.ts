import { randomSecret, type Workspace } from "@vaarta/db";
import type { HostDescription } from "@vaarta/host";
import type { StartEvent } from "@vaarta/engine";
import type { Json } from "@vaarta/flow";
import { programs } from "../chat/programs.ts";
import type { Grant } from "../chat/tokens.ts";
import { ServerError } from "../failures.ts";
import type { RoomCalls } from "../livekit/room-calls.ts";
import { connectWithinMs, type CallTokens } from "./call-tokens.ts";
import type { ConnectedHost, HostRegistry } from "./host-registry.ts";

/** Where a caller's page connects, and what it will find there. */
export interface VoicePlace {
  /** The socket of a voice host; null where the call is in a room. */
  voice: { url: string; token: string } | null;
  /** A LiveKit room; null where there is none. */
  livekit: { url: string; token: string } | null;
  hears: HostDescription["hears"];
  speaks: HostDescription["speaks"];
}

export interface CallsOptions {
  registry: HostRegistry;
  tokens: CallTokens;
  /** Where calls are held in LiveKit rooms. */
  rooms: RoomCalls | null;
  database: { workspace(id: string, actor: string): Workspace };
  now?: () => number;
}

export type Calls = ReturnType<typeof createCalls>;

/** Begins calls, and finds a place for each caller, also for one who comes back. */
export function createCalls({ registry, tokens, rooms, database, now = Date.now }: CallsOptions) {
  const programOf = programs();
  const pending = new Map<string, { start: Omit<StartEvent, "type" | "program">; until: number }>();

  /** @param base - the page's own idea of where the server is */
  function placeAt(host: ConnectedHost, grant: Grant, base: URL): VoicePlace {
    const { description } = host;
    host.expected.set(grant.conversation, performance.now() + connectWithinMs);
    const scheme = base.protocol === "https:" ? "wss:" : "ws:";
    const url = description.url ?? `${scheme}//${base.hostname}:${description.port}/call`;
    return {
      voice: { url, token: tokens.connect({ ...grant, host: description.name }) },
      livekit: null,
      hears: description.hears,
      speaks: description.speaks,
    };
  }

  /**
   * Finds who takes a call, before anything is made of it.
   * @param conversation - null for a new one
   * @throws {ServerError} FULL, NO_VOICE
   */
  function findPlace(conversation: string | null): (grant: Grant, base: URL) => Promise<VoicePlace> {
    if (!rooms) {
      const host = registry.choose("embedded", conversation);
      if (!host) throw full();
      return async (grant, base) => placeAt(host, grant, base);
    }
    const worker = rooms.offer();
    if (!worker || (conversation === null && !rooms.hasRoom())) throw full();
    return async (grant) => ({ voice: null, livekit: await rooms.place(grant), hears: worker.hears, speaks: worker.speaks });
  }

  function full(): ServerError {
    return registry.all.some(({ isDraining }) => !isDraining)
      ? new ServerError("FULL", "All lines are taken just now. Try again in a minute, or type instead.")
      : new ServerError("NO_VOICE", "Nobody can be talked to here just now. Type instead, or try again in a moment.");
  }

  return {
    /** What a caller would find now; null where nobody can be talked to. */
    offer(): Pick<HostDescription, "hears" | "speaks"> | null {
      const { hears, speaks } = registry.all.find(({ isDraining }) => !isDraining)?.description ?? {};
      return hears && speaks ? { hears, speaks } : null;
    },

    /**
     * Begins a call with the live release of an agent. It keeps that release.
     * @throws {ServerError} NOT_PUBLISHED; FULL or NO_VOICE before anything was made
     */
    async begin(
      workspace: Workspace,
      agent: string,
      input: { language?: string; attributes?: Record<string, Json>; base: URL },
    ): Promise<{ conversation: string } & VoicePlace> {
      const published = await workspace.releases.liveSummary(agent);
      if (!published) throw new ServerError("NOT_PUBLISHED", "This agent has not been published yet.");
      const place = findPlace(null);
      const { languages, timezone } = (await programOf(workspace, published.releaseId)).document;
      const language =
        input.language !== undefined && Object.hasOwn(languages.offered, input.language) ? input.language : languages.default;
      const at = new Date(now());
      const conversation = await workspace.conversations.create({ agent, release: published.releaseId, channel: "voice", language, at });
      for (const [id, { until }] of pending) if (until < now()) pending.delete(id);
      pending.set(conversation, {
        // She may lose the line before the first word and come back once more.
        until: now() + 5 * connectWithinMs,
        start: { seed: randomSecret(), timezone, channel: "voice", direction: "inbound", language, attributes: input.attributes ?? {} },
      });
      return { conversation, ...(await place({ workspace: workspace.id, conversation }, input.base)) };
    },

    /**
     * A place for a caller whose line was lost.
     * @returns null when the call is over
     * @throws {ServerError} FULL, NO_VOICE; {DatabaseError} NOT_FOUND
     */
    async comeBack(grant: Grant, base: URL): Promise<VoicePlace | null> {
      const { endedAt } = await database.workspace(grant.workspace, "caller").conversations.get(grant.conversation);
      if (endedAt) return null;
      return findPlace(grant.conversation)(grant, base);
    },

    starts: {
      take(conversation: string) {
        const found = pending.get(conversation);
        return found && found.until > now() ? found.start : null;
      },
    },
  };
}
