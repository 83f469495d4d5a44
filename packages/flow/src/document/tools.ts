import { z } from "zod";
import { keyed, nameSchema, ref } from "./schema-kit.ts";

const sampleSchema = z.strictObject({
  name: nameSchema,
  /** `failure` takes the failure exit, `slow` answers after `delayMs`. */
  kind: z.enum(["success", "failure", "slow"]),
  /** A named outcome of the tool other than success, such as `clash`. */
  outcome: z.string().max(64).optional(),
  result: z.json().optional(),
  delayMs: z.number().int().min(0).max(120_000).optional(),
});

/** Something the agent can do outside the conversation. Arguments and result are JSON Schema (draft 2020-12). */
export const toolSchema = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9_]{0,63}$/, "Use small letters, digits and _; start with a letter."),
  description: z.string().max(2000),
  /** `builtin`: code of ours by name; `none`: not connected yet, only samples exist. */
  implementation: z.discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("builtin"),
      builtin: z.string().max(64),
      /** Which dataset it reads. */
      dataset: ref("dataset", "Data").optional(),
      /** Fixed values of the pack ("our_rate": 9.5), passed beside the arguments. */
      settings: z.record(z.string().max(64), z.json()).optional(),
    }),
    z.strictObject({ kind: z.literal("none") }),
  ]),
  parameters: z.record(z.string(), z.json()),
  result: z.record(z.string(), z.json()),
  /** A `write` changes something outside and runs at most once. */
  effect: z.enum(["read", "write"]),
  /** A write that accepts an idempotency key may be retried after a crash; else the exit `unknown` is taken. */
  idempotent: z.boolean().optional(),
  /** What undoes it, offered after a correction. */
  compensation: ref("tool", "Undone by").optional(),
  /** Named outcomes besides success, failure, timeout and unknown. */
  outcomes: z.array(z.string().max(64)).max(20).optional(),
  timeoutMs: z.number().int().min(100).max(120_000).optional(),
  retries: z.number().int().min(0).max(5).optional(),
  samples: keyed(sampleSchema).optional(),
});

export type Tool = z.infer<typeof toolSchema>;
export type ToolSample = z.infer<typeof sampleSchema>;
