import type { Logger } from "pino";
import type { Grant } from "../chat/tokens.ts";
import { failureOf, ServerError } from "../failures.ts";
import type { CallTokens } from "../voice/call-tokens.ts";
import type { ConnectedHost, HostRegistry } from "../voice/host-registry.ts";
import { callerIdentity, type Rooms } from "./rooms.ts";

/** Instead of one process: whichever worker LiveKit hands the call to. */
export const anyWorker = "livekit";

export interface RoomCallsOptions {
  rooms: Rooms;
  registry: HostRegistry;
  tokens: CallTokens;
  /** Ends a conversation in its log. */
  end(grant: Grant): Promise<void>;
  log: Logger;
}

/** A process on a new connection is the old one: so long is waited before its calls are given to another. */
const comesBackMs = 400;
/** Nobody took a call that was offered: it is offered to another. */
const takesWithinMs = 2_500;
/** The first offer goes to whoever LiveKit finds, and may wait for a process to start. */
const firstWithinMs = 6_000;
/** An agent that is in the room and has not asked for the call yet is slow: on a busy machine another would be no faster. */
const slowMs = 4_000;
/** After so many offers her own page is left to ask. */
const offers = 6;

export type RoomCalls = ReturnType<typeof createRoomCalls>;

/**
 * Calls in LiveKit rooms: a place for each caller, and another agent for a call whose process died or hangs. LiveKit tells of neither for 21
 * seconds, and sends nobody.
 */
export function createRoomCalls({ rooms, registry, tokens, end, log }: RoomCallsOptions) {
  const workers = () => registry.all.filter(({ description, isDraining }) => description.kind === "livekit" && !isDraining);
  /** Conversations that another agent is being found for. */
  const replacing = new Set<string>();
  /** Callers who were let in, and whose agent has not asked for the call yet, with the time they have. */
  const expected = new Map<string, number>();
  /** The newest token of each call: an offer that an older worker takes up late opens nothing. */
  const newest = new Map<string, string>();
  let isClosed = false;

  registry.watch((host, isThere) => {
    if (isThere || host.description.kind !== "livekit") return;
    for (const { workspace, conversation } of host.assigned.values())
      void replace({ workspace: workspace.id, conversation }, comesBackMs, true);
  });

  function taken(): number {
    for (const [conversation, until] of expected)
      if (until <= performance.now() || registry.holderOf(conversation)) expected.delete(conversation);
    return registry.all.reduce((sum, host) => sum + (host.description.kind === "livekit" ? host.assigned.size : 0), expected.size);
  }

  async function send(grant: Grant, agent?: string): Promise<void> {
    const { conversation } = grant;
    const token = tokens.connect({ ...grant, host: anyWorker });
    newest.set(conversation, token);
    await rooms.dispatch({ conversation, token, caller: callerIdentity }, agent);
  }

  /** A worker that is known to live, which LiveKit cannot know: it goes on handing calls to one that hangs. */
  function spare(tried: ReadonlySet<string>): string | undefined {
    const free = workers().filter(
      ({ description: { agent, capacity }, assigned }) => agent && !tried.has(agent) && assigned.size < capacity,
    );
    return free.toSorted((a, b) => b.lastHeardAt - a.lastHeardAt || a.assigned.size - b.assigned.size)[0]?.description.agent;
  }

  /**
   * Finds another agent for a call that nobody drives. Whoever had it is put out of the room first: it may hang, and must not be heard again
   * when it wakes up.
   * @param wasHeld - whoever is in the room already is the one who had it
   */
  async function replace(grant: Grant, afterMs: number, wasHeld: boolean): Promise<void> {
    const { conversation } = grant;
    if (replacing.has(conversation)) return;
    replacing.add(conversation);
    try {
      await held(conversation, afterMs);
      const tried = new Set<string>();
      for (let offer = 0; offer < offers && !isClosed; offer++) {
        if (registry.holderOf(conversation)) return;
        try {
          const { agents, isCallerThere } = await rooms.who(conversation);
          // She went too: her page finds its way by itself.
          if (!isCallerThere) return;
          if (offer > 0 || !wasHeld) {
            const isOnItsWay = agents.length > 0;
            if (isOnItsWay) await held(conversation, slowMs);
            if (registry.holderOf(conversation)) return;
          }
          await rooms.putOut(conversation, agents);
          const agent = spare(tried);
          if (agent) tried.add(agent);
          await send(grant, agent);
        } catch (error) {
          log.warn(
            { conversation, code: failureOf(error)?.code ?? "FAULT" },
            "a call could not be given to another worker; it is tried again",
          );
        }
        await held(conversation, takesWithinMs);
      }
    } finally {
      replacing.delete(conversation);
    }
  }

  /** Waits until somebody drives a conversation, or a time has passed. */
  async function held(conversation: string, withinMs: number): Promise<void> {
    const until = performance.now() + withinMs;
    while (performance.now() < until && !registry.holderOf(conversation)) await pause(50);
  }

  return {
    /** Whether a token is that of the newest offer of its call. One that this server did not make is, after a restart. */
    isNewest: (conversation: string, token: string): boolean => (newest.get(conversation) ?? token) === token,
    /** Workers that take calls now; null when there are none. */
    offer: (): ConnectedHost["description"] | null => workers()[0]?.description ?? null,
    /** Whether one more call can be held well. */
    hasRoom: (): boolean => taken() < workers().reduce((sum, { description }) => sum + description.capacity, 0),
    /**
     * A room, an agent on its way to it, and what lets its caller in.
     * @throws {ServerError} NO_VOICE when LiveKit cannot be reached
     */
    async place(grant: Grant): Promise<{ url: string; token: string }> {
      const { conversation } = grant;
      try {
        await rooms.open(conversation, tokens.keep({ ...grant, host: anyWorker }));
        await send(grant);
      } catch (cause) {
        log.error(
          { conversation, fault: cause instanceof Error ? cause.name : "" },
          "LiveKit could not be asked for a room; see that it runs",
        );
        throw new ServerError("NO_VOICE", "Nobody can be talked to here just now. Type instead, or try again in a moment.", { cause });
      }
      expected.set(conversation, performance.now() + firstWithinMs);
      void replace(grant, firstWithinMs, false);
      return rooms.callerPlace(conversation);
    },
    /**
     * Everybody left a room, and it was given up: the conversation is over, whoever still drives it.
     * @param metadata - of the room
     */
    async finished(metadata: string): Promise<void> {
      const grant = tokens.kept(metadata);
      if (!grant || (await rooms.who(grant.conversation)).isCallerThere) return;
      const { conversation } = grant;
      newest.delete(conversation);
      const holder = registry.holderOf(conversation);
      holder?.assigned.delete(conversation);
      holder?.send({ type: "revoke", conversation, code: "ROOM_FINISHED" });
      await end(grant).catch((error: unknown) =>
        log.warn({ conversation, code: failureOf(error)?.code ?? "FAULT" }, "a call whose room is gone could not be ended"),
      );
    },
    rooms,
    close(): void {
      isClosed = true;
    },
  };
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
