import { z } from "zod";
import { expression, orderSchema, ref } from "./schema-kit.ts";

/**
 * Why a way out is taken. `outcome` covers what a state itself reports: see `outcomesOf` of its kind
 * (`done`, `complete`, `failed`, `success`, `failure`, `given`, ...). Order decides between those that hold.
 */
export const conditionSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("intent"), intent: ref("intent", "Caller means") }),
  z.strictObject({ kind: z.literal("expression"), expression: expression("Rule") }),
  z.strictObject({ kind: z.literal("outcome"), outcome: z.string().min(1).max(64).meta({ title: "Result", widget: "outcome-name" }) }),
  z.strictObject({ kind: z.literal("option"), option: ref("option", "Option") }),
  z.strictObject({ kind: z.literal("variant"), variant: ref("variant", "Variant") }),
  z.strictObject({ kind: z.literal("segment"), segment: ref("segment", "Segment") }),
  z.strictObject({ kind: z.literal("silence"), afterMs: z.number().int().min(500).max(600_000).optional() }),
  z.strictObject({ kind: z.literal("turns"), count: z.number().int().min(1).max(100) }),
  z.strictObject({ kind: z.literal("dtmf"), digits: z.string().regex(/^[0-9*#]{1,16}$/) }),
  /** Judged by a model; without one it never holds. */
  z.strictObject({ kind: z.literal("criterion"), criterion: z.string().min(1).max(1000) }),
  z.strictObject({ kind: z.literal("else") }),
]);

export const transitionSchema = z.strictObject({
  to: ref("state", "Goes to"),
  order: orderSchema,
  when: conditionSchema,
  label: z.string().max(200).optional(),
});

export type Condition = z.infer<typeof conditionSchema>;
export type ConditionKind = Condition["kind"];
export type Transition = z.infer<typeof transitionSchema>;
export type TransitionId = string;
