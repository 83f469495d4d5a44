import { z } from "zod";
import { idSchema, keyed, nameSchema, orderSchema, ref, tagSchema } from "./schema-kit.ts";

const examples = z.record(tagSchema, z.array(z.string().max(300)).max(200));

const choiceOption = z.strictObject({
  order: orderSchema,
  /** How it is said back, per language. */
  texts: z.record(tagSchema, z.string().max(200)),
  /** Ways callers say it. */
  examples: examples.optional(),
});

/**
 * The type of a slot, with its limits. Values are plain JSON:
 * money: number of rupees; percent: number per year; weight: grams; date: `YYYY-MM-DD`; time: `HH:MM`;
 * months: whole months; phone: ten digits; pin: six digits; yesno: boolean; choice: the option's id;
 * number; text; name; email; data: any JSON, only ever written by tools.
 */
export const slotTypeSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text"), maxLength: z.number().int().positive().optional() }),
  z.strictObject({ type: z.literal("name") }),
  z.strictObject({ type: z.literal("email") }),
  z.strictObject({ type: z.literal("phone") }),
  z.strictObject({ type: z.literal("pin") }),
  z.strictObject({ type: z.literal("yesno") }),
  z.strictObject({
    type: z.literal("number"),
    min: z.number().optional(),
    max: z.number().optional(),
    integer: z.boolean().optional(),
  }),
  z.strictObject({
    type: z.literal("money"),
    min: z.number().optional(),
    max: z.number().optional(),
    /** Take "two to three lakh" as a range `{min, max}`. */
    range: z.boolean().optional(),
  }),
  z.strictObject({ type: z.literal("percent"), min: z.number().optional(), max: z.number().optional() }),
  z.strictObject({ type: z.literal("weight"), min: z.number().optional(), max: z.number().optional() }),
  z.strictObject({ type: z.literal("months"), min: z.number().optional(), max: z.number().optional() }),
  z.strictObject({
    type: z.literal("date"),
    /** Days from today, both inclusive; negative is the past. */
    minDays: z.number().int().optional(),
    maxDays: z.number().int().optional(),
    range: z.boolean().optional(),
  }),
  z.strictObject({
    type: z.literal("time"),
    /** `HH:MM`. */
    earliest: z.string().optional(),
    latest: z.string().optional(),
  }),
  z.strictObject({ type: z.literal("choice"), options: keyed(choiceOption) }),
  z.strictObject({ type: z.literal("data") }),
]);

/** A detail the agent keeps. `name` is how expressions and templates call it. */
export const slotSchema = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9_]{0,63}$/, "Use small letters, digits and _; start with a letter."),
  label: nameSchema,
  type: slotTypeSchema,
  /** `personal`: masked for those without the right; `secret`: never stored as words. @defaultValue normal */
  sensitivity: z.enum(["normal", "personal", "secret"]).optional(),
  /**
   * What a model does with a known value: `recite` may say it, `steer` lets it guide the talk and does not say it.
   * @defaultValue steer while it is known from elsewhere only, recite once the caller gave it or heard it
   */
  disclosure: z.enum(["recite", "steer"]).optional(),
  /** Short name of it as callers hear it ("loan amount"), used in confirmations. */
  spoken: ref("line", "Spoken name").optional(),
  ask: ref("line", "Question").optional(),
  /** A shortened question, for coming back from a side question. */
  askShort: ref("line", "Short question").optional(),
  /** The question in other words, after it was not understood. */
  askAgain: ref("line", "Question in other words").optional(),
  why: ref("line", "Why it is asked").optional(),
  invalid: ref("line", "When the value cannot be").optional(),
  confirm: ref("line", "Confirmation").optional(),
  /** A value as a caller says it, given when one cannot be. */
  example: z.string().max(200).optional(),
  /** Phrases that mark a value as this slot's when several slots share a type ("abhi ka byaj"). */
  cues: examples.optional(),
  /** Known values with the ways callers say them, for text and name slots (lenders, cities). */
  vocabulary: keyed(z.strictObject({ value: z.string().max(200), says: examples })).optional(),
  /** Filled from the caller's attributes under this key when the conversation starts. */
  attribute: z.string().max(100).optional(),
  /** Value when nothing else gave one: JSON. */
  initial: z.json().optional(),
});

export type SlotId = z.infer<typeof idSchema>;
export type SlotType = z.infer<typeof slotTypeSchema>;
export type SlotTypeName = SlotType["type"];
export type Slot = z.infer<typeof slotSchema>;
