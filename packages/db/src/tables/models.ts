import { bigint, boolean, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { workspaces } from "./accounts.ts";
import { bytes, since, workspaceId } from "./columns.ts";

const workspace = () => workspaceId().references(() => workspaces.id, { onDelete: "cascade" });

export const modelProviders = pgTable(
  "model_providers",
  {
    workspaceId: workspace(),
    id: text("id").notNull(),
    name: text("name").notNull(),
    kind: text("kind").notNull(),
    baseUrl: text("base_url").notNull(),
    /** The key, sealed with the workspace's; null where the provider asks for none. */
    sealedKey: bytes("sealed_key"),
    /** Its last letters, to tell keys apart. */
    keyHint: text("key_hint"),
    /** JSON: the models and their settings. */
    models: text("models").notNull(),
    createdAt: since("created_at"),
    updatedAt: since("updated_at"),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
);

export const modelRoutes = pgTable(
  "model_routes",
  {
    workspaceId: workspace(),
    task: text("task").notNull(),
    /** JSON: which models, and how. */
    route: text("route").notNull(),
    updatedAt: since("updated_at"),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.task] })],
);

export const modelBudgets = pgTable(
  "model_budgets",
  {
    workspaceId: workspace(),
    /** ISO 4217; prices are in it. */
    currency: text("currency").notNull(),
    /** Millionths of the currency in a calendar month (UTC); null: no limit. */
    monthlyLimit: bigint("monthly_limit", { mode: "number" }),
  },
  (table) => [primaryKey({ columns: [table.workspaceId] })],
);

/** What was sent to providers, without a word of it. It outlives the conversation: a bill does not shrink when talk is deleted. */
export const modelUses = pgTable(
  "model_uses",
  {
    workspaceId: workspace(),
    id: integer("id").notNull().generatedAlwaysAsIdentity(),
    at: since("at"),
    conversationId: text("conversation_id"),
    turn: text("turn"),
    task: text("task").notNull(),
    provider: text("provider").notNull(),
    model: text("model").notNull(),
    inputTokens: integer("input_tokens").notNull(),
    outputTokens: integer("output_tokens").notNull(),
    cachedInputTokens: integer("cached_input_tokens").notNull(),
    /** Millionths of the currency; null: no price was entered. */
    cost: bigint("cost", { mode: "number" }),
    isEstimated: boolean("is_estimated").notNull(),
    /** Code of the failure; null: it answered. */
    failure: text("failure"),
    tookMs: integer("took_ms").notNull(),
    firstTokenMs: integer("first_token_ms"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    index().on(table.workspaceId, table.at),
    index().on(table.workspaceId, table.conversationId),
  ],
);
