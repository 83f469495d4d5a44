import { z } from "zod";
import { expression, idSchema, keyed, orderSchema, ref, tagSchema, template } from "./schema-kit.ts";

/** One wording in one language. `baseHash` is of the text it was translated from, so stale translations show. */
export const textSchema = z.strictObject({
  text: template(4000),
  baseHash: z.string().max(64).optional(),
  reviewed: z.boolean().optional(),
});

export const genderSchema = z.enum(["feminine", "masculine"]);

/** When a variant of a line is the one to say. All given parts must hold; the first variant in order that holds wins. */
export const variantWhenSchema = z.strictObject({
  expression: expression("Rule").optional(),
  segment: ref("segment", "Segment").optional(),
  /** Gender of the agent's voice. */
  gender: genderSchema.optional(),
});

export const lineVariantSchema = z.strictObject({
  order: orderSchema,
  when: variantWhenSchema.optional(),
  texts: z.record(tagSchema, textSchema),
});

/** Something the agent says: variants by rule, segment and voice, each with a text per language. Texts are templates. */
export const lineSchema = z.strictObject({
  /** What the line is for, for people; never spoken. */
  name: z.string().max(200).optional(),
  variants: keyed(lineVariantSchema),
});

export type Text = z.infer<typeof textSchema>;
export type LineVariant = z.infer<typeof lineVariantSchema>;
export type Line = z.infer<typeof lineSchema>;
export type LineId = z.infer<typeof idSchema>;
