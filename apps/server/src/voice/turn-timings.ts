import type { TurnTimingRow } from "@vaarta/db";
import type { TurnTiming } from "@vaarta/host";
import { z } from "zod";
import type { Assignment } from "./host-registry.ts";

const ms = z.number().min(0).max(3_600_000);

/** A turn as it is kept: what another version measured beside it is left out. */
const timingSchema = z.object({
  endpointing: z.object({ class: z.string().max(40), because: z.string().max(200), waitMs: ms, silenceMs: ms }),
  speechMs: ms,
  confidence: z.number().min(0).max(1).nullable(),
  isOver: z.boolean(),
  stages: z.object({
    endpointing: ms,
    stt: ms,
    decide: ms,
    tts: ms.nullable(),
    total: ms.nullable(),
    understand: ms,
    interpret: ms,
    append: ms,
    tool: ms,
  }),
});

export type KeptTiming = z.infer<typeof timingSchema> & { turn: number; at: Date };

/** Keeps what a turn took, and gives it; one that cannot be right is not kept. */
export async function keepTurn(
  { workspace, conversation }: Assignment,
  { turn, at, ...timing }: TurnTiming,
): Promise<Pick<KeptTiming, "stages"> | null> {
  const read = timingSchema.safeParse(timing);
  if (!read.success || !Number.isInteger(turn) || turn < 0) return null;
  await workspace.conversations.keepTiming(conversation, { turn, at: new Date(at), timing: read.data });
  return read.data;
}

/** Turns as they were kept; those of a version that this one cannot read are passed over. */
export function timingsOf(rows: readonly TurnTimingRow[]): KeptTiming[] {
  return rows.flatMap(({ turn, at, timing }) => {
    const read = timingSchema.safeParse(timing);
    return read.success ? [{ ...read.data, turn, at }] : [];
  });
}
