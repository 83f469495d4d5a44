import { z } from "zod";
import { expression, keyed, nameSchema, orderSchema, ref, tagSchema, template } from "./schema-kit.ts";

const examples = z.record(tagSchema, z.array(z.string().max(300)).max(500));

/** What a caller means, known by examples per language (any script). */
export const intentSchema = z.strictObject({
  name: nameSchema,
  /** How the agent names it when it must ask "A or B?". */
  spoken: ref("line", "Spoken name").optional(),
  examples,
});

/** A question callers ask: ways of asking it, the answer, where the answer comes from. Reachable everywhere, returns by itself. */
export const answerSchema = z.strictObject({
  question: nameSchema,
  ways: examples,
  answer: ref("line", "Answer"),
  source: z.string().max(500).optional(),
});

const persuasionSchema = z.strictObject({
  primary: z.string().max(500),
  secondary: z.string().max(500).optional(),
  avoid: z.string().max(500).optional(),
});

/** A kind of customer, known by indicators. The highest priority (lowest number) with enough indicators wins. */
export const segmentSchema = z.strictObject({
  name: nameSchema,
  description: z.string().max(2000).optional(),
  priority: z.number().int(),
  indicators: z.strictObject({
    keywords: z.record(tagSchema, z.array(z.string().max(100)).max(200)).optional(),
    /** Holds for known slots ("outstanding >= 500000"). */
    rule: expression("Rule").optional(),
    /** How many indicators it takes. @defaultValue 1 */
    needed: z.number().int().min(1).max(10).optional(),
  }),
  tone: z.string().max(500).optional(),
  pace: z.enum(["slow", "normal", "quick"]).optional(),
  focus: z.string().max(500).optional(),
  persuasion: persuasionSchema.optional(),
  /** Another strategy while a state lasts. */
  stages: z.record(ref("state", "State"), persuasionSchema).optional(),
});

/** Instructions for a language model, as a template per language or one for all. */
export const promptSchema = z.strictObject({
  name: nameSchema,
  texts: z.record(tagSchema, template(20_000)),
  /** Told beside the texts while the caller is of a segment. */
  segments: z.record(ref("segment", "Segment"), z.record(tagSchema, template(20_000))).optional(),
});

export const outcomeSchema = z.strictObject({
  name: nameSchema,
  category: z.enum(["converted", "follow-up", "declined", "escalated", "other"]),
});

export const experimentSchema = z.strictObject({
  name: nameSchema,
  hypothesis: z.string().max(2000).optional(),
  variants: keyed(z.strictObject({ name: nameSchema, order: orderSchema, weight: z.number().min(0).max(1) })),
  /** Used where experiments are not running. */
  fallback: ref("variant", "Variant without an experiment"),
});

/** Rows a built-in tool reads, such as branches or doctors: they travel with the release. */
export const datasetSchema = z.strictObject({
  name: nameSchema,
  rows: z.array(z.record(z.string().max(100), z.json())).max(20_000),
});

export type Intent = z.infer<typeof intentSchema>;
export type Answer = z.infer<typeof answerSchema>;
export type Segment = z.infer<typeof segmentSchema>;
export type Persuasion = z.infer<typeof persuasionSchema>;
export type Prompt = z.infer<typeof promptSchema>;
export type Outcome = z.infer<typeof outcomeSchema>;
export type Experiment = z.infer<typeof experimentSchema>;
export type Dataset = z.infer<typeof datasetSchema>;
