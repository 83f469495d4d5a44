import type { StoredEvent } from "@vaarta/runtime";
import { and, asc, desc, eq, ilike, lt, or } from "drizzle-orm";
import { conversationKeys } from "../conversation-keys.ts";
import type { Scope } from "../core.ts";
import { notFound } from "../errors.ts";
import { conversationStore } from "../conversation-store.ts";
import { randomId } from "../identifiers.ts";
import { conversations, releases, turnTimings } from "../tables/index.ts";

export interface ConversationSummary {
  id: string;
  agent: string;
  startedAt: Date;
  endedAt: Date | null;
  channel: string;
  language: string | null;
  outcome: string | null;
  release: { id: string; number: number };
  turns: number;
  lastState: string | null;
}

export interface ConversationFilter {
  agent?: string;
  outcome?: string;
  channel?: string;
  release?: string;
  /** Part of an id, an outcome or a state. Words are sealed and cannot be searched. */
  text?: string;
  /** Where the page before ended. */
  cursor?: string;
  limit?: number;
}

export interface TurnTimingRow {
  turn: number;
  at: Date;
  timing: unknown;
}

/** Conversations of one workspace: their rows, and their log through `store`. */
export function conversationRepository(scope: Scope) {
  const { orm, workspace } = scope;
  const keys = conversationKeys(scope);
  const mine = (id: string) => and(eq(conversations.workspaceId, workspace), eq(conversations.id, id));
  const summary = {
    id: conversations.id,
    agent: conversations.agentId,
    startedAt: conversations.startedAt,
    endedAt: conversations.endedAt,
    channel: conversations.channel,
    language: conversations.language,
    outcome: conversations.outcome,
    release: { id: releases.id, number: releases.number },
    turns: conversations.turns,
    lastState: conversations.lastState,
  };
  const select = () =>
    orm
      .select(summary)
      .from(conversations)
      .innerJoin(releases, and(eq(releases.workspaceId, conversations.workspaceId), eq(releases.id, conversations.releaseId)));

  return {
    /** Makes a conversation on a release, with a key of its own. It keeps that release. */
    async create(conversation: { agent: string; release: string; channel: string; language: string | null; at: Date }): Promise<string> {
      const id = randomId("conversation");
      await orm.transaction(async (tx) => {
        await tx.insert(conversations).values({
          workspaceId: workspace,
          id,
          agentId: conversation.agent,
          releaseId: conversation.release,
          channel: conversation.channel,
          language: conversation.language,
          startedAt: conversation.at,
          lastAt: conversation.at,
        });
        await keys.create(tx, id);
      });
      scope.core.observer?.started(conversation.channel);
      return id;
    },

    /** @throws {DatabaseError} NOT_FOUND */
    async get(id: string): Promise<ConversationSummary> {
      const [row] = await select().where(mine(id));
      if (!row) throw notFound("conversation");
      return row;
    },

    /** The whole log, words and all. @throws {DatabaseError} NOT_FOUND */
    async events(id: string): Promise<StoredEvent[]> {
      await this.get(id);
      return conversationStore(scope).events(id);
    },

    /** Newest first. */
    async list(filter: ConversationFilter): Promise<{ items: ConversationSummary[]; next: string | null }> {
      const limit = filter.limit ?? 50;
      const like = filter.text === undefined ? undefined : `%${filter.text.replace(/[\\%_]/g, "\\$&")}%`;
      const [at, after] = filter.cursor?.split("/") ?? [];
      const from = at && after ? new Date(Number(at)) : null;
      const items = await select()
        .where(
          and(
            eq(conversations.workspaceId, workspace),
            filter.agent === undefined ? undefined : eq(conversations.agentId, filter.agent),
            filter.outcome === undefined ? undefined : eq(conversations.outcome, filter.outcome),
            filter.channel === undefined ? undefined : eq(conversations.channel, filter.channel),
            filter.release === undefined ? undefined : eq(conversations.releaseId, filter.release),
            like === undefined
              ? undefined
              : or(ilike(conversations.id, like), ilike(conversations.outcome, like), ilike(conversations.lastState, like)),
            from === null
              ? undefined
              : or(lt(conversations.startedAt, from), and(eq(conversations.startedAt, from), lt(conversations.id, after ?? ""))),
          ),
        )
        .orderBy(desc(conversations.startedAt), desc(conversations.id))
        .limit(limit);
      const last = items.at(-1);
      return { items, next: items.length === limit && last ? `${last.startedAt.getTime()}/${last.id}` : null };
    },

    /** Keeps what a spoken turn took. `timing` is plain JSON without words. */
    async keepTiming(id: string, { turn, at, timing }: TurnTimingRow): Promise<void> {
      await orm.insert(turnTimings).values({ workspaceId: workspace, conversationId: id, turn, at, timing });
    },

    /** What each spoken turn took, in order. */
    async timings(id: string): Promise<TurnTimingRow[]> {
      return orm
        .select({ turn: turnTimings.turn, at: turnTimings.at, timing: turnTimings.timing })
        .from(turnTimings)
        .where(and(eq(turnTimings.workspaceId, workspace), eq(turnTimings.conversationId, id)))
        .orderBy(asc(turnTimings.id));
    },

    /** Removes a conversation and destroys its key: what a backup still holds of it cannot be opened any more. @throws {DatabaseError} NOT_FOUND */
    async remove(id: string): Promise<void> {
      const removed = await orm.delete(conversations).where(mine(id)).returning({ id: conversations.id });
      if (removed.length === 0) throw notFound("conversation");
    },
  };
}
