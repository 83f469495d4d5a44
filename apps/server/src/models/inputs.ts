import { type ModelConfig, modelTasks, providerKinds, type Route, routeModes, type Routes } from "@vaarta/llm";
import { z } from "zod";
import { id } from "../trpc/inputs.ts";

const name = z.string().trim().min(1).max(200);
const price = z.number().min(0).max(1_000_000);

const model = z.strictObject({
  model: name,
  json: z.enum(["schema", "object", "ask"]).optional(),
  reasoning: z.enum(["none", "minimal", "low", "medium", "high"]).optional(),
  temperature: z.number().min(0).max(2).optional(),
  contextTokens: z.number().int().min(1_024).max(10_000_000).optional(),
  /** Per million tokens, in the currency of the budget. */
  price: z.strictObject({ input: price, output: price, cachedInput: price.optional() }).optional(),
});

/** A provider as saved from the studio. A key goes in and never comes out. */
export const providerInput = z.strictObject({
  /** Absent: a new one. */
  provider: id.optional(),
  name,
  kind: z.enum(providerKinds),
  baseUrl: z.url({ protocol: /^https?$/ }).max(500).transform((url) => url.replace(/\/+$/, "")), // prettier-ignore
  /** Absent: as it was; null: none. */
  apiKey: z.string().trim().min(1).max(2_000).regex(/^[\x21-\x7e]+$/, "A key has no spaces.").nullable().optional(), // prettier-ignore
  models: z
    .array(model)
    .max(50)
    .refine((models) => new Set(models.map((one) => one.model)).size === models.length, "Each model once."),
}); // prettier-ignore

const route = z.strictObject({
  models: z.array(z.strictObject({ provider: id, model: name })).min(1).max(8), // prettier-ignore
  mode: z.enum(routeModes).optional(),
  firstTokenMs: z.number().int().min(200).max(60_000).optional(),
  stallMs: z.number().int().min(200).max(60_000).optional(),
  totalMs: z.number().int().min(500).max(300_000).optional(),
  retries: z.number().int().min(0).max(5).optional(),
  maxOutputTokens: z.number().int().min(1).max(32_000).optional(),
});

export const routesInput = z.partialRecord(z.enum(modelTasks), route);

export const budgetInput = z.strictObject({
  currency: z.string().regex(/^[A-Z]{3}$/, "Three capital letters, such as INR."),
  /** In the currency, for a calendar month; null: no limit. */
  monthlyLimit: z.number().min(0).max(1e9).nullable(),
});

/** The models of a provider as kept: checked when they were saved, and left out where another version wrote what this one cannot read. */
export const modelsOf = (kept: readonly unknown[]): ModelConfig[] => kept.flatMap((one) => read<ModelConfig>(model, one));

export const routesOf = (kept: Readonly<Record<string, unknown>>): Routes =>
  Object.fromEntries(Object.entries(kept).flatMap(([task, one]) => read<Route>(route, one).map((found) => [task, found])));

function read<T>(schema: z.ZodType, kept: unknown): T[] {
  const found = schema.safeParse(kept);
  return found.success ? [found.data as T] : [];
}
