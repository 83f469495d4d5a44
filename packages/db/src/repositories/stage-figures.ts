import { and, desc, eq, gte, sql } from "drizzle-orm";
import type { Scope } from "../core.ts";
import { conversations, releases, turnTimings } from "../tables/index.ts";

/** What one stage of spoken turns took on one release, in milliseconds. */
export interface StageFigures {
  release: { id: string; number: number };
  stage: string;
  /** Turns in which the stage happened. */
  turns: number;
  p50: number;
  p90: number;
  p99: number;
}

/**
 * What each stage of an agent's spoken turns took, by release, newest first; from figures alone: no key is opened, no word is read.
 * The first turn, the greeting, answers nobody and is left out. Percentiles are values that were measured, not values between them.
 * @param since - only conversations that began then or later
 */
export async function stageFiguresOf({ orm, workspace }: Scope, agent: string, since: Date): Promise<StageFigures[]> {
  const stage = sql<string>`stage.key`;
  const at = (share: number) => sql<number>`percentile_disc(${share}::float8) within group (order by (stage.value)::text::float8)`;
  return orm
    .select({
      release: { id: releases.id, number: releases.number },
      stage,
      turns: sql<number>`count(*)::int`,
      p50: at(0.5),
      p90: at(0.9),
      p99: at(0.99),
    })
    .from(conversations)
    .innerJoin(releases, and(eq(releases.workspaceId, conversations.workspaceId), eq(releases.id, conversations.releaseId)))
    .innerJoin(
      turnTimings,
      and(
        eq(turnTimings.workspaceId, conversations.workspaceId),
        eq(turnTimings.conversationId, conversations.id),
        gte(turnTimings.turn, 1),
      ),
    )
    .innerJoin(sql`jsonb_each(${turnTimings.timing} -> 'stages') as stage`, sql`jsonb_typeof(stage.value) = 'number'`)
    .where(and(eq(conversations.workspaceId, workspace), eq(conversations.agentId, agent), gte(conversations.startedAt, since)))
    .groupBy(releases.id, releases.number, stage)
    .orderBy(desc(releases.number), stage);
}
