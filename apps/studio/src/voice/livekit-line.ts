import type { ToBrowser } from "@vaarta/call";
import { type RemoteTrack, Room, RoomEvent, Track } from "livekit-client";
import type { SoundSource } from "./audio/microphone.ts";
import type { CallLine, CallLineOptions } from "./call-line.ts";

/** Of the data packets that carry the frames of the wire protocol beside the sound. */
const topic = "vaarta";
const pingMs = 1_000;
/** An agent that was there and says nothing for so long is taken to be gone; the server is asked for another. */
const silentMs = 5_000;
/** A room without its agent: it is still on its way, or died before it came. */
const emptyMs = 12_000;

/** A call in a LiveKit room: sound as tracks, everything else as the frames of the wire protocol. @throws where the room cannot be joined */
export async function openLiveKitLine({ way, source: firstSource, events }: CallLineOptions): Promise<CallLine> {
  const room = new Room({ adaptiveStream: false, dynacast: false });
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  const elements = new Set<HTMLMediaElement>();
  let source: SoundSource | null = null;
  let isOver = false;
  let hasAgent = false;
  let heardAt = performance.now();

  const send = (message: object) => {
    if (!isOver) void room.localParticipant.publishData(encoder.encode(JSON.stringify(message)), { reliable: true, topic }).catch(() => {});
  };
  const end = () => {
    if (isOver) return false;
    isOver = true;
    clearInterval(pinging);
    for (const element of elements) element.remove();
    void room.disconnect();
    return true;
  };
  const lose = () => {
    if (end()) events.lost();
  };
  const pinging = setInterval(() => {
    if (performance.now() - heardAt > (hasAgent ? silentMs : emptyMs)) return lose();
    send({ type: "ping", at: Math.round(performance.now()) });
  }, pingMs);

  room.on(RoomEvent.DataReceived, (payload, _from, _kind, of) => {
    if (of !== topic || isOver) return;
    heardAt = performance.now();
    hasAgent = true;
    events.message(JSON.parse(decoder.decode(payload)) as ToBrowser);
  });
  room.on(RoomEvent.TrackSubscribed, (track: RemoteTrack) => {
    if (track.kind !== Track.Kind.Audio) return;
    const element = track.attach();
    elements.add(element);
    document.body.append(element);
  });
  room.on(RoomEvent.TrackUnsubscribed, (track: RemoteTrack) => {
    for (const element of track.detach()) {
      elements.delete(element);
      element.remove();
    }
  });
  room.on(RoomEvent.Disconnected, lose);

  const hear = async (next: SoundSource | null) => {
    if (source?.track) await room.localParticipant.unpublishTrack(source.track, false);
    source = next;
    if (next?.track && !isOver) await room.localParticipant.publishTrack(next.track, { source: Track.Source.Microphone });
  };
  try {
    await room.connect(way.url, way.token, { autoSubscribe: true });
    heardAt = performance.now();
    await hear(firstSource);
  } catch (error) {
    end();
    throw error;
  }
  return {
    send,
    setSource: (next) => void hear(next).catch(lose),
    close: () => void end(),
  };
}
