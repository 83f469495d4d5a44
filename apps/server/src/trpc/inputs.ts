import { z } from "zod";

export const id = z.string().min(1).max(100);
export const agentInput = z.object({ agent: id });
export const revision = z.number().int().min(0);
export const note = z.string().trim().max(2_000);

const path = z.array(z.string().max(200)).min(1).max(64);

/** One change of a document; see `@vaarta/editing`. */
export const operation = z.discriminatedUnion("op", [
  z.object({ op: z.literal("set"), path, value: z.json() }),
  z.object({ op: z.literal("remove"), path }),
]);
