import { createHash, randomBytes } from "node:crypto";
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseError } from "../errors.ts";
import { type Binaries, copyBinaries, findBinaries, mendLinks } from "./binaries.ts";
import { canReach, chooseUser, type RunAs } from "./run-as.ts";

/** Everything the supervisor needs to know about one embedded database. */
export interface Home {
  /** Owned by the user PostgreSQL runs as; holds `data` and `postgres.log`. */
  folder: string;
  data: string;
  log: string;
  binaries: Binaries;
  user: RunAs;
  password: string;
}

const elsewhere = "/var/lib/vaarta";

/**
 * Settles where the database lives and who runs it. As root, programs and data that PostgreSQL's user could not reach
 * (a checkout under `/root`) are kept under `/var/lib/vaarta` instead.
 * @param folder - Vaarta's own folder (`.vaarta`); made when missing
 * @throws {DatabaseError} NO_BINARY, FOLDER_UNREACHABLE, START_FAILED
 */
export function settle(folder: string): Home {
  makeFolder(folder);
  const root = process.getuid?.() === 0;
  // Others may pass through, never look in: the password and the keys beside are only ours.
  if (root) chmodSync(folder, 0o711);
  const found = findBinaries();
  mendLinks(found.folder);

  const own = join(folder, "postgres");
  const away = join(elsewhere, createHash("sha256").update(folder).digest("hex").slice(0, 12));
  let home = own;
  let user = chooseUser(join(own, "data"));
  if (user && !canReach(user, folder, "read") && !passable(user, folder)) {
    user = chooseUser(join(away, "data"));
    home = away;
    makeFolder(elsewhere);
    chmodSync(elsewhere, 0o755);
  }
  makeFolder(home, 0o700);
  if (user) chownSync(home, user.uid, user.gid);
  if (!canReach(user, home, "write")) {
    throw new DatabaseError(
      "FOLDER_UNREACHABLE",
      `PostgreSQL, run as ${user?.name}, cannot write to ${home}. Set VAARTA_DATA to a folder that it can reach.`,
    );
  }
  const binaries = canReach(user, join(found.folder, "bin"), "read") ? found : copyBinaries(found, elsewhere);
  return { folder: home, data: join(home, "data"), log: join(home, "postgres.log"), binaries, user, password: password(folder) };
}

function passable(user: RunAs, folder: string): boolean {
  const probe = join(folder, "postgres");
  mkdirSync(probe, { recursive: true });
  if (user) chownSync(probe, user.uid, user.gid);
  return canReach(user, probe, "write");
}

function makeFolder(folder: string, mode = 0o755): void {
  try {
    mkdirSync(folder, { recursive: true, mode });
  } catch (error) {
    throw new DatabaseError(
      "FOLDER_UNREACHABLE",
      `The data folder ${folder} cannot be made (${(error as NodeJS.ErrnoException).code}). Give yourself the right to write there, or set VAARTA_DATA to another folder.`,
      { cause: error },
    );
  }
}

/** The database's password: made once, readable by us alone. Two starting at once agree on the first one's. */
function password(folder: string): string {
  const path = join(folder, "postgres-password");
  try {
    if (!existsSync(path)) writeFileSync(path, randomBytes(24).toString("hex"), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") {
      throw new DatabaseError(
        "FOLDER_UNREACHABLE",
        `Cannot write to ${folder}. It may belong to another user: start Vaarta as that user, or set VAARTA_DATA.`,
        {
          cause: error,
        },
      );
    }
  }
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new DatabaseError(
      "FOLDER_UNREACHABLE",
      `${path} belongs to another user. Start Vaarta as that user, or set VAARTA_DATA to a folder of your own.`,
      {
        cause: error,
      },
    );
  }
}
