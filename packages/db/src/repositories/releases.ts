import { and, count, desc, eq, max } from "drizzle-orm";
import type { Scope } from "../core.ts";
import { notFound } from "../errors.ts";
import { funnelOf } from "./funnel.ts";
import { stageFiguresOf } from "./stage-figures.ts";
import { agents, conversations, environments, releases, users } from "../tables/index.ts";

/** What a release is. `id` is the hash of all of it, so equal content is one release. */
export interface ReleaseManifest {
  id: string;
  agentId: string;
  document: string;
  documentHash: string;
  programHash: string;
  schemaVersion: number;
  semantics: number;
  repliesHash: string;
  understanding: string;
  languages: string[];
  revision: number;
  note: string;
}

export interface Release extends ReleaseManifest {
  number: number;
  at: Date;
  author: string;
}

/** Releases of one workspace and which of them is live. */
export function releaseRepository(scope: Scope) {
  const { orm, workspace } = scope;

  async function get(id: string): Promise<Release> {
    const [row] = await orm
      .select()
      .from(releases)
      .where(and(eq(releases.workspaceId, workspace), eq(releases.id, id)));
    if (!row) throw notFound("release");
    return { ...row, languages: row.languages.split(" ") };
  }

  const environmentOf = (agent: string) =>
    and(eq(environments.workspaceId, workspace), eq(environments.agentId, agent), eq(environments.name, "live"));

  return {
    /** @throws {DatabaseError} NOT_FOUND */
    get,

    /** The release that new conversations get; null when none was published. */
    async live(agent: string): Promise<Release | null> {
      const [row] = await orm.select({ id: environments.releaseId }).from(environments).where(environmentOf(agent));
      return row ? get(row.id) : null;
    },

    /** The live release without its document. */
    async liveSummary(agent: string): Promise<{ number: number; releaseId: string; programHash: string } | null> {
      const [row] = await orm
        .select({ number: releases.number, releaseId: releases.id, programHash: releases.programHash })
        .from(environments)
        .innerJoin(releases, and(eq(releases.workspaceId, environments.workspaceId), eq(releases.id, environments.releaseId)))
        .where(environmentOf(agent));
      return row ?? null;
    },

    /** Keeps a release and makes it live, or makes the equal one live that is there. @throws {DatabaseError} NOT_FOUND */
    async publish(manifest: ReleaseManifest): Promise<{ id: string; number: number }> {
      const { agentId } = manifest;
      return orm.transaction(async (tx) => {
        // One at a time per agent, so that numbers have no gaps.
        const [agent] = await tx.select({ id: agents.id }).from(agents).where(and(eq(agents.workspaceId, workspace), eq(agents.id, agentId))).for("update"); // prettier-ignore
        if (!agent) throw notFound("agent");
        const [there] = await tx.select({ number: releases.number }).from(releases).where(and(eq(releases.workspaceId, workspace), eq(releases.id, manifest.id))); // prettier-ignore
        let number = there?.number;
        if (number === undefined) {
          const [last] = await tx.select({ number: max(releases.number) }).from(releases).where(and(eq(releases.workspaceId, workspace), eq(releases.agentId, agentId))); // prettier-ignore
          number = (last?.number ?? 0) + 1;
          await tx.insert(releases).values({ ...manifest, workspaceId: workspace, number, languages: manifest.languages.join(" "), author: scope.actor }); // prettier-ignore
        }
        const pointer = { releaseId: manifest.id, at: new Date(), by: scope.actor };
        await tx
          .insert(environments)
          .values({ workspaceId: workspace, agentId, name: "live", ...pointer })
          .onConflictDoUpdate({ target: [environments.workspaceId, environments.agentId, environments.name], set: pointer });
        await scope.wake(tx, `draft/${agentId}`);
        return { id: manifest.id, number };
      });
    },

    /** Makes an earlier release live for new conversations. @throws {DatabaseError} NOT_FOUND also for another agent's release */
    async rollBack(agent: string, release: string): Promise<void> {
      const [known] = await orm
        .select({ id: releases.id })
        .from(releases)
        .where(and(eq(releases.workspaceId, workspace), eq(releases.agentId, agent), eq(releases.id, release)));
      if (!known) throw notFound("release");
      await orm.transaction(async (tx) => {
        const moved = await tx.update(environments).set({ releaseId: release, at: new Date(), by: scope.actor }).where(environmentOf(agent)).returning({ id: environments.agentId }); // prettier-ignore
        if (moved.length === 0) throw notFound("release");
        await scope.wake(tx, `draft/${agent}`);
      });
    },

    /** Where conversations on a release went and where they ended. */
    funnel: (agent: string, release: string) => funnelOf(scope, agent, release),

    /** What each stage of spoken turns took, by release. */
    stageFigures: (agent: string, since: Date) => stageFiguresOf(scope, agent, since),

    /** Releases of an agent, newest first, with how conversations on them went. */
    async list(agent: string) {
      const rows = await orm
        .select({
          id: releases.id,
          number: releases.number,
          at: releases.at,
          author: releases.author,
          name: users.name,
          note: releases.note,
          programHash: releases.programHash,
          languages: releases.languages,
          live: environments.name,
        })
        .from(releases)
        .leftJoin(users, eq(users.id, releases.author))
        .leftJoin(
          environments,
          and(
            eq(environments.workspaceId, releases.workspaceId),
            eq(environments.agentId, releases.agentId),
            eq(environments.releaseId, releases.id),
          ),
        )
        .where(and(eq(releases.workspaceId, workspace), eq(releases.agentId, agent)))
        .orderBy(desc(releases.number));
      const outcomes = await orm
        .select({ release: conversations.releaseId, outcome: conversations.outcome, number: count() })
        .from(conversations)
        .where(and(eq(conversations.workspaceId, workspace), eq(conversations.agentId, agent)))
        .groupBy(conversations.releaseId, conversations.outcome);
      return rows.map((row) => {
        const own = outcomes.filter((one) => one.release === row.id);
        return {
          ...row,
          live: row.live !== null,
          languages: row.languages.split(" "),
          conversations: own.reduce((sum, one) => sum + one.number, 0),
          outcomes: Object.fromEntries(own.flatMap((one) => (one.outcome === null ? [] : [[one.outcome, one.number]]))) as Record<
            string,
            number
          >,
        };
      });
    },
  };
}
