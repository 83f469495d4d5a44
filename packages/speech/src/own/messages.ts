import type { Heard } from "../hearing.ts";

/** What the recogniser's process is told. Streams are numbered by who opens them. */
export type ToRecogniser =
  | { kind: "open"; stream: number; languages: readonly string[]; words: readonly string[] }
  | { kind: "push"; stream: number; pcm: Int16Array }
  | { kind: "finish"; stream: number }
  | { kind: "cancel"; stream: number };

/** What it answers. */
export type FromRecogniser =
  | { kind: "ready"; languages: readonly string[] }
  | { kind: "partial"; stream: number; text: string; language: string }
  | { kind: "heard"; stream: number; heard: Heard }
  | { kind: "failed"; stream: number; message: string };
