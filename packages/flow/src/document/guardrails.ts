import { z } from "zod";
import { keyed, nameSchema, tagSchema } from "./schema-kit.ts";

/**
 * Something the agent may never claim. A phrase is found whatever its spelling, script and punctuation; three dots in it stand
 * for up to six words: "loan … guaranteed".
 */
const bannedClaimSchema = z.strictObject({
  name: nameSchema,
  phrases: z.record(tagSchema, z.array(z.string().min(1).max(200)).max(200)),
});

/** What the agent never says, whoever words it. */
export const guardrailsSchema = z.strictObject({
  bannedClaims: keyed(bannedClaimSchema),
});

export type Guardrails = z.infer<typeof guardrailsSchema>;
