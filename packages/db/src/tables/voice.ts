import { bigint, foreignKey, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { workspaces } from "./accounts.ts";
import { bytes, moment, since, workspaceId } from "./columns.ts";
import { conversations } from "./conversations.ts";

/** What each spoken turn took. No words: figures are made of these without a key. */
export const turnTimings = pgTable(
  "turn_timings",
  {
    id: bigint("id", { mode: "number" }).generatedAlwaysAsIdentity(),
    workspaceId: workspaceId(),
    conversationId: text("conversation_id").notNull(),
    turn: integer("turn").notNull(),
    at: moment("at").notNull(),
    /** Milliseconds by stage, and how its end was found. */
    timing: jsonb("timing").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    index().on(table.workspaceId, table.conversationId),
    foreignKey({
      columns: [table.workspaceId, table.conversationId],
      foreignColumns: [conversations.workspaceId, conversations.id],
    }).onDelete("cascade"),
  ],
);

/** Providers of hearing and voice, one of a kind for a workspace. */
export const speechProviders = pgTable(
  "speech_providers",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    provider: text("provider").notNull(),
    /** The key, sealed with the workspace's. */
    sealedKey: bytes("sealed_key"),
    /** Its last letters, to tell keys apart. */
    keyHint: text("key_hint"),
    /** JSON: what it is used for, and how. */
    settings: text("settings").notNull(),
    createdAt: since("created_at"),
    updatedAt: since("updated_at"),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.provider] })],
);
