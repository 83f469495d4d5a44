import { and, count, eq, isNull, max } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Scope } from "../core.ts";
import { notFound } from "../errors.ts";
import { randomId } from "../identifiers.ts";
import { comments, users } from "../tables/index.ts";

/** Remarks on states and lines. */
export function commentRepository(scope: Scope) {
  const { orm, workspace } = scope;
  const resolvers = alias(users, "resolvers");
  return {
    /** Oldest first. */
    async list(agent: string, filter: { state?: string; line?: string } = {}) {
      return orm
        .select({
          id: comments.id,
          state: comments.state,
          line: comments.line,
          text: comments.text,
          at: comments.at,
          by: { id: comments.author, name: users.name },
          resolvedAt: comments.resolvedAt,
          resolvedBy: { id: comments.resolvedBy, name: resolvers.name },
        })
        .from(comments)
        .leftJoin(users, eq(users.id, comments.author))
        .leftJoin(resolvers, eq(resolvers.id, comments.resolvedBy))
        .where(
          and(
            eq(comments.workspaceId, workspace),
            eq(comments.agentId, agent),
            filter.state === undefined ? undefined : eq(comments.state, filter.state),
            filter.line === undefined ? undefined : eq(comments.line, filter.line),
          ),
        )
        .orderBy(comments.at);
    },

    /** Another text as soon as one was added or dealt with. */
    async mark(agent: string): Promise<string> {
      const [row] = await orm
        .select({ count: count(), added: max(comments.at), resolved: count(comments.resolvedAt) })
        .from(comments)
        .where(and(eq(comments.workspaceId, workspace), eq(comments.agentId, agent)));
      return `${row?.count ?? 0}/${row?.added?.toISOString() ?? ""}/${row?.resolved ?? 0}`;
    },

    async add(agent: string, comment: { state?: string; line?: string; text: string }): Promise<{ id: string }> {
      const id = randomId("comment");
      await orm.insert(comments).values({
        workspaceId: workspace,
        id,
        agentId: agent,
        state: comment.state ?? null,
        line: comment.line ?? null,
        text: comment.text,
        author: scope.actor,
      });
      await scope.wake(orm, `draft/${agent}`);
      return { id };
    },

    /** Marks as dealt with; once is enough. @throws {DatabaseError} NOT_FOUND */
    async resolve(id: string): Promise<void> {
      const mine = and(eq(comments.workspaceId, workspace), eq(comments.id, id));
      const [known] = await orm.select({ agent: comments.agentId }).from(comments).where(mine);
      if (!known) throw notFound("comment");
      await orm
        .update(comments)
        .set({ resolvedAt: new Date(), resolvedBy: scope.actor })
        .where(and(mine, isNull(comments.resolvedAt)));
      await scope.wake(orm, `draft/${known.agent}`);
    },
  };
}
