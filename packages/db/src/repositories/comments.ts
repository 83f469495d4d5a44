import { and, eq, isNull } from "drizzle-orm";
import type { Scope } from "../core.ts";
import { notFound } from "../errors.ts";
import { randomId } from "../identifiers.ts";
import { comments, users } from "../tables/index.ts";

/** Remarks on states and lines. */
export function commentRepository(scope: Scope) {
  const { orm, workspace } = scope;
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
        })
        .from(comments)
        .leftJoin(users, eq(users.id, comments.author))
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
