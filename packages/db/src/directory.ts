import { and, asc, eq, gt, inArray, isNull, lt, or, sql } from "drizzle-orm";
import { type Core, sealedKeyPlace } from "./core.ts";
import { notFound } from "./errors.ts";
import { randomId } from "./identifiers.ts";
import { type Role, roles, secretHash } from "./repositories/members.ts";
import { accounts, agents, apiKeys, conversationLeases, conversations, invitations, members, users, workspaces } from "./tables/index.ts";
import { keyOf, newKey, seal } from "./vault.ts";

export interface Membership {
  id: string;
  name: string;
  role: Role;
}

export interface QuietChat {
  workspace: string;
  conversation: string;
  lastAt: Date;
}

const roleOf = (text: string): Role => roles.find((role) => role === text) ?? "viewer";

/** The few questions asked before a workspace is known: who belongs where, and whose a public name or a secret is. */
export function directory(core: Core) {
  const { orm } = core;
  return {
    /** Workspaces a person belongs to, the oldest membership first. */
    async memberships(user: string): Promise<Membership[]> {
      const rows = await orm
        .select({ id: workspaces.id, name: workspaces.name, role: members.role })
        .from(members)
        .innerJoin(workspaces, eq(workspaces.id, members.workspaceId))
        .where(eq(members.userId, user))
        .orderBy(members.createdAt, workspaces.id);
      return rows.map((row) => ({ ...row, role: roleOf(row.role) }));
    },

    /** A new workspace with a key of its own, owned by a person. */
    async createWorkspace(name: string, owner: string): Promise<string> {
      const id = randomId("workspace");
      const { current } = core.master;
      const sealedKey = seal(keyOf(core.master, current), newKey(), sealedKeyPlace(id));
      await orm.transaction(async (tx) => {
        await tx.insert(workspaces).values({ id, name, sealedKey, masterKey: current });
        await tx.insert(members).values({ workspaceId: id, userId: owner, role: "owner" });
      });
      return id;
    },

    /** Whose agent a public name is; null when there is none. */
    async agentBySlug(slug: string): Promise<{ workspace: string; agent: string; name: string } | null> {
      const [row] = await orm.select({ workspace: agents.workspaceId, agent: agents.id, name: agents.name }).from(agents).where(eq(agents.slug, slug)); // prettier-ignore
      return row ?? null;
    },

    /**
     * Open chats and calls in which nothing has happened since a moment and which nobody drives, the quietest first.
     * @param after - the last one of the page before
     */
    async quietChats(since: Date, limit: number, after?: QuietChat): Promise<QuietChat[]> {
      const { workspaceId, id, lastAt, endedAt, channel } = conversations;
      const now = sql`(extract(epoch from clock_timestamp()) * 1000)::bigint`;
      return orm
        .select({ workspace: workspaceId, conversation: id, lastAt })
        .from(conversations)
        .leftJoin(
          conversationLeases,
          and(
            eq(conversationLeases.workspaceId, workspaceId),
            eq(conversationLeases.conversationId, id),
            gt(conversationLeases.expiresAt, now),
          ),
        )
        .where(
          and(
            isNull(endedAt),
            inArray(channel, ["chat", "voice"]),
            lt(lastAt, since),
            isNull(conversationLeases.holder),
            after && or(gt(lastAt, after.lastAt), and(eq(lastAt, after.lastAt), gt(id, after.conversation))),
          ),
        )
        .orderBy(asc(lastAt), asc(id))
        .limit(limit);
    },

    /** Whose key this is; null when unknown or revoked. */
    async apiKey(secret: string): Promise<{ workspace: string; id: string; role: Role } | null> {
      const [row] = await orm
        .update(apiKeys)
        .set({ lastUsedAt: sql`now()` })
        .where(and(eq(apiKeys.hash, secretHash(secret)), isNull(apiKeys.revokedAt)))
        .returning({ workspace: apiKeys.workspaceId, id: apiKeys.id, role: apiKeys.role });
      return row ? { ...row, role: roleOf(row.role) } : null;
    },

    /** Joins a person to the workspace of an invitation, once. @throws {DatabaseError} NOT_FOUND when unknown, used or run out */
    async acceptInvitation(secret: string, user: { id: string; email: string }): Promise<{ workspace: string; role: Role }> {
      return orm.transaction(async (tx) => {
        const [row] = await tx
          .update(invitations)
          .set({ acceptedAt: sql`now()` })
          .where(and(eq(invitations.secretHash, secretHash(secret)), isNull(invitations.acceptedAt), gt(invitations.expiresAt, sql`now()`)))
          .returning();
        if (!row || (row.email !== null && row.email.toLowerCase() !== user.email.toLowerCase())) throw notFound("invitation");
        await tx.insert(members).values({ workspaceId: row.workspaceId, userId: user.id, role: row.role }).onConflictDoNothing();
        return { workspace: row.workspaceId, role: roleOf(row.role) };
      });
    },

    /** True when the invitation could be accepted now. */
    async invitationExists(secret: string): Promise<boolean> {
      const [row] = await orm
        .select({ id: invitations.id })
        .from(invitations)
        .where(and(eq(invitations.secretHash, secretHash(secret)), isNull(invitations.acceptedAt), gt(invitations.expiresAt, sql`now()`)));
      return row !== undefined;
    },

    /** The first person ever, made at first run; null before that. */
    async firstUser(): Promise<{ id: string; name: string; email: string; hasPassword: boolean } | null> {
      const [row] = await orm.select({ id: users.id, name: users.name, email: users.email }).from(users).orderBy(users.createdAt, users.id).limit(1); // prettier-ignore
      if (!row) return null;
      const [password] = await orm.select({ id: accounts.id }).from(accounts).where(and(eq(accounts.userId, row.id), eq(accounts.providerId, "credential"))); // prettier-ignore
      return { ...row, hasPassword: password !== undefined };
    },

    /** Makes the person who owns this installation. */
    async createUser(user: { name: string; email: string }): Promise<string> {
      const id = randomId("user");
      await orm.insert(users).values({ id, ...user, emailVerified: true });
      return id;
    },
  };
}

export type Directory = ReturnType<typeof directory>;
