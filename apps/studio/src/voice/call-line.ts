import type { FromBrowser, ToBrowser } from "@vaarta/call";
import type { SoundSource } from "./audio/microphone.ts";
import type { Sound } from "./audio/sound.ts";

/** How a call reaches its host right now. Another way to the same call has another. */
export type CallWay = { kind: "socket"; url: string; token: string } | { kind: "livekit"; url: string; token: string };

/** A connection that carries a call's sound and messages, whatever it is made of. */
export interface CallLine {
  send(message: Exclude<FromBrowser, { type: "hello" | "played" | "ping" }>): void;
  /** What is heard of her from now on; null: nothing. */
  setSource(source: SoundSource | null): void;
  close(): void;
}

export interface CallLineEvents {
  message(message: ToBrowser): void;
  /** It broke without a goodbye. Told once. */
  lost(): void;
}

export interface CallLineOptions {
  way: CallWay;
  sound: Sound;
  source: SoundSource | null;
  events: CallLineEvents;
}
