import { sql } from "drizzle-orm";
import { bigint, foreignKey, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { agents, releases } from "./agents.ts";
import { bytes, moment, since, workspaceId } from "./columns.ts";

/** One move of a conversation, without words: funnels are made of these. */
export interface Move {
  turn: number;
  from: string;
  to: string | null;
  cause: string;
  rule?: string;
  edge?: string;
}

export const conversations = pgTable(
  "conversations",
  {
    workspaceId: workspaceId(),
    id: text("id").notNull(),
    agentId: text("agent_id").notNull(),
    releaseId: text("release_id").notNull(),
    channel: text("channel").notNull(),
    language: text("language"),
    startedAt: moment("started_at").notNull(),
    /** When the last event happened; one that stays quiet for long is ended. */
    lastAt: since("last_at"),
    endedAt: moment("ended_at"),
    outcome: text("outcome"),
    turns: integer("turns").notNull().default(0),
    lastState: text("last_state"),
    lastSeq: integer("last_seq").notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    index().on(table.workspaceId, table.startedAt),
    index("conversations_open")
      .on(table.lastAt, table.id)
      .where(sql`ended_at is null`),
    foreignKey({ columns: [table.workspaceId, table.agentId], foreignColumns: [agents.workspaceId, agents.id] }).onDelete("cascade"),
    foreignKey({ columns: [table.workspaceId, table.releaseId], foreignColumns: [releases.workspaceId, releases.id] }),
  ],
);

const conversationId = () => text("conversation_id").notNull();

/** Each conversation's own key, sealed with the workspace's. Without the row its words are gone for good. */
export const conversationKeys = pgTable(
  "conversation_keys",
  { workspaceId: workspaceId(), conversationId: conversationId(), sealedKey: bytes("sealed_key").notNull() },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.conversationId] }),
    foreignKey({
      columns: [table.workspaceId, table.conversationId],
      foreignColumns: [conversations.workspaceId, conversations.id],
    }).onDelete("cascade"),
  ],
);

/** Append-only, and the truth. Words and values are in `sealed`; the rest is plain so that figures need no key. */
export const conversationEvents = pgTable(
  "conversation_events",
  {
    workspaceId: workspaceId(),
    conversationId: conversationId(),
    seq: integer("seq").notNull(),
    leg: integer("leg").notNull(),
    type: text("type").notNull(),
    /** Format of what is sealed. */
    version: integer("version").notNull(),
    /** Milliseconds since the epoch, as the driver set it. */
    at: bigint("at", { mode: "number" }).notNull(),
    turn: integer("turn"),
    /** Where it stood afterwards, and the last edge taken. */
    state: text("state"),
    edge: text("edge"),
    moves: jsonb("moves").$type<Move[]>().notNull(),
    sealed: bytes("sealed").notNull(),
    /** HMAC of the content under the conversation's key: tells the same from other content without opening it. */
    digest: bytes("digest").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.conversationId, table.seq] }),
    foreignKey({
      columns: [table.workspaceId, table.conversationId],
      foreignColumns: [conversations.workspaceId, conversations.id],
    }).onDelete("cascade"),
  ],
);

/** The newest checkpoint. */
export const conversationSnapshots = pgTable(
  "conversation_snapshots",
  {
    workspaceId: workspaceId(),
    conversationId: conversationId(),
    seq: integer("seq").notNull(),
    format: integer("format").notNull(),
    sealed: bytes("sealed").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.conversationId] }),
    foreignKey({
      columns: [table.workspaceId, table.conversationId],
      foreignColumns: [conversations.workspaceId, conversations.id],
    }).onDelete("cascade"),
  ],
);

/** Who may write a conversation. The epoch only grows. */
export const conversationLeases = pgTable(
  "conversation_leases",
  {
    workspaceId: workspaceId(),
    conversationId: conversationId(),
    holder: text("holder").notNull(),
    epoch: integer("epoch").notNull(),
    /** Milliseconds since the epoch, by the database's clock. */
    expiresAt: bigint("expires_at", { mode: "number" }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.conversationId] }),
    foreignKey({
      columns: [table.workspaceId, table.conversationId],
      foreignColumns: [conversations.workspaceId, conversations.id],
    }).onDelete("cascade"),
  ],
);
