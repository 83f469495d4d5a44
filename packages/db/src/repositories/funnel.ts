import { and, count, eq, isNotNull, sql } from "drizzle-orm";
import type { Scope } from "../core.ts";
import { conversationEvents, conversations } from "../tables/index.ts";

export interface Funnel {
  conversations: number;
  /** State -> conversations that came there at least once, and those that ended there. */
  states: Record<string, { reached: number; ended: number }>;
  /** State -> way out -> conversations that took it at least once. */
  ways: Record<string, Record<string, number>>;
}

/** Where conversations on one release went and where they ended, from plain columns: no key is opened, no word is read. */
export async function funnelOf({ orm, workspace }: Scope, agent: string, release: string): Promise<Funnel> {
  const mine = and(eq(conversations.workspaceId, workspace), eq(conversations.agentId, agent), eq(conversations.releaseId, release));
  const moves = orm
    .select({
      conversation: conversationEvents.conversationId,
      from: sql<string>`move ->> 'from'`.as("from_state"),
      to: sql<string | null>`move ->> 'to'`.as("to_state"),
      edge: sql<string | null>`move ->> 'edge'`.as("way_out"),
    })
    .from(conversations)
    .innerJoin(
      conversationEvents,
      and(eq(conversationEvents.workspaceId, conversations.workspaceId), eq(conversationEvents.conversationId, conversations.id)),
    )
    .innerJoin(sql`jsonb_array_elements(${conversationEvents.moves}) as move`, sql`true`)
    .where(mine)
    .as("moves");
  const many = sql<number>`count(distinct ${moves.conversation})::int`;
  const [reached, taken, ended, [all]] = await Promise.all([
    orm.select({ state: moves.to, many }).from(moves).where(isNotNull(moves.to)).groupBy(moves.to),
    orm.select({ state: moves.from, way: moves.edge, many }).from(moves).where(isNotNull(moves.edge)).groupBy(moves.from, moves.edge),
    orm
      .select({ state: conversations.lastState, many: count() })
      .from(conversations)
      .where(and(mine, isNotNull(conversations.endedAt), isNotNull(conversations.lastState)))
      .groupBy(conversations.lastState),
    orm.select({ many: count() }).from(conversations).where(mine),
  ]);
  const states: Funnel["states"] = {};
  for (const row of reached) if (row.state !== null) states[row.state] = { reached: row.many, ended: 0 };
  for (const row of ended) if (row.state !== null) (states[row.state] ??= { reached: row.many, ended: 0 }).ended = row.many;
  const ways: Funnel["ways"] = {};
  for (const { state, way, many: times } of taken) if (way !== null) (ways[state] ??= {})[way] = times;
  return { conversations: all?.many ?? 0, states, ways };
}
