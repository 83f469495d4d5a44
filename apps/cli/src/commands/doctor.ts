import { access, constants, statfs } from "node:fs/promises";
import { createConnection, createServer } from "node:net";
import { delimiter, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { CommandContext } from "../cli.ts";
import { exitCodes, type ExitCode, type Surroundings } from "../surroundings.ts";

interface Check {
  name: string;
  /** `note`: works, but something is worth knowing. */
  state: "ok" | "note" | "bad";
  found: string;
  next?: string;
}

export async function doctor({ terminal, surroundings }: CommandContext): Promise<ExitCode> {
  const checks = [
    nodeVersion(),
    await dataFolder(surroundings),
    await freeSpace(surroundings),
    await port(surroundings),
    await database(surroundings),
    await browser(surroundings),
  ];
  const colours = { ok: "green", note: "yellow", bad: "red" } as const;
  for (const { name, state, found, next } of checks) {
    terminal.say(`${terminal.style(colours[state], state.padEnd(4))} ${name.padEnd(12)} ${found}`);
    if (next !== undefined) terminal.say(`                  ${next}`);
  }
  const isWell = checks.every(({ state }) => state !== "bad");
  terminal.answer({ ok: isWell, checks }, isWell ? "This machine has what it takes." : "Something is in the way; see above.");
  return isWell ? exitCodes.done : exitCodes.environment;
}

function nodeVersion(): Check {
  const [major = 0] = process.versions.node.split(".").map(Number);
  const found = `Node ${process.versions.node}`;
  if (major >= 24) return { name: "Node", state: "ok", found };
  return { name: "Node", state: "bad", found, next: "Run it through npm (npm run vaarta), which brings Node 24 along." };
}

const projectFolder = fileURLToPath(new URL("../../../..", import.meta.url));

function folderOf({ environment, directory }: Surroundings): string {
  return environment.VAARTA_DATA ? resolve(directory, environment.VAARTA_DATA) : join(projectFolder, ".vaarta");
}

/** The folder itself, or where it would be made: a look must leave nothing behind. */
async function nearestExisting(folder: string): Promise<string> {
  for (let at = folder; ; at = dirname(at)) if ((await isThere(at, constants.F_OK)) || at === dirname(at)) return at;
}

async function dataFolder(surroundings: Surroundings): Promise<Check> {
  const folder = folderOf(surroundings);
  if (await isThere(await nearestExisting(folder), constants.W_OK)) return { name: "Data", state: "ok", found: `${folder} can be written` };
  return {
    name: "Data",
    state: "bad",
    found: `${folder} cannot be written`,
    next: "Make it yours (chown), or set VAARTA_DATA to a folder that is.",
  };
}

async function freeSpace(surroundings: Surroundings): Promise<Check> {
  const { bavail, bsize } = await statfs(await nearestExisting(folderOf(surroundings)));
  const megabytes = Math.floor((bavail * bsize) / 1_048_576);
  const found = `${megabytes} MB free`;
  if (megabytes >= 500) return { name: "Space", state: "ok", found };
  return {
    name: "Space",
    state: megabytes >= 100 ? "note" : "bad",
    found,
    next: "Free some space: the database needs about 200 MB to begin with.",
  };
}

async function port({ environment }: Surroundings): Promise<Check> {
  const number = Number(environment.PORT || 3000);
  const host = environment.HOST || "127.0.0.1";
  const isFree = await new Promise<boolean>((done) => {
    const server = createServer();
    server.once("error", () => done(false));
    server.listen(number, host, () => server.close(() => done(true)));
  });
  if (isFree) return { name: "Port", state: "ok", found: `${host}:${number} is free` };
  const isOurs = await answers(`http://${host}:${number}/healthz`);
  if (isOurs)
    return {
      name: "Port",
      state: "note",
      found: `${host}:${number}: Vaarta runs here already`,
      next: `Open http://${host}:${number} in a browser.`,
    };
  return {
    name: "Port",
    state: "bad",
    found: `${host}:${number} is taken by another program`,
    next: "Stop that program, or set PORT to another number.",
  };
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2000) })).ok;
  } catch {
    return false;
  }
}

async function database({ environment }: Surroundings): Promise<Check> {
  const { DATABASE_URL: address } = environment;
  if (!address) return { name: "Database", state: "ok", found: "embedded PostgreSQL, started with the server" };
  if (!URL.canParse(address))
    return {
      name: "Database",
      state: "bad",
      found: "DATABASE_URL is not an address",
      next: "Write it like postgres://user:password@host:5432/name.",
    };
  const { hostname, port: number } = new URL(address);
  const place = `${hostname}:${number || 5432}`;
  if (await speaksPostgres(hostname, Number(number || 5432)))
    return { name: "Database", state: "ok", found: `PostgreSQL at ${place} answers` };
  return {
    name: "Database",
    state: "bad",
    found: `no PostgreSQL answers at ${place}`,
    next: "Start it, mend DATABASE_URL, or unset it to use the embedded one.",
  };
}

/** Asks as every client does first, whether it may encrypt; a PostgreSQL answers with one letter. */
function speaksPostgres(host: string, number: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = createConnection({ host, port: number, timeout: 3000 });
    const end = (answered: boolean) => {
      socket.destroy();
      done(answered);
    };
    socket.on("connect", () => socket.write(Buffer.from([0, 0, 0, 8, 4, 210, 22, 47])));
    socket.on("data", (data) => end(data.length === 1 && (data[0] === 0x53 || data[0] === 0x4e)));
    socket.on("timeout", () => end(false));
    socket.on("error", () => end(false));
  });
}

const browsers = ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "microsoft-edge", "firefox"];

async function browser({ environment }: Surroundings): Promise<Check> {
  if (process.platform !== "linux") return { name: "Browser", state: "ok", found: "the system's own" };
  for (const folder of (environment.PATH ?? "").split(delimiter))
    for (const name of browsers)
      if (await isThere(join(folder, name), constants.X_OK)) return { name: "Browser", state: "ok", found: join(folder, name) };
  return {
    name: "Browser",
    state: "note",
    found: "none on this machine",
    next: "Open the studio from another machine, or install one; only the browser tests need it here.",
  };
}

async function isThere(path: string, mode: number): Promise<boolean> {
  return access(path, mode).then(
    () => true,
    () => false,
  );
}
