import { existsSync, readFileSync } from "node:fs";
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

/** True when a process with this id exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
