import { randomSecret, type Workspace } from "@vaarta/db";
import type { HostDescription } from "@vaarta/host";
import type { StartEvent } from "@vaarta/engine";
import type { AgentDocument, Json } from "@vaarta/flow";
import { programs } from "../chat/programs.ts";
import type { Grant } from "../chat/tokens.ts";
import { ServerError } from "../failures.ts";
import type { RoomCalls } from "../livekit/room-calls.ts";
import { connectWithinMs, type CallTokens } from "./call-tokens.ts";
import type { ConnectedHost, HostRegistry } from "./host-registry.ts";
import type { TestCalls } from "./test-calls.ts";

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
  tests: TestCalls;
  now?: () => number;
}

export type Calls = ReturnType<typeof createCalls>;

/** Begins calls, and finds a place for each caller, also for one who comes back. */
export function createCalls({ registry, tokens, rooms, database, tests, now = Date.now }: CallsOptions) {
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

  async function isOver(grant: Grant): Promise<boolean> {
    const test = tests.assignmentOf(grant);
    if (test) return (await test.store.load(grant.conversation))?.snapshot?.status === "ended";
    return (await database.workspace(grant.workspace, "caller").conversations.get(grant.conversation)).endedAt !== null;
  }

  /** Keeps how a call begins until its caller connects. */
  function awaitCaller(conversation: string, start: Pick<StartEvent, "timezone" | "direction" | "language" | "attributes">): void {
    for (const [id, { until }] of pending) if (until < now()) pending.delete(id);
    // She may lose the line before the first word and come back once more.
    pending.set(conversation, { until: now() + 5 * connectWithinMs, start: { seed: randomSecret(), channel: "voice", ...start } });
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
      const language = languageFor(languages, input.language);
      const at = new Date(now());
      const conversation = await workspace.conversations.create({ agent, release: published.releaseId, channel: "voice", language, at });
      awaitCaller(conversation, { timezone, direction: "inbound", language, attributes: input.attributes ?? {} });
      return { conversation, ...(await place({ workspace: workspace.id, conversation }, input.base)) };
    },

    /**
     * Begins a spoken test of a draft. It goes on with the draft as it was, whatever is edited meanwhile.
     * @throws {ServerError} BLOCKED when the draft begins nowhere; FULL or NO_VOICE before anything was made
     */
    async beginTest(
      workspace: Workspace,
      agent: string,
      document: AgentDocument,
      input: { language?: string | undefined; direction?: "inbound" | "outbound" | undefined; attributes?: Record<string, Json> | undefined; base: URL }, // prettier-ignore
    ): Promise<{ conversation: string } & VoicePlace> {
      if (!Object.hasOwn(document.states, document.flows[document.main]?.entry ?? ""))
        throw new ServerError(
          "BLOCKED",
          `The draft cannot run yet: “${document.flows[document.main]?.name ?? document.main}” begins at a step that is not there. Open that flow on the canvas and choose where it starts.`,
        );
      const place = findPlace(null);
      const conversation = tests.create(workspace, agent, document);
      awaitCaller(conversation, {
        timezone: document.timezone,
        direction: input.direction ?? "inbound",
        language: languageFor(document.languages, input.language),
        attributes: input.attributes ?? {},
      });
      return { conversation, ...(await place({ workspace: workspace.id, conversation }, input.base)) };
    },

    /**
     * A place for a caller whose line was lost.
     * @returns null when the call is over
     * @throws {ServerError} FULL, NO_VOICE; {DatabaseError} NOT_FOUND
     */
    async comeBack(grant: Grant, base: URL): Promise<VoicePlace | null> {
      if (await isOver(grant)) return null;
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

function languageFor({ offered, default: own }: AgentDocument["languages"], wanted: string | undefined): string {
  return wanted !== undefined && Object.hasOwn(offered, wanted) ? wanted : own;
}
