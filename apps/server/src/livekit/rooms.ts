import type { WebhookEvent } from "livekit-server-sdk";

export interface LiveKitSettings {
  /** Where this server reaches LiveKit. */
  url: string;
  /** Where callers' browsers reach it. */
  publicUrl: string;
  apiKey: string;
  apiSecret: string;
  /** Name under which workers register; calls go to them and to nobody else. */
  agentName: string;
}

/** What a worker is told of a call: enough to ask for it over its link, and nothing of its content. */
export interface CallMetadata {
  conversation: string;
  /** Opens the call once, for a short time. */
  token: string;
  /** Identity of the caller in the room. */
  caller: string;
}

/** Identity of every caller in her room: a second page on the same call takes the place of the first. */
export const callerIdentity = "caller";

/** A caller has this long to come into her room; from then on LiveKit renews what she needs. */
const connectWithinS = 60;
/** A room without anybody is given up after so many seconds: before she came, and after she left. */
const emptyTimeoutS = 120;
const departureTimeoutS = 60;

export type Rooms = Awaited<ReturnType<typeof createRooms>>;

/**
 * The rooms of spoken calls at LiveKit, one for each conversation. Its library is loaded here and nowhere else, so that a server without
 * LiveKit never pays for it.
 */
export async function createRooms(settings: LiveKitSettings) {
  const { AccessToken, AgentDispatchClient, RoomServiceClient, TrackSource, WebhookReceiver } = await import("livekit-server-sdk");
  const { apiKey, apiSecret, agentName, publicUrl } = settings;
  const address = settings.url.replace(/^ws/, "http");
  const options = { requestTimeout: 5 };
  const rooms = new RoomServiceClient(address, apiKey, apiSecret, options);
  const dispatches = new AgentDispatchClient(address, apiKey, apiSecret, options);
  const receiver = new WebhookReceiver(apiKey, apiSecret);

  return {
    /** Makes the room of a conversation, or finds it. @param metadata - told again with everything that happens in it */
    async open(conversation: string, metadata: string): Promise<void> {
      await rooms.createRoom({ name: roomOf(conversation), metadata, emptyTimeout: emptyTimeoutS, departureTimeout: departureTimeoutS });
    },
    /**
     * Asks for an agent, by name: LiveKit hands the call to a worker that has room for it.
     * @param agent - of one worker alone. @defaultValue any of them
     */
    async dispatch(metadata: CallMetadata, agent: string = agentName): Promise<void> {
      await dispatches.createDispatch(roomOf(metadata.conversation), agent, { metadata: JSON.stringify(metadata) });
    },
    /** Opens one room for its caller: she may speak and listen, and change nothing else. */
    async callerPlace(conversation: string): Promise<{ url: string; token: string }> {
      const token = new AccessToken(apiKey, apiSecret, { identity: callerIdentity, ttl: connectWithinS });
      token.addGrant({
        room: roomOf(conversation),
        roomJoin: true,
        canSubscribe: true,
        canPublish: true,
        canPublishSources: [TrackSource.MICROPHONE],
        canPublishData: true,
        canUpdateOwnMetadata: false,
      });
      return { url: publicUrl, token: await token.toJwt() };
    },
    /** Who is in a conversation's room; nobody in one that is gone. */
    async who(conversation: string): Promise<{ agents: string[]; isCallerThere: boolean }> {
      const all = await rooms.listParticipants(roomOf(conversation)).catch(ifGone([]));
      const identities = all.map(({ identity }) => identity);
      return { agents: identities.filter((one) => one.startsWith("agent-")), isCallerThere: identities.includes(callerIdentity) };
    },
    /** Puts agents out of a room: one that hangs can neither be heard nor hear any more. */
    async putOut(conversation: string, agents: readonly string[]): Promise<void> {
      await Promise.all(agents.map((identity) => rooms.removeParticipant(roomOf(conversation), identity).catch(ifGone(undefined))));
    },
    /** Ends the room for everybody in it. */
    async close(conversation: string): Promise<void> {
      await rooms.deleteRoom(roomOf(conversation)).catch(ifGone(undefined));
    },
    /** What LiveKit tells of a room; null for what it did not sign. */
    receive: (body: string, authorization: string | undefined): Promise<WebhookEvent | null> =>
      receiver.receive(body, authorization).catch(() => null),
  };
}

const prefix = "call-";
export const roomOf = (conversation: string): string => `${prefix}${conversation}`;

/** A room or participant that is gone already is what was wanted. */
function ifGone<T>(value: T): (error: unknown) => T {
  return (error) => {
    if (typeof error === "object" && error !== null && "status" in error && error.status === 404) return value;
    throw error;
  };
}
