import { createHash } from "node:crypto";
import { and, count, desc, eq, lt } from "drizzle-orm";
import type { Scope } from "../core.ts";
import { DatabaseError, notFound } from "../errors.ts";
import { randomId, randomSecret } from "../identifiers.ts";
import { apiKeys, auditEntries, invitations, members, users } from "../tables/index.ts";

export const roles = ["owner", "designer", "knowledge-admin", "reviewer", "operator", "viewer"] as const;
export type Role = (typeof roles)[number];

export const secretHash = (secret: string): string => createHash("sha256").update(secret).digest("hex");

/** People of a workspace, their invitations, its API keys and its audit log. */
export function memberRepository(scope: Scope) {
  const { orm, workspace } = scope;
  const mine = (user: string) => and(eq(members.workspaceId, workspace), eq(members.userId, user));

  /** Runs when someone stops being an owner: a workspace keeps one. */
  async function changeOwner(user: string, change: (tx: Parameters<Parameters<typeof orm.transaction>[0]>[0]) => Promise<unknown>) {
    await orm.transaction(async (tx) => {
      const all = await tx.select().from(members).where(eq(members.workspaceId, workspace)).for("update");
      const member = all.find((one) => one.userId === user);
      if (!member) throw notFound("member");
      await change(tx);
      const [owners] = await tx.select({ number: count() }).from(members).where(and(eq(members.workspaceId, workspace), eq(members.role, "owner"))); // prettier-ignore
      if (!owners?.number) throw new DatabaseError("CONFLICT", "A workspace needs an owner. Make someone else one first.");
    });
  }

  return {
    async list() {
      return orm
        .select({ id: users.id, name: users.name, email: users.email, role: members.role, since: members.createdAt })
        .from(members)
        .innerJoin(users, eq(users.id, members.userId))
        .where(eq(members.workspaceId, workspace))
        .orderBy(members.createdAt);
    },

    /** An invitation for one person, for seven days. The secret goes into the link and is not kept. */
    async invite(role: Role, email: string | null): Promise<{ id: string; secret: string; expiresAt: Date }> {
      const id = randomId("invitation");
      const secret = randomSecret();
      const expiresAt = new Date(Date.now() + 7 * 24 * 3_600_000);
      await orm.insert(invitations).values({ workspaceId: workspace, id, role, email, secretHash: secretHash(secret), createdBy: scope.actor, expiresAt }); // prettier-ignore
      return { id, secret, expiresAt };
    },

    /** @throws {DatabaseError} NOT_FOUND; CONFLICT for the last owner */
    setRole: (user: string, role: Role) => changeOwner(user, (tx) => tx.update(members).set({ role }).where(mine(user))),
    /** @throws {DatabaseError} NOT_FOUND; CONFLICT for the last owner */
    remove: (user: string) => changeOwner(user, (tx) => tx.delete(members).where(mine(user))),

    /** A key for programs. The secret is shown once and kept as a hash. */
    async createApiKey(name: string, role: Role): Promise<{ id: string; secret: string }> {
      const id = randomId("key");
      const secret = `vaarta_${randomSecret()}`;
      await orm.insert(apiKeys).values({ workspaceId: workspace, id, name, role, prefix: secret.slice(0, 11), hash: secretHash(secret), createdBy: scope.actor }); // prettier-ignore
      return { id, secret };
    },

    async apiKeys() {
      return orm
        .select({
          id: apiKeys.id,
          name: apiKeys.name,
          role: apiKeys.role,
          prefix: apiKeys.prefix,
          createdAt: apiKeys.createdAt,
          lastUsedAt: apiKeys.lastUsedAt,
          revokedAt: apiKeys.revokedAt,
        }) // prettier-ignore
        .from(apiKeys)
        .where(eq(apiKeys.workspaceId, workspace))
        .orderBy(apiKeys.createdAt);
    },

    /** @throws {DatabaseError} NOT_FOUND */
    async revokeApiKey(id: string): Promise<void> {
      const revoked = await orm.update(apiKeys).set({ revokedAt: new Date() }).where(and(eq(apiKeys.workspaceId, workspace), eq(apiKeys.id, id))).returning({ id: apiKeys.id }); // prettier-ignore
      if (revoked.length === 0) throw notFound("API key");
    },

    /** Writes down who did what. Detail is JSON without a caller's words. */
    async audit(action: string, target: string | null, detail: Record<string, string | number | boolean | null> = {}): Promise<void> {
      await orm.insert(auditEntries).values({ workspaceId: workspace, actor: scope.actor, action, target, detail: JSON.stringify(detail) });
    },

    /** Newest first, 50 at a time. */
    async auditLog(cursor?: number) {
      const items = await orm
        .select({
          id: auditEntries.id,
          at: auditEntries.at,
          by: { id: auditEntries.actor, name: users.name },
          action: auditEntries.action,
          target: auditEntries.target,
          detail: auditEntries.detail,
        }) // prettier-ignore
        .from(auditEntries)
        .leftJoin(users, eq(users.id, auditEntries.actor))
        .where(and(eq(auditEntries.workspaceId, workspace), cursor === undefined ? undefined : lt(auditEntries.id, cursor)))
        .orderBy(desc(auditEntries.id))
        .limit(50);
      return { items, next: items.length === 50 ? (items.at(-1)?.id ?? null) : null };
    },
  };
}
