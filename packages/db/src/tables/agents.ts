import { boolean, foreignKey, index, integer, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { workspaces } from "./accounts.ts";
import { moment, since, workspaceId } from "./columns.ts";

export const agents = pgTable(
  "agents",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    id: text("id").notNull(),
    name: text("name").notNull(),
    /** In the public address, so one of its kind on the whole server. */
    slug: text("slug").notNull().unique(),
    /** Nothing is published while a saved test of it fails. */
    requireTests: boolean("require_tests").notNull().default(false),
    createdAt: since("created_at"),
    updatedAt: since("updated_at"),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
);

const agentId = () => text("agent_id").notNull();

/** The newest revision of each agent's draft. The document is the last checkpoint with the patches after it. */
export const drafts = pgTable(
  "drafts",
  {
    workspaceId: workspaceId(),
    agentId: agentId(),
    revision: integer("revision").notNull(),
    checkpoint: integer("checkpoint").notNull(),
    states: integer("states").notNull(),
    updatedAt: since("updated_at"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.agentId] }),
    foreignKey({ columns: [table.workspaceId, table.agentId], foreignColumns: [agents.workspaceId, agents.id] }).onDelete("cascade"),
  ],
);

/** Whole documents now and then, as text: `jsonb` would reorder them and hashes would not hold. */
export const draftCheckpoints = pgTable(
  "draft_checkpoints",
  { workspaceId: workspaceId(), agentId: agentId(), revision: integer("revision").notNull(), document: text("document").notNull() },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.agentId, table.revision] }),
    foreignKey({ columns: [table.workspaceId, table.agentId], foreignColumns: [agents.workspaceId, agents.id] }).onDelete("cascade"),
  ],
);

/** What each revision changed, as applied. A patch sent twice has one revision. */
export const draftPatches = pgTable(
  "draft_patches",
  {
    workspaceId: workspaceId(),
    agentId: agentId(),
    revision: integer("revision").notNull(),
    patchId: text("patch_id").notNull(),
    /** The revision its author saw. */
    base: integer("base").notNull(),
    /** JSON: the operations after rebasing, and what could not be. */
    operations: text("operations").notNull(),
    conflicts: text("conflicts").notNull(),
    summary: text("summary"),
    author: text("author").notNull(),
    at: since("at"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.agentId, table.revision] }),
    unique().on(table.workspaceId, table.agentId, table.patchId),
    foreignKey({ columns: [table.workspaceId, table.agentId], foreignColumns: [agents.workspaceId, agents.id] }).onDelete("cascade"),
  ],
);

/** Who has a draft open right now; rows go stale by themselves. */
export const draftPeople = pgTable(
  "draft_people",
  {
    workspaceId: workspaceId(),
    agentId: agentId(),
    connection: text("connection").notNull(),
    userId: text("user_id").notNull(),
    name: text("name").notNull(),
    state: text("state"),
    seenAt: since("seen_at"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.agentId, table.connection] }),
    foreignKey({ columns: [table.workspaceId, table.agentId], foreignColumns: [agents.workspaceId, agents.id] }).onDelete("cascade"),
  ],
);

/** Immutable; a trigger refuses changes. The id is the hash of the manifest. */
export const releases = pgTable(
  "releases",
  {
    workspaceId: workspaceId(),
    id: text("id").notNull(),
    agentId: agentId(),
    number: integer("number").notNull(),
    document: text("document").notNull(),
    documentHash: text("document_hash").notNull(),
    programHash: text("program_hash").notNull(),
    schemaVersion: integer("schema_version").notNull(),
    semantics: integer("semantics").notNull(),
    repliesHash: text("replies_hash").notNull(),
    understanding: text("understanding").notNull(),
    /** Language tags, separated by spaces. */
    languages: text("languages").notNull(),
    revision: integer("revision").notNull(),
    note: text("note").notNull(),
    author: text("author").notNull(),
    at: since("at"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    unique().on(table.workspaceId, table.agentId, table.number),
    foreignKey({ columns: [table.workspaceId, table.agentId], foreignColumns: [agents.workspaceId, agents.id] }).onDelete("cascade"),
  ],
);

/** Which release new conversations get. */
export const environments = pgTable(
  "environments",
  {
    workspaceId: workspaceId(),
    agentId: agentId(),
    name: text("name").notNull(),
    releaseId: text("release_id").notNull(),
    at: since("at"),
    by: text("by").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.agentId, table.name] }),
    foreignKey({ columns: [table.workspaceId, table.agentId], foreignColumns: [agents.workspaceId, agents.id] }).onDelete("cascade"),
    foreignKey({ columns: [table.workspaceId, table.releaseId], foreignColumns: [releases.workspaceId, releases.id] }).onDelete("cascade"),
  ],
);

/** A remark on a state or a line. */
export const comments = pgTable(
  "comments",
  {
    workspaceId: workspaceId(),
    id: text("id").notNull(),
    agentId: agentId(),
    state: text("state"),
    line: text("line"),
    text: text("text").notNull(),
    author: text("author").notNull(),
    at: since("at"),
    resolvedAt: moment("resolved_at"),
    resolvedBy: text("resolved_by"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    index().on(table.workspaceId, table.agentId),
    foreignKey({ columns: [table.workspaceId, table.agentId], foreignColumns: [agents.workspaceId, agents.id] }).onDelete("cascade"),
  ],
);
