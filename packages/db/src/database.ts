import { fileURLToPath } from "node:url";
import { sql as raw } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import { readMigrationFiles } from "drizzle-orm/migrator";
import postgres, { type ReservedSql, type Sql } from "postgres";
import { conversationStore } from "./conversation-store.ts";
import { type Actor, type Core, type DatabaseObserver, type Orm, scopeOf, topicOf } from "./core.ts";
import { directory } from "./directory.ts";
import { DatabaseError } from "./errors.ts";
import { databaseErrorOf } from "./failures.ts";
import { agentRepository } from "./repositories/agents.ts";
import { commentRepository } from "./repositories/comments.ts";
import { conversationRepository } from "./repositories/conversations.ts";
import { draftRepository } from "./repositories/drafts.ts";
import { memberRepository } from "./repositories/members.ts";
import { modelRepository } from "./repositories/models.ts";
import { speechRepository } from "./repositories/speech.ts";
import { releaseRepository } from "./repositories/releases.ts";
import { toolRepository } from "./repositories/tool-stores.ts";
import * as tables from "./tables/index.ts";
import { keyOf, type MasterKeys } from "./vault.ts";
import { openWake } from "./wake.ts";

export interface DatabaseOptions {
  /** `postgres://…`; embedded or any other, with the same migrations. */
  url: string;
  master: MasterKeys;
  /** Connections at most. @defaultValue 10 */
  connections?: number;
  observer?: DatabaseObserver;
}

export type Database = Awaited<ReturnType<typeof openDatabase>>;
/** Everything there is to ask about one workspace. */
export type Workspace = ReturnType<Database["workspace"]>;

const migrationsFolder = fileURLToPath(new URL("../migrations", import.meta.url));
/** Any number: it names the lock that only one migrating server may hold. */
const migrationLock = 7_201_544_009;

/**
 * Opens the database, brings its tables up to date, and listens for changes. Lost connections come back by themselves.
 * There is no way to ask about a workspace's things but through `workspace(id, actor)`.
 * @throws {DatabaseError} UNAVAILABLE when it cannot be reached; MIGRATION_FAILED when its tables are newer than this version; KEY_UNUSABLE
 * when what it keeps was sealed with a master key that was not given
 */
export async function openDatabase(options: DatabaseOptions) {
  const sql = postgres(options.url, {
    max: options.connections ?? 10,
    connect_timeout: 10,
    // A dead server shows within seconds, and comes back within one.
    backoff: (attempt) => Math.min(0.1 * 2 ** attempt, 1),
    onnotice: () => {},
    connection: { application_name: "vaarta" },
  });
  try {
    await upToDate(sql);
    const orm = drizzle(sql, { schema: tables });
    const wake = await openWake(sql);
    const core: Core = { sql, orm, master: options.master, wake, observer: options.observer ?? null, workspaceKeys: new Map() };
    // A lost key must show now, not when a caller's words cannot be kept.
    const sealedWith = await orm.selectDistinct({ name: tables.workspaces.masterKey }).from(tables.workspaces);
    for (const { name } of sealedWith) keyOf(options.master, name);
    return open(core);
  } catch (error) {
    await sql.end({ timeout: 1 });
    throw databaseErrorOf(error) ?? error;
  }
}

function open(core: Core) {
  let claimed: ReservedSql | null = null;
  return {
    /** One workspace's things, for someone who acts there. */
    workspace(workspace: string, actor: Actor) {
      const scope = scopeOf(core, workspace, actor);
      return {
        id: workspace,
        actor,
        agents: agentRepository(scope),
        drafts: draftRepository(scope),
        releases: releaseRepository(scope),
        comments: commentRepository(scope),
        conversations: conversationRepository(scope),
        members: memberRepository(scope),
        models: modelRepository(scope),
        speech: speechRepository(scope),
        /** Where conversation drivers of this workspace write. */
        store: () => conversationStore(scope),
        /** What the built-in tools of one agent keep. */
        tools: (agent: string) => toolRepository(scope, agent),
        /** Calls when a topic of this workspace may have changed: `agents`, `draft/<agent>`, `people/<agent>`, `conversation/<id>`, `models`, `speech`. Gives what ends it. */
        onChange: (topic: string, wake: () => void) => core.wake.on(topicOf(workspace, topic), wake),
      };
    },
    directory: directory(core),
    /** For the sign-in library alone: its four tables, and a handle that only it may use. */
    signIn: {
      orm: core.orm as Orm,
      tables: { user: tables.users, session: tables.sessions, account: tables.accounts, verification: tables.verifications },
    },
    /** How the database does: a question with an answer within `timeoutMs`, or why not. Never throws. */
    async health(timeoutMs = 2_000): Promise<{ ok: true; tookMs: number } | { ok: false; code: DatabaseError["code"]; message: string }> {
      const started = performance.now();
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(
          () => reject(new DatabaseError("UNAVAILABLE", `The database gave no answer within ${timeoutMs} ms.`)),
          timeoutMs,
        );
      });
      try {
        await Promise.race([core.orm.execute(raw`select 1`), late]);
        return { ok: true, tookMs: Math.round(performance.now() - started) };
      } catch (error) {
        const known =
          databaseErrorOf(error) ?? new DatabaseError("UNAVAILABLE", "The database refused a simple question; its log says why.");
        return { ok: false, code: known.code, message: known.message };
      } finally {
        clearTimeout(timer);
      }
    },
    /** Makes sure that only one server uses an embedded database. False when another does; the right ends with the process. */
    async claim(): Promise<boolean> {
      const connection = await core.sql.reserve();
      const [row] = await connection<{ ours: boolean }[]>`select pg_try_advisory_lock(${migrationLock + 1}) as ours`;
      // The connection keeps the lock as long as it is open.
      if (row?.ours) claimed = connection;
      else connection.release();
      return claimed !== null;
    },
    /** Runs while no other server does: they take turns. */
    async exclusively<T>(action: () => Promise<T>): Promise<T> {
      const connection = await core.sql.reserve();
      try {
        await connection`select pg_advisory_lock(${migrationLock + 2})`;
        return await action();
      } finally {
        await connection`select pg_advisory_unlock(${migrationLock + 2})`.catch(() => {});
        connection.release();
      }
    },
    async close(): Promise<void> {
      claimed?.release();
      await core.sql.end({ timeout: 5 });
    },
  };
}

async function upToDate(sql: Sql): Promise<void> {
  const connection = await sql.reserve();
  try {
    await connection`select pg_advisory_lock(${migrationLock})`;
    const known = readMigrationFiles({ migrationsFolder });
    const [table] = await connection<{ there: string | null }[]>`select to_regclass('drizzle.__drizzle_migrations')::text as there`;
    if (table?.there) {
      const [row] = await connection<{ newest: string | null }[]>`select max(created_at)::text as newest from drizzle.__drizzle_migrations`;
      if (Number(row?.newest ?? 0) > Math.max(...known.map((one) => one.folderMillis))) {
        throw new DatabaseError(
          "MIGRATION_FAILED",
          "The database was last used by a newer version of Vaarta, whose tables this one does not know. Start the newer version, or restore a backup from before.",
        );
      }
    }
    // On a pool of its own: the migrator wants a transaction, and this connection holds the lock meanwhile.
    await migrate(drizzle(sql), { migrationsFolder });
  } finally {
    await connection`select pg_advisory_unlock(${migrationLock})`.catch(() => {});
    connection.release();
  }
}
