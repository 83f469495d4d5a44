import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDatabase } from "./database.ts";
import { temporaryDatabase } from "./temporary.ts";
import { testMaster, testRelease, testWorkspace } from "./testing-workspace.ts";

let server: Awaited<ReturnType<typeof temporaryDatabase>>;
let made: Awaited<ReturnType<typeof testWorkspace>>;

beforeAll(async () => {
  server = await temporaryDatabase();
  made = await testWorkspace(server.url);
});
afterAll(async () => {
  await made?.database.close();
  await server?.stop();
});

async function ask<T>(query: string, url = server.url): Promise<T[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return (await sql.unsafe(query)) as unknown as T[];
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Tables beside workspaces: people and their sign-in, and the workspaces themselves. */
const besideWorkspaces = ["accounts", "sessions", "users", "verifications", "workspaces"];

describe("the tables", () => {
  it("begin every primary and every foreign key with the workspace", async () => {
    const keys = await ask<{ table: string; kind: string; first: string; target: string | null }>(`
      select r.relname as table, c.contype as kind, a.attname as first, t.relname as target
      from pg_constraint c
      join pg_class r on r.oid = c.conrelid join pg_namespace n on n.oid = r.relnamespace and n.nspname = 'public'
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      left join pg_class t on t.oid = c.confrelid
      where c.contype in ('p', 'f')`);
    const tables = await ask<{ name: string }>("select table_name as name from information_schema.tables where table_schema = 'public'");
    const scoped = tables.map((one) => one.name).filter((name) => !besideWorkspaces.includes(name));
    expect(scoped.length).toBeGreaterThan(15);
    for (const name of scoped) {
      const own = keys.filter((key) => key.table === name);
      expect({ name, hasPrimary: own.some((key) => key.kind === "p") }).toEqual({ name, hasPrimary: true });
      for (const key of own) if (key.target !== "users") expect({ name, target: key.target, first: key.first }).toMatchObject({ first: "workspace_id" }); // prettier-ignore
    }
  });

  it("refuse to change what is only ever added", async () => {
    for (const query of [
      "update releases set note = 'other'",
      "update draft_patches set summary = 'x'",
      "update audit_entries set actor = 'x'",
      "update conversation_events set leg = 9",
    ]) {
      const name = query.split(" ")[1] ?? "";
      if (name === "releases") await expect(ask(query)).rejects.toMatchObject({ code: "23000" });
      else
        expect(
          await ask(
            `select tgname from pg_trigger t join pg_class c on c.oid = t.tgrelid where c.relname = '${name}' and not tgisinternal`,
          ),
        ).toHaveLength(1);
    }
  });

  it("come about once, also when several servers start on an empty database together", async () => {
    const url = await server.another();
    const opened = await Promise.all(Array.from({ length: 4 }, () => openDatabase({ url, master: testMaster, connections: 3 })));
    expect(await ask("select count(*)::int as number from drizzle.__drizzle_migrations", url)).toEqual([
      { number: journal().entries.length },
    ]);
    for (const database of opened) await database.close();
  });

  it("of a newer version are left alone, and said to be", async () => {
    const url = await server.another();
    await (await openDatabase({ url, master: testMaster })).close();
    await ask("insert into drizzle.__drizzle_migrations (hash, created_at) values ('future', 9999999999999)", url);
    await expect(openDatabase({ url, master: testMaster })).rejects.toMatchObject({ code: "MIGRATION_FAILED" });
  });

  it("are what the migrations make: none was forgotten", async () => {
    // Generating again from the tables must find nothing to do.
    const { entries } = journal();
    const { generateDrizzleJson, generateMigration } = await import("drizzle-kit/api");
    const latest = JSON.parse(
      readFileSync(join(migrations, "meta", `${String(entries.length - 1).padStart(4, "0")}_snapshot.json`), "utf8"),
    ) as Parameters<typeof generateMigration>[0];
    const now = generateDrizzleJson((await import("./tables/index.ts")) as unknown as Record<string, unknown>, latest.id);
    expect(await generateMigration(latest, now)).toEqual([]);
  });
});

const migrations = fileURLToPath(new URL("../migrations", import.meta.url));
function journal(): { entries: unknown[] } {
  return JSON.parse(readFileSync(join(migrations, "meta", "_journal.json"), "utf8")) as { entries: unknown[] };
}

describe("health", () => {
  it("says when the database is gone, and when it is back", async () => {
    const url = await server.another();
    const database = await openDatabase({ url, master: testMaster });
    expect(await database.health()).toMatchObject({ ok: true });
    const name = new URL(url).pathname.slice(1);
    await ask(`alter database ${name} allow_connections false`);
    await ask(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
    expect(await database.health()).toMatchObject({ ok: false });
    await ask(`alter database ${name} allow_connections true`);
    let health = await database.health();
    for (let attempt = 0; attempt < 50 && !health.ok; attempt++) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      health = await database.health();
    }
    expect(health).toMatchObject({ ok: true });
    await database.close();
  });

  it("cannot be opened where nothing answers, and says so", async () => {
    await expect(openDatabase({ url: "postgres://nobody@127.0.0.1:1/none", master: testMaster })).rejects.toMatchObject({
      code: "UNAVAILABLE",
    });
  });

  it("lets one server claim the database until it goes", async () => {
    const url = await server.another();
    const [first, second] = [await openDatabase({ url, master: testMaster }), await openDatabase({ url, master: testMaster })];
    expect([await first.claim(), await second.claim()]).toEqual([true, false]);
    await first.close();
    expect(await second.claim()).toBe(true);
    await second.close();
  });
});

describe("releases", () => {
  it("are numbered without gaps, once per content, and one of them is live", async () => {
    const { workspace } = made;
    const { id: agent } = await workspace.agents.create({ name: "Numbers", slug: "numbers", document: "{}", states: 0 });
    const hashes = ["1", "2", "3"].map((digit) => digit.repeat(64));
    const published = await Promise.all(hashes.map((hash) => workspace.releases.publish(testRelease(agent, hash))));
    expect(published.map((release) => release.number).sort((a, b) => a - b)).toEqual([1, 2, 3]);
    const again = await workspace.releases.publish(testRelease(agent, hashes[0] ?? ""));
    expect(again).toEqual(published[0]);
    expect((await workspace.releases.live(agent))?.id).toBe(published[0]?.id);
    await workspace.releases.rollBack(agent, published[1]?.id ?? "");
    expect((await workspace.releases.liveSummary(agent))?.number).toBe(published[1]?.number);
    expect((await workspace.releases.list(agent)).filter((release) => release.live)).toHaveLength(1);
  });

  it("give two agents of one name two addresses", async () => {
    const slugs = await Promise.all(
      ["same", "same", "same"].map((slug) => made.workspace.agents.create({ name: "Same", slug, document: "{}", states: 0 })),
    );
    expect(new Set(slugs.map((one) => one.slug)).size).toBe(3);
  });
});
