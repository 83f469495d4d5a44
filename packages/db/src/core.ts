import { eq, sql as raw } from "drizzle-orm";
import type { PgTransaction } from "drizzle-orm/pg-core";
import type { PostgresJsDatabase, PostgresJsQueryResultHKT } from "drizzle-orm/postgres-js";
import type { ExtractTablesWithRelations } from "drizzle-orm";
import type { Sql } from "postgres";
import { notFound } from "./errors.ts";
import * as tables from "./tables/index.ts";
import { keyOf, type MasterKeys, open, seal } from "./vault.ts";
import { channel, type Wake } from "./wake.ts";

export type Tables = typeof tables;
export type Orm = PostgresJsDatabase<Tables>;
export type Transaction = PgTransaction<PostgresJsQueryResultHKT, Tables, ExtractTablesWithRelations<Tables>>;
export type Executor = Orm | Transaction;

/** Told of every conversation that begins or ends here, after it is kept; for counting. */
export interface DatabaseObserver {
  started(channel: string): void;
  /** @param outcome - as designed; null when there was none */
  ended(channel: string, outcome: string | null): void;
}

/** What repositories share. Never leaves this package: whoever holds it can ask without a workspace. */
export interface Core {
  sql: Sql;
  orm: Orm;
  master: MasterKeys;
  wake: Wake;
  observer: DatabaseObserver | null;
  workspaceKeys: Map<string, Buffer>;
}

/** Who acts, for history and audit: a user id, `key:<id>` or `system`. */
export type Actor = string;

/** One workspace as repositories see it. */
export interface Scope {
  core: Core;
  orm: Orm;
  workspace: string;
  actor: Actor;
  /** Tells the readers of a topic of this workspace, once the transaction is through. */
  wake(within: Executor, topic: string): Promise<void>;
  key(): Promise<Buffer>;
}

export function scopeOf(core: Core, workspace: string, actor: Actor): Scope {
  return {
    core,
    orm: core.orm,
    workspace,
    actor,
    async wake(within, topic) {
      await within.execute(raw`select pg_notify(${channel}, ${topicOf(workspace, topic)})`);
    },
    key: () => workspaceKey(core, workspace),
  };
}

export const topicOf = (workspace: string, topic: string): string => `${workspace}/${topic}`;

export const sealedKeyPlace = (workspace: string): string => `workspace-key/${workspace}`;

/** Opens the workspace's key; one that an older master key sealed is sealed again with the newest. */
async function workspaceKey(core: Core, workspace: string): Promise<Buffer> {
  const known = core.workspaceKeys.get(workspace);
  if (known) return known;
  const { workspaces } = tables;
  const [row] = await core.orm.select().from(workspaces).where(eq(workspaces.id, workspace));
  if (!row) throw notFound("workspace");
  const key = open(keyOf(core.master, row.masterKey), row.sealedKey, sealedKeyPlace(workspace));
  if (row.masterKey !== core.master.current) {
    const sealedKey = seal(keyOf(core.master, core.master.current), key, sealedKeyPlace(workspace));
    await core.orm.update(workspaces).set({ sealedKey, masterKey: core.master.current }).where(eq(workspaces.id, workspace));
  }
  core.workspaceKeys.set(workspace, key);
  return key;
}
