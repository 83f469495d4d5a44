import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { DatabaseError } from "../errors.ts";

/** The system user PostgreSQL runs as; null: the one we are. */
export type RunAs = { uid: number; gid: number; name: string } | null;

function lookUp(name: string): RunAs {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(":") ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid), name } : null;
}

/**
 * Chooses the user for PostgreSQL, which refuses to run as root: the owner of the data where there is any, else
 * `postgres`, else `nobody`; null when we are not root.
 * @throws {DatabaseError} START_FAILED when we are root and there is no other user to be
 */
export function chooseUser(dataFolder: string): RunAs {
  if (process.getuid?.() !== 0) return null;
  const owner = statSync(dataFolder, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid, name: `user ${owner.uid}` };
  for (const name of ["postgres", "nobody"]) {
    const user = lookUp(name);
    if (user) return user;
  }
  throw new DatabaseError(
    "START_FAILED",
    "PostgreSQL refuses to run as root, and this machine has neither a `postgres` nor a `nobody` user. Start Vaarta as a normal user, or set DATABASE_URL.",
  );
}

/** Options for child processes that run as that user. */
export function identity(user: RunAs): { uid?: number; gid?: number } {
  return user ? { uid: user.uid, gid: user.gid } : {};
}

/** True when that user can enter the folder and, where asked, write into it. */
export function canReach(user: RunAs, folder: string, want: "read" | "write"): boolean {
  if (!user) return true;
  const test = spawnSync("/bin/sh", ["-c", `cd "$0" && test -${want === "write" ? "w" : "r"} .`, folder], {
    ...identity(user),
    cwd: "/",
    stdio: "ignore",
  });
  return test.status === 0;
}
