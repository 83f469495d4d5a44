import { boolean, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { bytes, moment, since, workspaceId } from "./columns.ts";

// People exist beside workspaces: one person may be a member of several. The four tables in the middle are those of the
// sign-in library (better-auth), which fixes their columns.

export const users = pgTable("users", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  email: text("email").notNull().unique(),
  emailVerified: boolean("email_verified").notNull().default(false),
  image: text("image"),
  createdAt: since("created_at"),
  updatedAt: since("updated_at"),
});

const userId = () =>
  text("user_id")
    .notNull()
    .references(() => users.id, { onDelete: "cascade" });

export const sessions = pgTable("sessions", {
  id: text("id").primaryKey(),
  expiresAt: moment("expires_at").notNull(),
  token: text("token").notNull().unique(),
  createdAt: since("created_at"),
  updatedAt: since("updated_at"),
  ipAddress: text("ip_address"),
  userAgent: text("user_agent"),
  userId: userId(),
});

export const accounts = pgTable("accounts", {
  id: text("id").primaryKey(),
  accountId: text("account_id").notNull(),
  providerId: text("provider_id").notNull(),
  userId: userId(),
  accessToken: text("access_token"),
  refreshToken: text("refresh_token"),
  idToken: text("id_token"),
  accessTokenExpiresAt: moment("access_token_expires_at"),
  refreshTokenExpiresAt: moment("refresh_token_expires_at"),
  scope: text("scope"),
  password: text("password"),
  createdAt: since("created_at"),
  updatedAt: since("updated_at"),
});

export const verifications = pgTable("verifications", {
  id: text("id").primaryKey(),
  identifier: text("identifier").notNull(),
  value: text("value").notNull(),
  expiresAt: moment("expires_at").notNull(),
  createdAt: since("created_at"),
  updatedAt: since("updated_at"),
});

export const workspaces = pgTable("workspaces", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  createdAt: since("created_at"),
  /** The workspace's key, sealed with the master key named beside it. */
  sealedKey: bytes("sealed_key").notNull(),
  masterKey: text("master_key").notNull(),
});

const workspace = () => workspaceId().references(() => workspaces.id, { onDelete: "cascade" });

export const members = pgTable(
  "members",
  { workspaceId: workspace(), userId: userId(), role: text("role").notNull(), createdAt: since("created_at") },
  (table) => [primaryKey({ columns: [table.workspaceId, table.userId] })],
);

export const invitations = pgTable(
  "invitations",
  {
    workspaceId: workspace(),
    id: text("id").notNull(),
    role: text("role").notNull(),
    email: text("email"),
    /** SHA-256 of the link's secret. */
    secretHash: text("secret_hash").notNull().unique(),
    createdBy: text("created_by").notNull(),
    createdAt: since("created_at"),
    expiresAt: moment("expires_at").notNull(),
    acceptedAt: moment("accepted_at"),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
);

export const apiKeys = pgTable(
  "api_keys",
  {
    workspaceId: workspace(),
    id: text("id").notNull(),
    name: text("name").notNull(),
    /** The first letters, to tell keys apart; the rest is kept as SHA-256 only. */
    prefix: text("prefix").notNull(),
    hash: text("hash").notNull().unique(),
    role: text("role").notNull(),
    createdBy: text("created_by").notNull(),
    createdAt: since("created_at"),
    lastUsedAt: moment("last_used_at"),
    revokedAt: moment("revoked_at"),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
);

export const auditEntries = pgTable(
  "audit_entries",
  {
    workspaceId: workspace(),
    id: integer("id").notNull().generatedAlwaysAsIdentity(),
    at: since("at"),
    /** User id, `key:<api key>` or `system`. */
    actor: text("actor").notNull(),
    action: text("action").notNull(),
    target: text("target"),
    /** JSON, never words of a conversation. */
    detail: text("detail"),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
);
