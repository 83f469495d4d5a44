// What a browser and the voice host say to each other. Text frames are JSON of these types; binary frames are sound.
//
// Up, binary: mono 16-bit little-endian samples at 16 kHz, 20 ms in a frame.
// Down, binary: 4 bytes segment, 4 bytes samples a second (both unsigned, little-endian), then mono 16-bit samples.

import type { Caption, LineState } from "./line.ts";

// In a LiveKit room sound goes as tracks, and the JSON frames go as reliable data packets of one topic, UTF-8, without `played`.
// `hello` has no token there: whoever is in the room was let in. It asks to be told again where the call is.

/** Topic of the data packets that carry these frames in a LiveKit room. */
export const roomTopic = "vaarta";

/** Version of this protocol, in the first frame of the browser. */
export const wireVersion = 1;

export type FromBrowser =
  /** First frame. `token` is short-lived and opens one call. */
  | { type: "hello"; version: number; token: string; microphone: boolean }
  /** Told about every 100 ms while a segment plays, and once at its end or when it was cleared. */
  | { type: "played"; segment: number; ms: number; done: boolean }
  | { type: "typed"; id: string; text: string }
  | { type: "digits"; digits: string }
  | { type: "ping"; at: number }
  | { type: "bye" };

export type ToBrowser =
  | { type: "ready"; hears: "people" | "synthetic" | "nobody"; speaks: "voice" | "draft" | "captions"; resumed: boolean }
  | { type: "finish"; segment: number }
  | { type: "pause" }
  | { type: "resume" }
  | { type: "clear" }
  | { type: "state"; state: LineState }
  | ({ type: "caption" } & Caption)
  /** Typed words are in the log. */
  | { type: "ack"; id: string; seq: number }
  | { type: "pong"; at: number }
  | { type: "ended"; outcome: string }
  /** The call cannot go on here. `retry`: ask the server for another host at once. */
  | { type: "error"; code: string; message: string; retry: boolean };

const headBytes = 8;

/** One frame of speech for the browser. */
export function soundFrame(segment: number, sampleRate: number, pcm: Int16Array): Uint8Array<ArrayBuffer> {
  const frame = new Uint8Array(headBytes + pcm.byteLength);
  const view = new DataView(frame.buffer);
  view.setUint32(0, segment, true);
  view.setUint32(4, sampleRate, true);
  for (let at = 0; at < pcm.length; at++) view.setInt16(headBytes + at * 2, pcm[at]!, true);
  return frame;
}

/** @returns null for a frame that is no sound */
export function readSoundFrame(frame: ArrayBuffer): { segment: number; sampleRate: number; pcm: Int16Array } | null {
  if (frame.byteLength < headBytes || frame.byteLength % 2 !== 0) return null;
  const view = new DataView(frame);
  const pcm = new Int16Array((frame.byteLength - headBytes) / 2);
  for (let at = 0; at < pcm.length; at++) pcm[at] = view.getInt16(headBytes + at * 2, true);
  return { segment: view.getUint32(0, true), sampleRate: view.getUint32(4, true), pcm };
}
