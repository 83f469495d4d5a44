// `npm start`: sets up what is missing, builds the studio when it changed, and serves everything at http://localhost:3000.
// Runs on Node 20 with nothing installed: plain JavaScript, Node's own modules only. `--dev` serves the studio's sources instead of a build.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { childEnvironment, ensureInstalled, ensureStudioBuilt, ensureVoice, pinnedNode, root, stop } from "./setup.mjs";

const isDevelopment = process.argv.includes("--dev");
const port = Number(process.env.PORT || 3000);
const host = process.env.HOST || "127.0.0.1";

if (!Number.isInteger(port) || port < 0 || port > 65_535) stop(`PORT must be a number from 0 to 65535, not ${process.env.PORT}.`);
await refuseWhenTaken();
await ensureInstalled();
await ensureVoice();
if (!isDevelopment) await ensureStudioBuilt();
const children = [start("server", [join(root, "apps", "server", "src", "main.ts")], root)];
if (isDevelopment)
  children.push(
    start("studio", [join(root, "node_modules", "vite", "bin", "vite.js"), "--clearScreen", "false"], join(root, "apps", "studio")),
  );

/** Said before minutes are spent on setting up. */
async function refuseWhenTaken() {
  const free = await new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", (error) => resolve(error.code !== "EADDRINUSE"));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
  if (free) return;
  const note = join(process.env.VAARTA_DATA || join(root, ".vaarta"), "server.json");
  const running = existsSync(note) ? JSON.parse(readFileSync(note, "utf8")) : null;
  if (running?.url?.endsWith(`:${port}`))
    stop(`Vaarta runs already from this folder: open ${running.url}. Stop that one first, with Ctrl-C in its window.`);
  stop(`Port ${port} is taken by another program. Stop it, or choose another port: PORT=${port + 1} npm start`);
}

/** Runs one of our programs until it ends or we are told to; when one ends, all do. */
function start(name, args, cwd) {
  const environment = { PORT: String(port), ...(isDevelopment ? { VAARTA_SERVER: `http://127.0.0.1:${port}` } : {}) };
  const child = spawn(pinnedNode(), ["--disable-warning=ExperimentalWarning", ...args], {
    cwd,
    stdio: "inherit",
    env: childEnvironment(environment),
  });
  child.on("error", (error) => stop(`The ${name} could not be started: ${error.message}`));
  child.on("exit", (code, signal) => {
    for (const other of children) if (other !== child) other.kill("SIGTERM");
    process.exitCode ||= code ?? (signal ? 130 : 1);
  });
  return child;
}

// Ctrl-C in a terminal reaches the children by itself, a signal to this process does not; a child told twice stops once.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    for (const child of children) child.kill("SIGTERM");
  });
}
