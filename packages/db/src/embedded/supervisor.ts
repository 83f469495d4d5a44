import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, renameSync, rmSync, statSync, statfsSync, truncateSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { DatabaseError } from "../errors.ts";
import { type Home, settle } from "./home.ts";
import { disown, isAlive, isPostgres, readPostmaster } from "./postmaster.ts";
import { identity } from "./run-as.ts";

export interface EmbeddedOptions {
  /** Vaarta's own folder (`.vaarta`). Made when missing. */
  folder: string;
  /** Told in plain words what takes time. */
  progress?: (message: string) => void;
  /** Data that may be lost at a power cut: tests only. @defaultValue false */
  throwAway?: boolean;
}

/** A running PostgreSQL of our own. */
export interface EmbeddedDatabase {
  /** Connection URL with the password; keep it out of logs. */
  url: string;
  pid: number;
  /** Where its data is. */
  folder: string;
  /** It was running already, left by a server that was killed. */
  adopted: boolean;
  /** Starts it again, on the same port, when it has died. Resolves at once when it runs. */
  revive(): Promise<void>;
  /** Stops it cleanly; connections are closed. */
  stop(): Promise<void>;
}

const orphansGoneMs = 30_000;
const neededBytes = 120 * 1024 * 1024;

/**
 * Starts the embedded PostgreSQL of a folder, or adopts the one that runs there already. Listens on 127.0.0.1 only, with
 * a random password kept beside the data (mode 0600).
 * @throws {DatabaseError} NO_BINARY, FOLDER_UNREACHABLE, DISK_FULL or START_FAILED, each with the next step
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const home = settle(options.folder);
  const tell = options.progress ?? (() => {});
  if (!existsSync(join(home.data, "PG_VERSION"))) {
    tell("Preparing the database (once) ...");
    await initialise(home);
  }
  let running = await adopt(home);
  const adopted = running !== null;
  running ??= await start(home, options, await freePort());
  let { pid } = running;
  const { port } = running;
  return {
    url: urlOf(home, port),
    get pid() {
      return pid;
    },
    folder: home.folder,
    adopted,
    async revive() {
      if (isAlive(pid)) return;
      ({ pid } = await start(home, options, port));
    },
    async stop() {
      await control(home, ["stop", "-m", "fast", "-w", "-t", "60"]);
    },
  };
}

function urlOf(home: Home, port: number): string {
  return `postgres://vaarta:${home.password}@127.0.0.1:${port}/postgres`;
}

/** Gives the server that runs on the data already, when it lets us in. */
async function adopt(home: Home): Promise<{ pid: number; port: number } | null> {
  const left = readPostmaster(home.data);
  if (!left || !isAlive(left.pid)) return null;
  if (!isPostgres(left.pid)) {
    disown(home.data);
    return null;
  }
  for (let attempt = 0; attempt < 50; attempt++) {
    if (await answers(urlOf(home, left.port))) return left;
    if (!isAlive(left.pid)) return null;
    // Alive but silent: starting or stopping.
    if (attempt > 5 && !readPostmaster(home.data)) return null;
    await pause(200);
  }
  return null;
}

