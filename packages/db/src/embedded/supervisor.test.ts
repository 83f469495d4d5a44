import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import { afterEach, describe, expect, it } from "vitest";
import { findBinaries } from "./binaries.ts";
import { settle } from "./home.ts";
import { isAlive, readPostmaster } from "./postmaster.ts";
import { type EmbeddedDatabase, startEmbedded } from "./supervisor.ts";

const isRoot = process.getuid?.() === 0;
const folders: string[] = [];
const running: EmbeddedDatabase[] = [];
const sources = fileURLToPath(new URL(".", import.meta.url));

afterEach(async () => {
  for (const database of running.splice(0)) await database.stop();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "vaarta-embedded-"));
  chmodSync(folder, 0o755);
  folders.push(folder);
  return join(folder, ".vaarta");
}

async function start(folder: string, throwAway = true): Promise<EmbeddedDatabase> {
  const database = await startEmbedded({ folder, throwAway });
  running.push(database);
  return database;
}

async function ask<T = unknown>(url: string, query: string): Promise<T[]> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    return (await sql.unsafe(query)) as unknown as T[];
  } finally {
    await sql.end({ timeout: 1 });
  }
}

describe("the embedded PostgreSQL", () => {
  it("starts on loopback, behind a password that only its owner can read", async () => {
    const folder = newFolder();
    const { url } = await start(folder);
    expect(new URL(url).hostname).toBe("127.0.0.1");
    expect(await ask(url, "select current_setting('listen_addresses') as listens, current_setting('server_encoding') as encoding")).toEqual([{ listens: "127.0.0.1", encoding: "UTF8" }]); // prettier-ignore
    const wrong = new URL(url);
    wrong.password = "guess";
    await expect(ask(wrong.href, "select 1")).rejects.toMatchObject({ code: "28P01" });
    expect(statSync(join(folder, "postgres-password")).mode & 0o777).toBe(0o600);
    if (isRoot) expect(statSync(join(folder, "postgres", "data")).uid).not.toBe(0);
  });

  it("adopts a server that outlived its parent, with everything that was acknowledged", async () => {
    const folder = newFolder();
    const parent = spawn(process.execPath, ["--input-type=module", "-e", `
      import { startEmbedded } from ${JSON.stringify(join(sources, "supervisor.ts"))};
      import postgres from "postgres";
      const { url } = await startEmbedded({ folder: ${JSON.stringify(folder)} });
      const sql = postgres(url, { onnotice: () => {} });
      await sql\`create table kept (number int)\`;
      for (let number = 1; ; number++) { await sql\`insert into kept values (\${number})\`; console.log(number); }
    `], { stdio: ["ignore", "pipe", "inherit"], cwd: sources }); // prettier-ignore
    const acknowledged = await killAfter(parent, 200);
    const database = await start(folder);
    expect(database.adopted).toBe(true);
    const [row] = await ask<{ number: number }>(database.url, "select max(number) as number from kept");
    expect(row?.number).toBeGreaterThanOrEqual(acknowledged);
  });

  it("clears away what a killed server left: a stale file, and backends that still hold its memory", async () => {
    const folder = newFolder();
    const first = await start(folder, false);
    const busy = postgres(first.url, { max: 1, onnotice: () => {} });
    const sleeping = busy`select pg_sleep(20)`.catch(() => "lost");
    await ask(first.url, "create table kept as select 1 as number");
    process.kill(first.pid, "SIGKILL");
    await gone(first.pid);
    expect(readPostmaster(join(folder, "postgres", "data"))?.pid).toBe(first.pid);
    await first.revive();
    expect(await ask(first.url, "select number from kept")).toEqual([{ number: 1 }]);
    expect(await sleeping).toBe("lost");
    await busy.end({ timeout: 1 });
  }, 60_000);

  it("is not misled by a stale file whose number belongs to another program now", async () => {
    const folder = newFolder();
    const first = await start(folder);
    await first.stop();
    running.length = 0;
    const { data } = settle(folder);
    const lines = [String(process.pid), data, "1", "1", "", "127.0.0.1", "", "ready   "];
    writeFileSync(join(data, "postmaster.pid"), lines.join("\n"));
    if (isRoot) chownSync(join(data, "postmaster.pid"), statSync(data).uid, statSync(data).gid);
    const again = await start(folder);
    expect(again.adopted).toBe(false);
    expect(await ask(again.url, "select 1 as one")).toEqual([{ one: 1 }]);
  });

  it("lets two that start at once on one folder share one server", async () => {
    const folder = newFolder();
    const [a, b] = await Promise.all([start(folder), start(folder)]);
    expect(a?.pid).toBe(b?.pid);
    expect(await ask(b?.url ?? "", "select 1 as one")).toEqual([{ one: 1 }]);
    running.pop();
  });

  it("begins afresh when preparing was cut short", async () => {
    const folder = newFolder();
    mkdirSync(join(folder, "postgres", "data.1"), { recursive: true });
    writeFileSync(join(folder, "postgres", "data.1", "half"), "");
    expect(await ask((await start(folder)).url, "select 1 as one")).toEqual([{ one: 1 }]);
  });

  it("says what to do where no build fits the machine", () => {
    expect(() => findBinaries("linux", "mips")).toThrow(/No PostgreSQL for this machine \(linux-mips.*Set DATABASE_URL/);
  });

  it("says what to do where it may not write", () => {
    const folder = newFolder();
    writeFileSync(folder, "a file where the folder should be");
    expect(() => settle(folder)).toThrow(/cannot be made.*VAARTA_DATA/);
  });

  it.runIf(isRoot)("as root, keeps data and programs where PostgreSQL's user can reach them", async () => {
    const secret = mkdtempSync(join(tmpdir(), "vaarta-secret-"));
    folders.push(secret);
    chmodSync(secret, 0o700);
    const folder = join(secret, ".vaarta");
    const home = settle(folder);
    expect(home.folder).toMatch(/^\/var\/lib\/vaarta\/[0-9a-f]{12}$/);
    folders.push(home.folder);
    expect(await ask((await start(folder)).url, "select 1 as one")).toEqual([{ one: 1 }]);
    expect(existsSync(join(folder, "postgres", "data"))).toBe(false);
  });

  it.runIf(isRoot)("runs for a normal user as that user", () => {
    const folder = newFolder();
    chmodSync(join(folder, ".."), 0o777);
    const script = `
      import { startEmbedded } from ${JSON.stringify(join(sources, "supervisor.ts"))};
      const database = await startEmbedded({ folder: ${JSON.stringify(folder)}, throwAway: true });
      console.log("pid", database.pid, process.getuid());
      await database.stop();`;
    const nobody = { uid: 65_534, gid: 65_534 };
    const result = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
      ...nobody,
      cwd: "/",
      encoding: "utf8",
      env: { PATH: process.env.PATH ?? "" },
    });
    if (result.stderr.includes("EACCES")) return;
    expect(result.stdout).toMatch(/^pid \d+ 65534/);
    expect(statSync(join(folder, "postgres", "data")).uid).toBe(65_534);
  });
});

/** Kills after so many printed lines; gives the last number that was printed whole. */
function killAfter(child: ChildProcess, lines: number): Promise<number> {
  return new Promise((resolve) => {
    let output = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      output += chunk.toString("utf8");
      if (output.split("\n").length > lines) child.kill("SIGKILL");
    });
    child.on("close", () => resolve(Number(output.split("\n").at(-2))));
  });
}

async function gone(pid: number): Promise<void> {
  while (isAlive(pid)) await new Promise((resolve) => setTimeout(resolve, 20));
}
