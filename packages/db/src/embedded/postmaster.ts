import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What a running PostgreSQL says about itself in its folder. */
export interface Postmaster {
  pid: number;
  port: number;
  ready: boolean;
}

/** Reads `postmaster.pid` of a data folder; null when there is none or it is not whole yet. It may be stale: see `isAlive`. */
export function readPostmaster(dataFolder: string): Postmaster | null {
  const path = join(dataFolder, "postmaster.pid");
  if (!existsSync(path)) return null;
  // Lines: pid, data folder, start time, port, socket folder, listen address, shared memory, status.
  const lines = readFileSync(path, "utf8").split("\n");
  const pid = Math.abs(Number(lines[0]));
  const port = Number(lines[3]);
  if (!Number.isInteger(pid) || pid <= 0 || !Number.isInteger(port) || port <= 0) return null;
  return { pid, port, ready: lines[7]?.trim() === "ready" };
}

/** True when a process with this id runs, whoever owns it. One that has ended and that nobody has asked about counts as gone. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  return process.platform !== "linux" || !/^\d+ \(.*\) [ZX] /s.test(ofProcess(pid, "stat"));
}

/** True when the process with this id is a PostgreSQL: after a restart of the machine an id may be another program's. */
export function isPostgres(pid: number): boolean {
  if (!isAlive(pid)) return false;
  // What cannot be asked about counts as one: better to wait for it than to start a second.
  if (process.platform === "linux") return ["postgres", ""].includes(ofProcess(pid, "comm").trim());
  if (process.platform === "win32") return true;
  return spawnSync("ps", ["-p", String(pid), "-o", "comm="], { encoding: "utf8" }).stdout?.includes("postgres") ?? true;
}

/**
 * Mends a stale `postmaster.pid` whose number another program has now: PostgreSQL would take it for a running server and
 * refuse to start. Only the number goes; by the rest PostgreSQL still finds backends that outlived their server.
 */
export function disown(dataFolder: string): void {
  const path = join(dataFolder, "postmaster.pid");
  const [, ...rest] = readFileSync(path, "utf8").split("\n");
  writeFileSync(path, [noPid, ...rest].join("\n"));
}

/** Above the highest id that systems give. */
const noPid = 4_194_305;

function ofProcess(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return "";
  }
}