async function answers(url: string): Promise<boolean> {
  const sql = postgres(url, { max: 1, connect_timeout: 3, onnotice: () => {} });
  try {
    await sql`select 1`;
    return true;
  } catch {
    return false;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Made in a folder beside and renamed, so that a start that was cut short leaves nothing half. */
async function initialise(home: Home): Promise<void> {
  requireSpace(home);
  const attempt = randomBytes(4).toString("hex");
  const unfinished = join(home.folder, `data.${attempt}`);
  const passwordFile = join(home.folder, `password.${attempt}`);
  writeFileSync(passwordFile, home.password, { mode: 0o600 });
  if (home.user) chownSync(passwordFile, home.user.uid, home.user.gid);
  try {
    const result = await program(home, "initdb", [
      "--pgdata", unfinished, "--username", "vaarta", "--pwfile", passwordFile, "--auth", "scram-sha-256",
      "--encoding", "UTF8", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8", "--locale", "C", "--no-instructions",
    ]); // prettier-ignore
    if (result.status !== 0) throw failed(home, "prepare", result.output);
    writeFileSync(join(unfinished, "postgresql.conf"), "include 'vaarta.conf'\n", { flag: "a" });
    renameSync(unfinished, home.data);
  } catch (error) {
    // Another start on this folder was quicker: its data is as good as ours.
    if (!existsSync(join(home.data, "PG_VERSION"))) throw error;
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(unfinished, { recursive: true, force: true });
  }
}

async function start(home: Home, options: EmbeddedOptions, port: number): Promise<{ pid: number; port: number }> {
  requireSpace(home);
  trimLog(home);
  const deadline = Date.now() + orphansGoneMs;
  for (;;) {
    configure(home, options, port);
    const result = await control(home, ["start", "-w", "-t", "60", "-s", "-l", home.log]);
    const running = readPostmaster(home.data);
    if (result.status === 0 && running) return running;
    // Someone else's start may have won, or backends of a killed server still hold its memory for a few seconds.
    const other = await adopt(home);
    if (other) return other;
    if (Date.now() > deadline) throw failed(home, "start", result.output);
    options.progress?.("Waiting for the last database to be gone ...");
    await pause(500);
    port = (await isFree(port)) ? port : await freePort();
  }
}

function configure(home: Home, options: EmbeddedOptions, port: number): void {
  const settings: Record<string, string> = {
    listen_addresses: "'127.0.0.1'",
    port: String(port),
    unix_socket_directories: "''",
    shared_buffers: "'64MB'",
    max_connections: "100",
    max_parallel_workers_per_gather: "0",
    timezone: "'UTC'",
    log_timezone: "'UTC'",
    // A killed server's sessions must not go on holding its locks.
    client_connection_check_interval: "'2s'",
    idle_in_transaction_session_timeout: "'60s'",
    // Statements and their values could hold a caller's words.
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
    ...(options.throwAway ? { fsync: "off", synchronous_commit: "off", full_page_writes: "off", shared_buffers: "'16MB'" } : {}),
  };
  const path = join(home.data, "vaarta.conf");
  writeFileSync(path, Object.entries(settings).map(([key, value]) => `${key} = ${value}\n`).join("")); // prettier-ignore
  if (home.user) chownSync(path, home.user.uid, home.user.gid);
}

function control(home: Home, args: string[]) {
  return program(home, "pg_ctl", ["-D", home.data, ...args]);
}

/** Runs one of PostgreSQL's programs as its user, away from our terminal, so that Ctrl-C reaches only us. */
function program(home: Home, name: string, args: string[]): Promise<{ status: number; output: string }> {
  const suffix = process.platform === "win32" ? ".exe" : "";
  return new Promise((resolve) => {
    let output = "";
    const child = spawn(join(home.binaries.folder, "bin", name + suffix), args, {
      ...identity(home.user),
      cwd: home.folder,
      detached: process.platform !== "win32",
      // The server inherits what pg_ctl has open, so a pipe on stdout would never close; initdb is waited for to its end.
      stdio: name === "pg_ctl" ? "ignore" : ["ignore", "ignore", "pipe"],
      env: {
        PATH: process.env.PATH ?? "",
        LC_ALL: "C",
        TZ: "UTC",
        ...(process.env.SystemRoot ? { SystemRoot: process.env.SystemRoot } : {}),
      },
      windowsHide: true,
    });
    child.stderr?.on("data", (chunk: Buffer) => (output += chunk.toString("utf8")));
    child.on("error", (error: NodeJS.ErrnoException) => resolve({ status: 127, output: `${name}: ${error.code ?? error.message}` }));
    child.on("close", (code) => resolve({ status: code ?? 1, output }));
  });
}

function requireSpace(home: Home): void {
  const { bavail, bsize } = statfsSync(home.folder);
  if (bavail * bsize >= neededBytes) return;
  throw new DatabaseError(
    "DISK_FULL",
    `The disk that holds ${home.folder} is full: ${Math.round((bavail * bsize) / 1_048_576)} MB free, ${neededBytes / 1_048_576} MB needed. Free some space, or set VAARTA_DATA to a folder on another disk.`,
  );
}

function trimLog(home: Home): void {
  const size = statSync(home.log, { throwIfNoEntry: false })?.size ?? 0;
  if (size > 5 * 1024 * 1024) truncateSync(home.log);
}

function failed(home: Home, what: "prepare" | "start", output: string): DatabaseError {
  const detail = output.trim().split("\n").slice(-3).join(" ");
  return new DatabaseError(
    "START_FAILED",
    `PostgreSQL did not ${what === "start" ? "start" : "get ready"} in ${home.data}. ${detail ? `It said: ${detail}. ` : ""}` +
      `See ${home.log}; or set DATABASE_URL to a PostgreSQL of yours.`,
  );
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (address && typeof address === "object" ? resolve(address.port) : reject(new Error("No free port."))));
    });
  });
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
