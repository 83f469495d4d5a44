import { and, count, desc, eq } from "drizzle-orm";
import type { Scope } from "../core.ts";
import { DatabaseError, notFound } from "../errors.ts";
import { randomId } from "../identifiers.ts";
import { agents, conversations, draftCheckpoints, drafts, environments, releases } from "../tables/index.ts";

export interface AgentSummary {
  id: string;
  name: string;
  slug: string;
  updatedAt: Date;
  revision: number;
  states: number;
  live: { release: string; number: number; at: Date } | null;
  conversations: number;
}

/** What must hold before anything is published. Part of no draft, so that whoever edits cannot wave it through. */
export interface ReleaseRules {
  /** There are saved tests, and every one passes. */
  requireTests: boolean;
}

/** The agents of one workspace. */
export function agentRepository(scope: Scope) {
  const { orm, workspace } = scope;
  const mine = (id: string) => and(eq(agents.workspaceId, workspace), eq(agents.id, id));

  return {
    /** Every agent, the one worked on last first. */
    async list(): Promise<AgentSummary[]> {
      const rows = await orm
        .select({
          id: agents.id,
          name: agents.name,
          slug: agents.slug,
          updatedAt: drafts.updatedAt,
          revision: drafts.revision,
          states: drafts.states,
          release: releases.id,
          number: releases.number,
          at: environments.at,
        })
        .from(agents)
        .innerJoin(drafts, and(eq(drafts.workspaceId, agents.workspaceId), eq(drafts.agentId, agents.id)))
        .leftJoin(
          environments,
          and(eq(environments.workspaceId, agents.workspaceId), eq(environments.agentId, agents.id), eq(environments.name, "live")),
        )
        .leftJoin(releases, and(eq(releases.workspaceId, environments.workspaceId), eq(releases.id, environments.releaseId)))
        .where(eq(agents.workspaceId, workspace))
        .orderBy(desc(drafts.updatedAt), agents.id);
      const counts = await orm
        .select({ agent: conversations.agentId, number: count() })
        .from(conversations)
        .where(eq(conversations.workspaceId, workspace))
        .groupBy(conversations.agentId);
      const counted = new Map(counts.map((row) => [row.agent, row.number]));
      return rows.map(({ release, number, at, ...agent }) => ({
        ...agent,
        live: release && number && at ? { release, number, at } : null,
        conversations: counted.get(agent.id) ?? 0,
      }));
    },

    /** @throws {DatabaseError} NOT_FOUND */
    async get(id: string): Promise<{ id: string; name: string; slug: string }> {
      const [row] = await orm.select({ id: agents.id, name: agents.name, slug: agents.slug }).from(agents).where(mine(id));
      if (!row) throw notFound("agent");
      return row;
    },

    /** What must hold before anything of an agent is published. @throws {DatabaseError} NOT_FOUND */
    async rules(id: string): Promise<ReleaseRules> {
      const [row] = await orm.select({ requireTests: agents.requireTests }).from(agents).where(mine(id));
      if (!row) throw notFound("agent");
      return row;
    },

    /** @throws {DatabaseError} NOT_FOUND */
    async setRules(id: string, rules: ReleaseRules): Promise<void> {
      const changed = await orm.update(agents).set({ requireTests: rules.requireTests }).where(mine(id)).returning({ id: agents.id });
      if (changed.length === 0) throw notFound("agent");
    },

    /** Makes an agent with a first revision. The slug is made free by a number behind it. */
    async create(agent: { name: string; slug: string; document: string; states: number }): Promise<{ id: string; slug: string }> {
      const id = randomId("agent");
      for (let attempt = 0; attempt < 50; attempt++) {
        const slug = attempt === 0 ? agent.slug : `${agent.slug}-${attempt + 1}`;
        const made = await orm.transaction(async (tx) => {
          const taken = await tx.insert(agents).values({ workspaceId: workspace, id, name: agent.name, slug }).onConflictDoNothing().returning({ id: agents.id }); // prettier-ignore
          if (taken.length === 0) return false;
          await tx.insert(drafts).values({ workspaceId: workspace, agentId: id, revision: 0, checkpoint: 0, states: agent.states });
          await tx.insert(draftCheckpoints).values({ workspaceId: workspace, agentId: id, revision: 0, document: agent.document });
          await scope.wake(tx, "agents");
          return true;
        });
        if (made) return { id, slug };
      }
      throw new DatabaseError("CONFLICT", `Many agents are called ${agent.slug} already. Choose another name.`);
    },

    /** @throws {DatabaseError} NOT_FOUND */
    async rename(id: string, name: string): Promise<void> {
      const renamed = await orm.update(agents).set({ name, updatedAt: new Date() }).where(mine(id)).returning({ id: agents.id });
      if (renamed.length === 0) throw notFound("agent");
      await scope.wake(orm, "agents");
    },

    /** Removes the agent with its drafts, releases and conversations; their keys go with them. @throws {DatabaseError} NOT_FOUND */
    async remove(id: string): Promise<void> {
      const removed = await orm.transaction(async (tx) => {
        // Conversations hold on to their releases, so they go first.
        await tx.delete(conversations).where(and(eq(conversations.workspaceId, workspace), eq(conversations.agentId, id)));
        return tx.delete(agents).where(mine(id)).returning({ id: agents.id });
      });
      if (removed.length === 0) throw notFound("agent");
      await scope.wake(orm, "agents");
    },
  };
}
