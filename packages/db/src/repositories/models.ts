import { and, asc, eq, getTableColumns, gte, sum } from "drizzle-orm";
import type { Scope } from "../core.ts";
import { notFound } from "../errors.ts";
import { randomId } from "../identifiers.ts";
import { modelBudgets, modelProviders, modelRoutes, modelUses } from "../tables/index.ts";
import { hintOf, open, seal } from "../vault.ts";

/** A provider as people see it: of the key only its last letters. */
export interface ModelProviderRow {
  id: string;
  name: string;
  kind: string;
  baseUrl: string;
  keyHint: string | null;
  models: unknown[];
}

export interface ModelProviderChange {
  name: string;
  kind: string;
  baseUrl: string;
  /** Null: no key any more; undefined: as it was. */
  apiKey: string | null | undefined;
  models: readonly unknown[];
}

export type ModelUseRow = Omit<typeof modelUses.$inferSelect, "workspaceId" | "id">;

const { workspaceId: _workspace, id: _id, ...useColumns } = getTableColumns(modelUses);

/** Language models of a workspace: providers and their keys, routes by task, the budget, what was used. Changes wake the topic `models`. */
export function modelRepository(scope: Scope) {
  const { orm, workspace } = scope;
  const keyPlace = (id: string) => `model-key/${workspace}/${id}`;
  const mine = (id: string) => and(eq(modelProviders.workspaceId, workspace), eq(modelProviders.id, id));

  function seen({ id, name, kind, baseUrl, keyHint, models }: typeof modelProviders.$inferSelect): ModelProviderRow {
    return { id, name, kind, baseUrl, keyHint, models: JSON.parse(models) as unknown[] };
  }

  return {
    async providers(): Promise<ModelProviderRow[]> {
      const rows = await orm.select().from(modelProviders).where(eq(modelProviders.workspaceId, workspace)).orderBy(asc(modelProviders.createdAt)); // prettier-ignore
      return rows.map(seen);
    },

    /** @throws {DatabaseError} NOT_FOUND */
    async provider(id: string): Promise<ModelProviderRow> {
      const [row] = await orm.select().from(modelProviders).where(mine(id));
      if (!row) throw notFound("provider");
      return seen(row);
    },

    /** The keys, for asking the providers. They go nowhere else. */
    async keys(): Promise<Map<string, string>> {
      const key = await scope.key();
      const rows = await orm.select().from(modelProviders).where(eq(modelProviders.workspaceId, workspace));
      return new Map(rows.flatMap(({ id, sealedKey }) => (sealedKey ? [[id, open(key, sealedKey, keyPlace(id)).toString("utf8")]] : [])));
    },

    async addProvider(change: ModelProviderChange): Promise<string> {
      const id = randomId("provider");
      const columns = await columnsOf(id, change);
      await orm.transaction(async (tx) => {
        await tx.insert(modelProviders).values({ workspaceId: workspace, id, ...columns });
        await scope.wake(tx, "models");
      });
      return id;
    },

    /** @throws {DatabaseError} NOT_FOUND */
    async changeProvider(id: string, change: ModelProviderChange): Promise<void> {
      const columns = await columnsOf(id, change);
      await orm.transaction(async (tx) => {
        const changed = await tx.update(modelProviders).set({ ...columns, updatedAt: new Date() }).where(mine(id)).returning({ id: modelProviders.id }); // prettier-ignore
        if (changed.length === 0) throw notFound("provider");
        await scope.wake(tx, "models");
      });
    },

    /** Its key goes with it. @throws {DatabaseError} NOT_FOUND */
    async removeProvider(id: string): Promise<void> {
      await orm.transaction(async (tx) => {
        const gone = await tx.delete(modelProviders).where(mine(id)).returning({ id: modelProviders.id });
        if (gone.length === 0) throw notFound("provider");
        await scope.wake(tx, "models");
      });
    },

    async routes(): Promise<Record<string, unknown>> {
      const rows = await orm.select().from(modelRoutes).where(eq(modelRoutes.workspaceId, workspace));
      return Object.fromEntries(rows.map(({ task, route }) => [task, JSON.parse(route) as unknown]));
    },

    /** All routes at once; tasks that are missing have none any more. */
    async saveRoutes(routes: Readonly<Record<string, unknown>>): Promise<void> {
      const rows = Object.entries(routes).map(([task, route]) => ({ workspaceId: workspace, task, route: JSON.stringify(route) }));
      await orm.transaction(async (tx) => {
        await tx.delete(modelRoutes).where(eq(modelRoutes.workspaceId, workspace));
        if (rows.length > 0) await tx.insert(modelRoutes).values(rows);
        await scope.wake(tx, "models");
      });
    },

    async budget(): Promise<{ currency: string; monthlyLimit: number | null } | null> {
      const [row] = await orm.select().from(modelBudgets).where(eq(modelBudgets.workspaceId, workspace));
      return row ? { currency: row.currency, monthlyLimit: row.monthlyLimit } : null;
    },

    async saveBudget(budget: { currency: string; monthlyLimit: number | null }): Promise<void> {
      await orm.transaction(async (tx) => {
        await tx.insert(modelBudgets).values({ workspaceId: workspace, ...budget }).onConflictDoUpdate({ target: modelBudgets.workspaceId, set: budget }); // prettier-ignore
        await scope.wake(tx, "models");
      });
    },

    async addUses(uses: readonly ModelUseRow[]): Promise<void> {
      if (uses.length > 0) await orm.insert(modelUses).values(uses.map((use) => ({ ...use, workspaceId: workspace })));
    },

    /** What one conversation used, in order. */
    async usesOf(conversation: string): Promise<ModelUseRow[]> {
      const rows = await orm.select(useColumns).from(modelUses).where(and(eq(modelUses.workspaceId, workspace), eq(modelUses.conversationId, conversation))).orderBy(asc(modelUses.id)); // prettier-ignore
      return rows;
    },

    /** What was used since a moment, by model. */
    async spentSince(since: Date): Promise<{ provider: string; model: string; cost: number; inputTokens: number; outputTokens: number }[]> {
      const rows = await orm
        .select({
          provider: modelUses.provider,
          model: modelUses.model,
          cost: sum(modelUses.cost),
          inputTokens: sum(modelUses.inputTokens),
          outputTokens: sum(modelUses.outputTokens),
        })
        .from(modelUses)
        .where(and(eq(modelUses.workspaceId, workspace), gte(modelUses.at, since)))
        .groupBy(modelUses.provider, modelUses.model);
      return rows.map((row) => ({ ...row, cost: Number(row.cost ?? 0), inputTokens: Number(row.inputTokens), outputTokens: Number(row.outputTokens) })); // prettier-ignore
    },
  };

  async function columnsOf(id: string, { apiKey, models, ...plain }: ModelProviderChange) {
    const key = apiKey === undefined ? {} : apiKey === null ? { sealedKey: null, keyHint: null } : { sealedKey: seal(await scope.key(), Buffer.from(apiKey), keyPlace(id)), keyHint: hintOf(apiKey) }; // prettier-ignore
    return { ...plain, models: JSON.stringify(models), ...key };
  }
}

export type ModelRepository = ReturnType<typeof modelRepository>;
