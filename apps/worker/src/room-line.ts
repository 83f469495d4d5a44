import {
  DisconnectReason,
  LocalAudioTrack,
  type Participant,
  ParticipantKind,
  type RemoteParticipant,
  type Room,
  RoomEvent,
  TrackPublishOptions,
  TrackSource,
} from "@livekit/rtc-node";
import { type FromBrowser, type LineEvents, roomTopic, type ToBrowser } from "@vaarta/call";
import type { CallersLine } from "@vaarta/host";
import { type Ear, listenIn } from "./ear.ts";
import type { Log } from "./log.ts";
import { Mouth } from "./mouth.ts";

/** A room as a line: sound goes as tracks, everything else as the frames of `wire.ts` in data packets of one topic. */
export interface RoomLine extends CallersLine {
  /** Tells the caller's page that the call is there, and tells it again whenever a page says hello. */
  ready(frame: Extract<ToBrowser, { type: "ready" }>): void;
  /** The words she typed are in the log. */
  tell(message: ToBrowser): void;
  /** Leaves the room. Nothing is said or heard any more. */
  close(): Promise<void>;
}

/** A page may not hold this process with frames larger than any it has reason to send. */
const largestFrame = 16 * 1024;
const leaveAfterMs = 300;
/** Captions a page that comes late is told again. */
const remembered = 30;

/**
 * Joins a connected room to a call.
 * @param options.caller - identity of the one participant who is the caller; nobody else is heard or believed
 * @param options.over - nothing more is said or heard on it: it ended, she is gone, or another has the call. It is to be closed
 */
export async function createRoomLine(options: { room: Room; caller: string; log: Log; over(): void }): Promise<RoomLine> {
  const { room, caller, log } = options;
  let events: LineEvents | null = null;
  let isClosed = false;
  let how: "left" | "lost" | null = null;
  let isEnding = false;
  let isCaughtUp = false;
  let greeting: ToBrowser | null = null;
  let lastState: ToBrowser | null = null;
  const captions = new Map<string, ToBrowser>();
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
  function gone(as: "left" | "lost"): void {
    if (how || isClosed) return;
    how = as;
    mouth.clear();
    if (!isEnding) events?.[as]();
    options.over();
  }

  /** A page that comes late, or again, learns where the call is. */
  function catchUp(): void {
    if (!greeting) return;
    for (const message of [greeting, ...captions.values(), lastState]) if (message) send(message);
  }

  const onDisconnected = () => gone("lost");
  const onParticipantGone = (participant: RemoteParticipant) => {
    if (participant.identity === caller) gone(hasHungUp(participant) ? "left" : "lost");
  };
  const onData = (payload: Uint8Array, from?: RemoteParticipant, _kind?: unknown, topic?: string) => {
    if (topic !== roomTopic || from?.identity !== caller || how) return;
    const message = readFrame(payload);
    if (!message) return;
    if (message.type === "hello") {
      line.onlyWrites = !message.microphone;
      return catchUp();
    }
    if (!events && message.type !== "ping") return;
    switch (message.type) {
      case "typed":
        return events?.typed(message.id, message.text);
      case "digits":
        return events?.digits(message.digits);
      case "ping":
        send({ type: "pong", at: message.at });
        // What was sent before her page could hear is lost; one that asks can.
        if (greeting && !isCaughtUp) {
          isCaughtUp = true;
          catchUp();
        }
        return;
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

  const line: RoomLine = {
    listen(listener) {
      events = listener;
      // She was gone before anybody listened.
      const late = how;
      if (late) queueMicrotask(() => events?.[late]());
    },
    play: (segment, pcm, sampleRate) => mouth.play(segment, pcm, sampleRate),
    finish: (segment) => mouth.finish(segment),
    pause: () => mouth.pause(),
    resume: () => mouth.resume(),
    clear: () => mouth.clear(),
    caption(caption) {
      const frame = { type: "caption", ...caption } as const;
      captions.delete(caption.id);
      captions.set(caption.id, frame);
      const [oldest] = captions.keys();
      if (captions.size > remembered && oldest !== undefined) captions.delete(oldest);
      send(frame);
    },
    state(state) {
      send((lastState = { type: "state", state }));
    },
    end(outcome) {
      isEnding = true;
      void mouth.idle().then(() => {
        send({ type: "ended", outcome });
        // The frame and the last of the sound are still on their way.
        setTimeout(options.over, leaveAfterMs);
      });
    },
    refuse(code, message, retry) {
      mouth.clear();
      // Another agent is in her room by then: nothing changes for her.
      if (code !== "REPLACED") send({ type: "error", code, message, retry });
      setTimeout(options.over, code === "REPLACED" ? 0 : leaveAfterMs);
    },
    ready(frame) {
      greeting = frame;
      catchUp();
    },
    tell: send,
    close,
  };
  return line;
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

/**
 * A telephone that is put down, or a room that was ended, is the end of a call. A page says goodbye in words; one that only goes may come
 * back, as one does that is loaded again.
 */
function hasHungUp({ disconnectReason, kind }: RemoteParticipant): boolean {
  return kind === ParticipantKind.SIP || disconnectReason === DisconnectReason.ROOM_DELETED;
}

type PageFrame = Extract<FromBrowser, { type: "hello" | "typed" | "digits" | "ping" | "bye" }>;

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
    if (frame["type"] === "hello")
      return { type: "hello", version: Number(frame["version"]), token: "", microphone: frame["microphone"] === true };
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
