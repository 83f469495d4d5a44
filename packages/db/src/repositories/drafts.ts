import { and, desc, eq, gt, lt, lte, sql } from "drizzle-orm";
import type { Executor, Scope } from "../core.ts";
import { notFound } from "../errors.ts";
import { agents, draftCheckpoints, draftPatches, draftPeople, drafts, users } from "../tables/index.ts";

/** One revision's change, as applied. Operations and conflicts are JSON texts. */
export interface PatchRow {
  revision: number;
  patchId: string;
  operations: string;
  conflicts: string;
  author: string;
}

/** What `append` needs to know about a patch that was ordered. */
export interface OrderedPatch {
  operations: string;
  conflicts: string;
  states: number;
  /** Nothing of it was left: kept without a new revision. */
  isEmpty?: boolean;
  /** The whole document after it, when a checkpoint is due. */
  checkpoint?: string;
}

/** Drafts, as revisions: a checkpoint and the patches after it. */
export function draftRepository(scope: Scope) {
  const { orm, workspace } = scope;
  const of = (agent: string) => and(eq(drafts.workspaceId, workspace), eq(drafts.agentId, agent));
  const patchesOf = (agent: string) => and(eq(draftPatches.workspaceId, workspace), eq(draftPatches.agentId, agent));
  const columns = {
    revision: draftPatches.revision,
    patchId: draftPatches.patchId,
    operations: draftPatches.operations,
    conflicts: draftPatches.conflicts,
    author: draftPatches.author,
  };

  async function patchesAfter(agent: string, revision: number, within: Executor = orm, upTo?: number): Promise<PatchRow[]> {
    return within
      .select(columns)
      .from(draftPatches)
      .where(and(patchesOf(agent), gt(draftPatches.revision, revision), upTo === undefined ? undefined : lte(draftPatches.revision, upTo)))
      .orderBy(draftPatches.revision);
  }

  async function head(agent: string): Promise<{ revision: number; checkpoint: number }> {
    const [row] = await orm.select({ revision: drafts.revision, checkpoint: drafts.checkpoint }).from(drafts).where(of(agent));
    if (!row) throw notFound("agent");
    return row;
  }

  return {
    /** The newest revision. @throws {DatabaseError} NOT_FOUND */
    head,
    /** Patches after a revision, in order. */
    patchesAfter: (agent: string, revision: number, upTo?: number) => patchesAfter(agent, revision, orm, upTo),

    /** What a revision is made of. @throws {DatabaseError} NOT_FOUND for an unknown agent or revision */
    async parts(agent: string, revision?: number): Promise<{ revision: number; base: number; document: string; patches: PatchRow[] }> {
      const newest = await head(agent);
      const wanted = revision ?? newest.revision;
      if (wanted > newest.revision || wanted < 0) throw notFound("revision");
      const [checkpoint] = await orm
        .select()
        .from(draftCheckpoints)
        .where(
          and(eq(draftCheckpoints.workspaceId, workspace), eq(draftCheckpoints.agentId, agent), lte(draftCheckpoints.revision, wanted)),
        )
        .orderBy(desc(draftCheckpoints.revision))
        .limit(1);
      if (!checkpoint) throw notFound("revision");
      const patches = await patchesAfter(agent, checkpoint.revision, orm, wanted);
      return { revision: wanted, base: checkpoint.revision, document: checkpoint.document, patches };
    },

    /**
     * Adds a patch as the next revision, in one transaction that lets only one in at a time. A patch that is there already
     * changes nothing and gives what it gave before.
     * @param order - settles the patch against the newest revision; what it throws undoes everything
     */
    async append(
      agent: string,
      patch: { id: string; base: number; summary: string | null },
      order: (now: { revision: number; patchesAfter(revision: number): Promise<PatchRow[]> }) => Promise<OrderedPatch>,
    ): Promise<{ row: PatchRow; repeated: boolean }> {
      return orm.transaction(async (tx) => {
        const [draft] = await tx.select().from(drafts).where(of(agent)).for("update");
        if (!draft) throw notFound("agent");
        const [there] = await tx.select(columns).from(draftPatches).where(and(patchesOf(agent), eq(draftPatches.patchId, patch.id))); // prettier-ignore
        if (there) return { row: there, repeated: true };
        const ordered = await order({ revision: draft.revision, patchesAfter: (revision) => patchesAfter(agent, revision, tx) });
        const row: PatchRow = { revision: draft.revision, patchId: patch.id, operations: ordered.operations, conflicts: ordered.conflicts, author: scope.actor }; // prettier-ignore
        if (ordered.isEmpty) return { row, repeated: false };
        row.revision += 1;
        await tx.insert(draftPatches).values({ workspaceId: workspace, agentId: agent, ...row, base: patch.base, summary: patch.summary });
        if (ordered.checkpoint !== undefined) {
          await tx.insert(draftCheckpoints).values({ workspaceId: workspace, agentId: agent, revision: row.revision, document: ordered.checkpoint }); // prettier-ignore
        }
        const checkpoint = ordered.checkpoint === undefined ? draft.checkpoint : row.revision;
        await tx
          .update(drafts)
          .set({ revision: row.revision, checkpoint, states: ordered.states, updatedAt: sql`now()` })
          .where(of(agent));
        await scope.wake(tx, `draft/${agent}`);
        return { row, repeated: false };
      });
    },

    /** Who changed what and when, newest first. @throws {DatabaseError} NOT_FOUND */
    async history(agent: string, limit: number, before?: number) {
      await head(agent);
      return orm
        .select({
          revision: draftPatches.revision,
          at: draftPatches.at,
          author: draftPatches.author,
          name: users.name,
          summary: draftPatches.summary,
          operations: draftPatches.operations,
        })
        .from(draftPatches)
        .leftJoin(users, eq(users.id, draftPatches.author))
        .where(and(patchesOf(agent), before === undefined ? undefined : lt(draftPatches.revision, before)))
        .orderBy(desc(draftPatches.revision))
        .limit(limit);
    },

    /** Says that a person has the draft open, at a state. Call again within half a minute. */
    async seePerson(agent: string, person: { connection: string; name: string; state: string | null }): Promise<void> {
      const row = { workspaceId: workspace, agentId: agent, userId: scope.actor, ...person, seenAt: new Date() };
      await orm.transaction(async (tx) => {
        const [known] = await tx
          .select({ id: agents.id })
          .from(agents)
          .where(and(eq(agents.workspaceId, workspace), eq(agents.id, agent)));
        if (!known) throw notFound("agent");
        const target = [draftPeople.workspaceId, draftPeople.agentId, draftPeople.connection];
        await tx
          .insert(draftPeople)
          .values(row)
          .onConflictDoUpdate({ target, set: { state: row.state, seenAt: sql`now()` } });
        await scope.wake(tx, `people/${agent}`);
      });
    },

    async losePerson(agent: string, connection: string): Promise<void> {
      await orm.delete(draftPeople).where(and(eq(draftPeople.workspaceId, workspace), eq(draftPeople.agentId, agent), eq(draftPeople.connection, connection))); // prettier-ignore
      await scope.wake(orm, `people/${agent}`);
    },

    /** People with the draft open, seen within the last 40 seconds, by name. */
    async people(agent: string): Promise<{ user: string; name: string; state: string | null }[]> {
      return orm
        .selectDistinctOn([draftPeople.name, draftPeople.userId], {
          user: draftPeople.userId,
          name: draftPeople.name,
          state: draftPeople.state,
        })
        .from(draftPeople)
        .where(
          and(
            eq(draftPeople.workspaceId, workspace),
            eq(draftPeople.agentId, agent),
            gt(draftPeople.seenAt, sql`now() - interval '40 seconds'`),
          ),
        )
        .orderBy(draftPeople.name, draftPeople.userId, desc(draftPeople.seenAt));
    },
  };
}
