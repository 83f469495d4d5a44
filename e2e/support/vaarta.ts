import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test as base, expect } from "@playwright/test";

const root = fileURLToPath(new URL("../..", import.meta.url));
const startMs = 60_000;
const stopMs = 15_000;

/** A product of its own: the real server on a free port, a real database, and a folder that nobody wrote to before. */
export class Vaarta {
  readonly url: string;
  readonly #folder = mkdtempSync(join(tmpdir(), "vaarta-e2e-"));
  readonly #port: number;
  #process: ChildProcess | null = null;
  #said = "";

  constructor(port: number) {
    this.#port = port;
    this.url = `http://localhost:${port}`;
  }

  async start(): Promise<void> {
    const child = spawn(join(root, "node_modules/.bin/node"), [join(root, "apps/server/src/main.ts")], {
      cwd: root,
      env: { ...process.env, PORT: String(this.#port), VAARTA_DATA: this.#folder, DATABASE_URL: "", PUBLIC_URL: "" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#process = child;
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (this.#said += chunk.toString()));
    const until = Date.now() + startMs;
    while (!(await this.#isHealthy())) {
      if (child.exitCode !== null || Date.now() > until) throw new Error(`The server did not start. It said:\n${this.#said}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** Waits until a process that holds calls has come up. @returns what callers are told of it */
  async voiceReady(slug = "gold-loan-transfer"): Promise<{ hears: string; speaks: string }> {
    const until = Date.now() + startMs;
    for (;;) {
      const answer = await fetch(`${this.url}/v1/agents/${slug}`).catch(() => null);
      const { voice } = (answer?.ok ? await answer.json() : {}) as { voice?: { hears: string; speaks: string } | null };
      if (voice) return voice;
      if (Date.now() > until) throw new Error(`No voice host came up. The server said:\n${this.#said}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  async stop(): Promise<void> {
    await this.#signal("SIGTERM");
  }

  /** As the power cord does: nothing is told, nothing is written, the database is left alone. */
  async kill(): Promise<void> {
    await this.#signal("SIGKILL");
  }

  /** Stops it, and whatever database it left behind. */
  async remove(): Promise<void> {
    await this.#signal("SIGTERM");
    this.#endDatabase();
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }

  async #signal(signal: "SIGTERM" | "SIGKILL"): Promise<void> {
    const child = this.#process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, "exit");
    child.kill(signal);
    const late = setTimeout(() => child.kill("SIGKILL"), stopMs);
    await exit;
    clearTimeout(late);
  }

  #endDatabase(): void {
    try {
      const pid = Number(readFileSync(join(this.#folder, "postgres", "data", "postmaster.pid"), "utf8").split("\n")[0]);
      if (pid > 0) process.kill(pid, "SIGQUIT");
    } catch {
      // It went with its server.
    }
  }

  async #isHealthy(): Promise<boolean> {
    const answer = await fetch(`${this.url}/healthz`).catch(() => null);
    return answer?.ok === true;
  }
}

/** Every journey gets a product that was never used before; `page` opens on it. */
export const test = base.extend<{ vaarta: Vaarta }>({
  vaarta: [
    async ({}, use) => {
      const vaarta = new Vaarta(await freePort());
      try {
        await vaarta.start();
        await use(vaarta);
      } finally {
        await vaarta.remove();
      }
    },
    { timeout: startMs + stopMs + 10_000 },
  ],
  baseURL: async ({ vaarta }, use) => use(vaarta.url),
});

export { expect };

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("This machine gave no port to listen on.");
  return address.port;
}
