import {
  DisconnectReason,
  LocalAudioTrack,
  type Participant,
  type RemoteParticipant,
  type Room,
  RoomEvent,
  TrackPublishOptions,
  TrackSource,
} from "@livekit/rtc-node";
import { type AudioLine, type FromBrowser, type LineEvents, roomTopic, type ToBrowser } from "@vaarta/call";
import { type Ear, listenIn } from "./ear.ts";
import type { Log } from "./log.ts";
import { Mouth } from "./mouth.ts";

/** A room as a line: sound goes as tracks, everything else as the frames of `wire.ts` in data packets of one topic. */
export interface RoomLine extends AudioLine {
  /** A frame for the caller's page, beside those the line sends by itself. */
  send(message: ToBrowser): void;
  /** Leaves the room. Nothing is said or heard any more. */
  close(): Promise<void>;
}

/** A page may not hold this process with frames larger than any it has reason to send. */
const largestFrame = 16 * 1024;
const leaveAfterMs = 300;

/**
 * Joins a connected room to a call.
 * @param options.caller - identity of the one participant who is the caller; nobody else is heard or believed
 * @param options.ended - the call is over and everything was played
 */
export async function createRoomLine(options: { room: Room; caller: string; log: Log; ended?(): void }): Promise<RoomLine> {
  const { room, caller, log } = options;
  let events: LineEvents | null = null;
  let isClosed = false;
  let isGone = false;
  const mouth = new Mouth({ played: (played) => events?.played(played) });
  const encoder = new TextEncoder();

  function send(message: ToBrowser): void {
    if (isClosed) return;
    const data = encoder.encode(JSON.stringify(message));
    room.localParticipant
      ?.publishData(data, { reliable: true, topic: roomTopic, destination_identities: [caller] })
      .catch(() => log.warn({}, "a frame did not reach the caller's page"));
  }

  /** She is gone, told once; what was being said ends here first, with what was heard of it. */
  function gone(how: "left" | "lost"): void {
    if (isGone || isClosed) return;
    isGone = true;
    mouth.clear();
    events?.[how]();
  }

  const onDisconnected = () => gone("lost");
  const onParticipantGone = (participant: RemoteParticipant) => {
    if (participant.identity === caller) gone(hasHungUp(participant) ? "left" : "lost");
  };
  const onData = (payload: Uint8Array, from?: RemoteParticipant, _kind?: unknown, topic?: string) => {
    if (topic !== roomTopic || from?.identity !== caller || !events || isGone) return;
    const message = readFrame(payload);
    if (!message) return;
    switch (message.type) {
      case "typed":
        return events.typed(message.id, message.text);
      case "digits":
        return events.digits(message.digits);
      case "ping":
        return send({ type: "pong", at: message.at });
      case "bye":
        return gone("left");
    }
  };
  const onKey = (_code: number, digit: string, from: Participant) => {
    if (from.identity === caller) events?.digits(digit);
  };
  room.on(RoomEvent.Disconnected, onDisconnected);
  room.on(RoomEvent.ParticipantDisconnected, onParticipantGone);
  room.on(RoomEvent.DataReceived, onData);
  room.on(RoomEvent.DtmfReceived, onKey);

  const [ear] = await Promise.all([
    listenIn({ room, caller, log, sound: (pcm) => events?.sound(pcm), failed: () => gone("lost") }),
    publish(room, mouth, log),
  ]);

  async function close(): Promise<void> {
    if (isClosed) return;
    isClosed = true;
    room.off(RoomEvent.Disconnected, onDisconnected);
    room.off(RoomEvent.ParticipantDisconnected, onParticipantGone);
    room.off(RoomEvent.DataReceived, onData);
    room.off(RoomEvent.DtmfReceived, onKey);
    await mouth.close();
    await closeEar(ear, log);
    await room.disconnect();
  }

  return {
    listen(listener) {
      events = listener;
    },
    play: (segment, pcm, sampleRate) => mouth.play(segment, pcm, sampleRate),
    finish: (segment) => mouth.finish(segment),
    pause: () => mouth.pause(),
    resume: () => mouth.resume(),
    clear: () => mouth.clear(),
    caption: (caption) => send({ type: "caption", ...caption }),
    state: (state) => send({ type: "state", state }),
    end(outcome) {
      void mouth.idle().then(() => {
        send({ type: "ended", outcome });
        // The frame and the last of the sound are still on their way.
        setTimeout(() => options.ended?.(), leaveAfterMs);
      });
    },
    send,
    close,
  };
}

/** Publishes the voice. Sound waits until somebody is subscribed to it, so that the first words are not lost. */
async function publish(room: Room, mouth: Mouth, log: Log): Promise<void> {
  const track = LocalAudioTrack.createAudioTrack("voice", mouth.source);
  const publication = await room.localParticipant?.publishTrack(
    track,
    new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE, dtx: true, red: true }),
  );
  publication?.waitForSubscription().then(
    () => mouth.open(),
    () => log.warn({}, "nobody took the agent's voice"),
  );
}

/** She closed it herself, or the room was ended; anything else is a connection that broke. */
function hasHungUp({ disconnectReason }: RemoteParticipant): boolean {
  return disconnectReason === DisconnectReason.CLIENT_INITIATED || disconnectReason === DisconnectReason.ROOM_DELETED;
}

type PageFrame = Extract<FromBrowser, { type: "typed" | "digits" | "ping" | "bye" }>;

/** @returns null for what is no frame of ours */
export function readFrame(payload: Uint8Array): PageFrame | null {
  if (payload.byteLength > largestFrame) return null;
  try {
    const frame = JSON.parse(new TextDecoder().decode(payload)) as Partial<Record<string, unknown>>;
    if (frame["type"] === "typed" && typeof frame["id"] === "string" && typeof frame["text"] === "string")
      return { type: "typed", id: frame["id"], text: frame["text"] };
    if (frame["type"] === "digits" && typeof frame["digits"] === "string" && /^[0-9*#]{1,32}$/.test(frame["digits"]))
      return { type: "digits", digits: frame["digits"] };
    if (frame["type"] === "ping" && typeof frame["at"] === "number") return { type: "ping", at: frame["at"] };
    return frame["type"] === "bye" ? { type: "bye" } : null;
  } catch {
    return null;
  }
}

async function closeEar(ear: Ear, log: Log): Promise<void> {
  await ear
    .close()
    .catch((error: unknown) => log.warn({ fault: error instanceof Error ? error.name : "" }, "a room's session did not close"));
}
