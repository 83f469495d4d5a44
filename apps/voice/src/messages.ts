import type { FromBrowser } from "@vaarta/call";
import { z } from "zod";

const id = z.string().min(1).max(100);
const whole = z.number().int().min(0);

const schema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("hello"), version: z.number(), token: z.string().max(2_000), microphone: z.boolean() }),
  z.object({ type: z.literal("played"), segment: whole, ms: z.number().min(0), done: z.boolean() }),
  z.object({ type: z.literal("typed"), id, text: z.string().trim().min(1).max(2_000) }),
  z.object({ type: z.literal("digits"), digits: z.string().regex(/^[0-9*#]{1,32}$/) }),
  z.object({ type: z.literal("ping"), at: z.number() }),
  z.object({ type: z.literal("bye") }),
]) satisfies z.ZodType<FromBrowser>;

/** What a caller's page sent; null when it is none of the protocol. */
export function readMessage(data: Buffer): FromBrowser | null {
  try {
    const parsed = schema.safeParse(JSON.parse(data.toString("utf8")));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
