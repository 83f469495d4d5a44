import { foreignKey, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { agents } from "./agents.ts";
import { bytes, since, workspaceId } from "./columns.ts";

// What built-in tools write. It outlives the conversation, so what is personal is sealed with the workspace's key.

export const bookings = pgTable(
  "bookings",
  {
    workspaceId: workspaceId(),
    agentId: text("agent_id").notNull(),
    reference: text("reference").notNull(),
    resource: text("resource").notNull(),
    /** `YYYY-MM-DD` in the agent's time zone. */
    date: text("date").notNull(),
    /** Minutes since midnight. */
    start: integer("start").notNull(),
    minutes: integer("minutes").notNull(),
    status: text("status").notNull(),
    /** HMAC of the number: it can be looked for, not read. */
    phoneDigest: text("phone_digest"),
    sealed: bytes("sealed").notNull(),
    at: since("at"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.agentId, table.reference] }),
    index().on(table.workspaceId, table.agentId, table.resource, table.date),
    index().on(table.workspaceId, table.agentId, table.phoneDigest),
    foreignKey({ columns: [table.workspaceId, table.agentId], foreignColumns: [agents.workspaceId, agents.id] }).onDelete("cascade"),
  ],
);

/** The answer each change of a booking had: the same request again gets it again. */
export const bookingChanges = pgTable(
  "booking_changes",
  {
    workspaceId: workspaceId(),
    agentId: text("agent_id").notNull(),
    key: text("key").notNull(),
    sealed: bytes("sealed").notNull(),
    at: since("at"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.agentId, table.key] }),
    foreignKey({ columns: [table.workspaceId, table.agentId], foreignColumns: [agents.workspaceId, agents.id] }).onDelete("cascade"),
  ],
);

export const toolRecords = pgTable(
  "tool_records",
  {
    workspaceId: workspaceId(),
    agentId: text("agent_id").notNull(),
    key: text("key").notNull(),
    kind: text("kind").notNull(),
    reference: text("reference").notNull(),
    sealed: bytes("sealed").notNull(),
    at: since("at"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.agentId, table.key] }),
    foreignKey({ columns: [table.workspaceId, table.agentId], foreignColumns: [agents.workspaceId, agents.id] }).onDelete("cascade"),
  ],
);
