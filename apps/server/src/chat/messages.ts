import { z } from "zod";

const id = z.string().min(1).max(100);

/** What a caller's page may send. */
export const clientMessageSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("hello"), token: z.string().max(1_000), lastSeq: z.number().int().min(0).optional() }),
  z.object({ type: z.literal("say"), id, text: z.string().trim().min(1).max(2_000) }),
  z.object({ type: z.literal("heard"), effect: id, heard: z.enum(["all", "part", "none"]), text: z.string().max(4_000).optional() }),
  z.object({ type: z.literal("bye") }),
]);

export type ClientMessage = z.infer<typeof clientMessageSchema>;

export interface TranscriptEntry {
  who: "caller" | "agent";
  text: string;
  lang: string | null;
  seq: number;
}

/** What the server sends. */
export type ServerMessage =
  | { type: "resumed"; transcript: TranscriptEntry[]; ended?: string }
  /** The words are in the log now. */
  | { type: "ack"; id: string; seq: number }
  | { type: "said"; effect: string; seq: number; utterances: { text: string; language: string }[] }
  | { type: "ended"; outcome: string; text?: string }
  | { type: "error"; code: string; message: string };
