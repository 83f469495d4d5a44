import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { temporaryDatabase } from "@vaarta/db";
import { afterAll, beforeAll, expect, it } from "vitest";
import { callByVoice, startCall } from "../testing/test-voice-caller.ts";

// The real program with its voice hosts, killed under a call and started again.
const main = fileURLToPath(new URL("../main.ts", import.meta.url));
const slug = "gold-loan-transfer";
let database: Awaited<ReturnType<typeof temporaryDatabase>>;
let folder: string;
let port: number;
let server: ChildProcess | null = null;

beforeAll(async () => {
  database = await temporaryDatabase();
  folder = mkdtempSync(join(tmpdir(), "vaarta-restart-"));
  port = await freePort();
}, 90_000);
afterAll(async () => {
  server?.kill("SIGTERM");
  if (server && server.exitCode === null) await new Promise((resolve) => server?.once("exit", resolve));
  await database?.stop();
  rmSync(folder, { recursive: true, force: true });
}, 90_000);

it("a server that is killed takes no call with it: the next one finds the voice hosts, and ends them when it is stopped", async () => {
  const url = `http://localhost:${port}`;
  server = start();
  await expect.poll(() => voiceAt(url), { timeout: 120_000, interval: 250 }).toBe(true);
  const call = await startCall(url, slug, { language: "en" });
  const caller = await callByVoice(call.voice);
  await caller.wait("state", ({ state }) => state === "listening", 30_000);
  const hosts = readFileSync(join(folder, "voice.json"), "utf8");

  server.kill("SIGKILL");
  await new Promise((resolve) => server?.once("exit", resolve));
  await says("I have a gold loan with Muthoot, two lakh");

  server = start();
  await expect.poll(() => voiceAt(url), { timeout: 120_000, interval: 250 }).toBe(true);
  expect(readFileSync(join(folder, "voice.json"), "utf8")).toBe(hosts);
  await says("the interest rate is 12 percent");

  server.kill("SIGTERM");
  expect(await new Promise((resolve) => server?.once("exit", resolve))).toBe(0);
  expect(await caller.wait("error")).toMatchObject({ code: "RESTARTING", retry: true });
  await expect(fetch(call.voice.url.replace("ws", "http"))).rejects.toThrow("fetch failed");

  /** Types, and waits for words of the agent that come after. */
  async function says(text: string): Promise<void> {
    const before = caller.captions().length;
    caller.send({ type: "typed", id: text, text });
    await caller.wait("caption", () => caller.captions().length > before, 30_000);
  }
}, 300_000);

function start(): ChildProcess {
  return spawn(process.execPath, ["--disable-warning=ExperimentalWarning", main], {
    stdio: "ignore",
    env: {
      PATH: process.env.PATH ?? "",
      HOME: process.env.HOME ?? "",
      PORT: String(port),
      VAARTA_DATA: folder,
      DATABASE_URL: database.url,
      VAARTA_DRAIN_SECONDS: "0",
      // Captions alone: what is tested is that the call goes on.
      VAARTA_ESPEAK: "/nowhere",
    },
  });
}

async function voiceAt(url: string): Promise<boolean> {
  try {
    return ((await (await fetch(`${url}/v1/agents/${slug}`)).json()) as { voice?: unknown }).voice != null;
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(address && typeof address === "object" ? address.port : 0));
    });
  });
}
