import { type RemoteParticipant, Room, RoomEvent } from "@livekit/rtc-node";
import type { ToBrowser } from "@vaarta/call";
import { HostError, type HostedCalls, offered } from "@vaarta/host";
import { isRuntimeError } from "@vaarta/runtime";
import { z } from "zod";
import type { Log } from "./log.ts";
import { createRoomLine } from "./room-line.ts";

/** What the server sends with a dispatch. */
const metadataSchema = z.object({ conversation: z.string().min(1), token: z.string().min(1), caller: z.string().min(1) });

export interface RoomCallOptions {
  /** Connected, or not yet. */
  room: Room;
  url: string;
  token: string;
  /** What the server sent with the dispatch. */
  metadata: string;
  calls: HostedCalls;
  offer: Pick<Extract<ToBrowser, { type: "ready" }>, "hears" | "speaks">;
  log: Log;
}

/** Nobody waits in an empty room for longer. */
const callerWithinMs = 60_000;

/**
 * Holds one call in a room, from the way in to the way out. Resolves when the room was left; it never rejects, since nobody could do more
 * about a failure than the server, which sends another agent.
 */
export async function holdRoomCall({ room, url, token, metadata, calls, offer, log }: RoomCallOptions): Promise<void> {
  const over = Promise.withResolvers<void>();
  try {
    const { conversation, token: callToken, caller } = metadataSchema.parse(JSON.parse(metadata));
    if (!room.isConnected) await room.connect(url, token, { autoSubscribe: true, dynacast: false });
    const line = await createRoomLine({ room, caller, log, over: () => over.resolve() });
    try {
      if (!(await comes(room, caller))) return log.info({ conversation }, "nobody came to a call");
      await calls.join(callToken, line, (opened) =>
        line.ready({ type: "ready", ...offered(offer, opened.speech), resumed: opened.start === null }),
      );
      await over.promise;
    } catch (error) {
      log.warn({ conversation, code: codeOf(error) }, "a call could not be held in its room");
      line.refuse(codeOf(error), "The line is not there yet. It is tried again.", codeOf(error) !== "TOKEN_INVALID");
      await over.promise;
    } finally {
      await line.close();
    }
  } catch (error) {
    log.warn({ code: codeOf(error) }, "a room could not be joined");
    await room.disconnect().catch(() => undefined);
  }
}

/** Whether the caller is in the room, or comes in time. */
function comes(room: Room, caller: string): Promise<boolean> {
  if (room.remoteParticipants.has(caller)) return Promise.resolve(true);
  return new Promise((resolve) => {
    const settle = (isThere: boolean) => {
      clearTimeout(late);
      room.off(RoomEvent.ParticipantConnected, onCame);
      room.off(RoomEvent.Disconnected, onGone);
      resolve(isThere);
    };
    const onCame = ({ identity }: RemoteParticipant) => identity === caller && settle(true);
    const onGone = () => settle(false);
    const late = setTimeout(() => settle(false), callerWithinMs);
    room.on(RoomEvent.ParticipantConnected, onCame);
    room.on(RoomEvent.Disconnected, onGone);
  });
}

function codeOf(error: unknown): string {
  if (HostError.is(error) || isRuntimeError(error)) return error.code;
  return error instanceof z.ZodError || error instanceof SyntaxError ? "METADATA_INVALID" : "FAULT";
}
